#include "core/secrets/keychainstate.h"
#include "core/secrets/openstore.h"
#include "tests/support/resultmacros.h"

#include <QDBusConnection>
#include <QProcess>
#include <QStandardPaths>

using namespace stackwright;
using namespace stackwright::secrets;

// A bus on which somebody is called the Secret Service, and has no answer to anything.
class SilentKeychainTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            QSKIP("not run: dbus-daemon is not installed");
        m_bus.start(QStringLiteral("dbus-daemon"),
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        QVERIFY(m_bus.waitForStarted() && m_bus.waitForReadyRead());
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection other = QDBusConnection::connectToBus(QString::fromUtf8(address), QStringLiteral("keychain"));
        QVERIFY(other.registerService(QStringLiteral("org.freedesktop.secrets")));
    }

    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QStringLiteral("keychain"));
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void shouldNotCountAsUnlocked()
    {
        QVERIFY(keychainState().availability == KeychainState::Availability::Silent);
        QCOMPARE(openStore()->description(), QStringLiteral("keychain: Secret Service, not answering"));
    }

    void shouldNotSayThatASecretIsMissing()
    {
        const QFuture<base::Result<QByteArray>> read = openStore()->read({QStringLiteral("shop"), QStringLiteral("password")});
        QVERIFY(QTest::qWaitFor([&] { return read.isFinished(); }, 60'000));
        QVERIFY(!read.result().ok());
        QVERIFY2(read.result().error().kind == base::ErrorKind::Unavailable, qPrintable(read.result().error().text()));
    }

private:
    QProcess m_bus;
};

QTEST_GUILESS_MAIN(SilentKeychainTest)
#include "tst_silentkeychain.moc"
