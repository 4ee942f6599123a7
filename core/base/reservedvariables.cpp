#include "core/base/reservedvariables.h"

#include <QSet>
#include <QString>

#include <algorithm>

namespace stackwright::base {

bool isReservedVariable(const QString &name)
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
    return names.contains(name) || std::any_of(std::begin(families), std::end(families),
                                       [&](const char *family) { return name.startsWith(QLatin1String(family)); });
}

} // namespace stackwright::base
