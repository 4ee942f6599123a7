#include "core/secrets/openstore.h"
#include "tests/support/resultmacros.h"

using namespace stackwright;
using namespace stackwright::secrets;

// A machine with no session bus at all.
class NoKeychainTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/stackwright-bus"); }

    void shouldKeepSecretsForThisSessionAndSaySo()
    {
        const std::unique_ptr<SecretStore> store = openStore();
        QVERIFY(store->kind() == SecretStore::Kind::SessionOnly);
        QCOMPARE(store->description(), QStringLiteral("secrets: this session only (there is no session bus)"));
        const SecretId id{QStringLiteral("shop"), QStringLiteral("password")};
        VERIFY_ERROR(store->read(id).result(), QStringLiteral("has no value yet"));
        VERIFY_RESULT(store->write(id, "some value").result());
        const auto read = store->read(id).result();
        VERIFY_RESULT(read);
        QCOMPARE(*read, QByteArray("some value"));
    }

    void shouldForgetThemWithTheSession()
    {
        const SecretId id{QStringLiteral("shop"), QStringLiteral("password")};
        VERIFY_RESULT(openStore()->write(id, "some value").result());
        VERIFY_ERROR(openStore()->read(id).result(), QStringLiteral("has no value yet"));
    }
};

QTEST_GUILESS_MAIN(NoKeychainTest)
#include "tst_nokeychain.moc"
