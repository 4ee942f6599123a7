#include "tests/support/privatekeyring.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDir>
#include <QStandardPaths>
#include <QtTest>

namespace {

constexpr int startMs = 20'000;

} // namespace

PrivateKeyring::PrivateKeyring()
{
    for (const char *program : {"dbus-daemon", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QString::fromUtf8(program)).isEmpty()) {
            m_fault = QStringLiteral("%1 is not installed").arg(QString::fromUtf8(program));
            return;
        }
    }
    QDir(m_folder.path()).mkpath(QStringLiteral("run"));
    QFile::setPermissions(m_folder.filePath(QStringLiteral("run")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("HOME", QFile::encodeName(m_folder.path()));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("data"))));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.filePath(QStringLiteral("run"))));

    m_bus.start(QStringLiteral("dbus-daemon"),
        {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
    if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead(startMs)) {
        m_fault = QStringLiteral("dbus-daemon did not start: %1").arg(m_bus.errorString());
        return;
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());

    m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
        {QStringLiteral("--unlock"), QStringLiteral("--foreground"), QStringLiteral("--components=secrets")});
    if (!m_keyring.waitForStarted()) {
        m_fault = QStringLiteral("gnome-keyring-daemon did not start: %1").arg(m_keyring.errorString());
        return;
    }
    m_keyring.write("a password of the test");
    m_keyring.closeWriteChannel();
    // It takes its name on the bus once it is unlocked.
    const bool ready = QTest::qWaitFor(
        [] {
            QDBusMessage alias = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
                QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
                QStringLiteral("ReadAlias"));
            alias << QStringLiteral("default");
            const QDBusConnection bus = QDBusConnection::sessionBus();
            if (!bus.isConnected() || !bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")))
                return false;
            const QDBusReply<QDBusObjectPath> path = bus.call(alias);
            return path.isValid() && path.value().path() != QLatin1String("/");
        },
        startMs);
    if (!ready)
        m_fault = QStringLiteral("gnome-keyring-daemon did not offer a keyring: %1")
                      .arg(QString::fromUtf8(m_keyring.readAllStandardError()));
}

PrivateKeyring::~PrivateKeyring()
{
    for (QProcess *process : {&m_keyring, &m_bus}) {
        if (process->state() == QProcess::NotRunning)
            continue;
        process->terminate();
        if (!process->waitForFinished(5000)) {
            process->kill();
            process->waitForFinished();
        }
    }
}

bool PrivateKeyring::lock()
{
    QDBusMessage lock = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
    lock << QVariant::fromValue(
        QList<QDBusObjectPath>{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/aliases/default"))});
    return QDBusConnection::sessionBus().call(lock).type() == QDBusMessage::ReplyMessage;
}
