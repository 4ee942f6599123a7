#include "core/kinds/secretname.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace stackwright::kinds {

namespace {

bool isReserved(const QString &variable)
{
    static const QSet<QString> names{QStringLiteral("PATH"), QStringLiteral("HOME"), QStringLiteral("USER"),
        QStringLiteral("LOGNAME"), QStringLiteral("SHELL"), QStringLiteral("PWD"), QStringLiteral("OLDPWD"),
        QStringLiteral("LANG"), QStringLiteral("LANGUAGE"), QStringLiteral("TERM"), QStringLiteral("TZ"),
        QStringLiteral("TMPDIR"), QStringLiteral("TMP"), QStringLiteral("TEMP"), QStringLiteral("HOSTNAME"),
        QStringLiteral("UID"), QStringLiteral("GID"), QStringLiteral("EUID"), QStringLiteral("PPID"), QStringLiteral("IFS"),
        QStringLiteral("ENV"), QStringLiteral("BASH_ENV"), QStringLiteral("CDPATH"), QStringLiteral("EDITOR"),
        QStringLiteral("MAIL"), QStringLiteral("DISPLAY"), QStringLiteral("WAYLAND_DISPLAY"), QStringLiteral("NO_COLOR"),
        QStringLiteral("HTTP_PROXY"), QStringLiteral("HTTPS_PROXY"), QStringLiteral("FTP_PROXY"), QStringLiteral("ALL_PROXY"),
        QStringLiteral("NO_PROXY"), QStringLiteral("GODEBUG"), QStringLiteral("GOMAXPROCS"), QStringLiteral("SSL_CERT_FILE"),
        QStringLiteral("SSL_CERT_DIR"), QStringLiteral("CONTAINER_HOST")};
    static const char *const families[] = {
        "DOCKER_", "COMPOSE_", "BUILDKIT_", "BUILDX_", "PODMAN_", "LD_", "DYLD_", "LC_", "XDG_", "DBUS_", "SSH_", "QT_"};
    return names.contains(variable) || std::any_of(std::begin(families), std::end(families),
                                           [&](const char *family) { return variable.startsWith(QLatin1String(family)); });
}

} // namespace

QString secretVariable(const QString &secret)
{
    QString name;
    for (const QChar c : secret.toUpper())
        name += (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ? c : QChar(u'_');
    return name;
}

std::optional<QString> secretNameFault(const QString &secret)
{
    static const QRegularExpression syntax(QStringLiteral("\\A[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}\\z"));
    if (!syntax.match(secret).hasMatch())
        return QCoreApplication::translate("Setting", "A secret's name has letters, digits, '_', '-' and '.'");
    if (isReserved(secretVariable(secret)))
        return QCoreApplication::translate(
            "Setting", "Its value would come in the variable %1, which means something else to this machine; choose another name")
            .arg(secretVariable(secret));
    return {};
}

} // namespace stackwright::kinds
