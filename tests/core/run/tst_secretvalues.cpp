#include "core/run/secretvalues.h"
#include "core/secrets/sessionstore.h"
#include "tests/support/resultmacros.h"

using namespace stackwright;
using namespace stackwright::run;

namespace {

generate::SecretUse use(const char *name, const char *variable, int length = 24)
{
    generate::SecretUse use;
    use.name = QString::fromUtf8(name);
    use.variable = QString::fromUtf8(variable);
    use.length = length;
    use.alphabet = QStringLiteral("hex");
    return use;
}

base::Result<SecretValues> waited(QFuture<base::Result<SecretValues>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }))
        return base::Error{QStringLiteral("no answer")};
    return future.result();
}

// A keychain that is locked: it has the entry and does not give it.
class LockedStore : public secrets::SessionStore
{
public:
    LockedStore()
        : SessionStore(QString())
    {
    }
    QFuture<base::Result<QByteArray>> read(const secrets::SecretId &) override
    {
        QPromise<base::Result<QByteArray>> promise;
        promise.start();
        promise.addResult(base::Error{QStringLiteral("the keychain is locked"), {}, base::ErrorKind::Unavailable});
        promise.finish();
        return promise.future();
    }
    QFuture<base::Result<void>> write(const secrets::SecretId &id, const QByteArray &value) override
    {
        ++writes;
        return SessionStore::write(id, value);
    }
    int writes = 0;
};

} // namespace

class SecretValuesTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldRefuseTwoSecretsOfOneVariable()
    {
        secrets::SessionStore store{QString()};
        const auto values = waited(secretValues(store, QStringLiteral("shop"), {use("db-pw", "DB_PW"), use("db_pw", "DB_PW")}));
        VERIFY_ERROR(values, QStringLiteral("DB_PW"));
    }

    void shouldReadWhatIsThereAndMakeWhatIsNot()
    {
        secrets::SessionStore store{QString()};
        QVERIFY(store.write({QStringLiteral("shop"), QStringLiteral("a")}, "known value").result().ok());
        const auto values = waited(secretValues(store, QStringLiteral("shop"), {use("a", "A"), use("b", "B")}));
        VERIFY_RESULT(values);
        QCOMPARE(values->variables.value(QStringLiteral("A")), QByteArray("known value"));
        QCOMPARE(values->variables.value(QStringLiteral("B")).size(), 24);
        QCOMPARE(values->made, QStringList({QStringLiteral("b")}));
    }

    void shouldAskForNothingThatOnlyAnotherEnvironmentNeeds()
    {
        secrets::SessionStore store{QString()};
        generate::SecretUse other = use("key", "KEY");
        other.length = 0;
        other.needed = false;
        const auto values = waited(secretValues(store, QStringLiteral("shop"), {use("a", "A"), other}));
        VERIFY_RESULT(values);
        QCOMPARE(values->variables.keys(), QStringList(QStringLiteral("A")));
    }

    void shouldGiveTheSameValueTheNextTime()
    {
        secrets::SessionStore store{QString()};
        const auto first = waited(secretValues(store, QStringLiteral("shop"), {use("a", "A")}));
        const auto second = waited(secretValues(store, QStringLiteral("shop"), {use("a", "A")}));
        VERIFY_RESULT(first);
        VERIFY_RESULT(second);
        QCOMPARE(first->variables, second->variables);
        QVERIFY(second->made.isEmpty());
    }

    void shouldPreferWhatTheEnvironmentGives()
    {
        secrets::SessionStore store{QString()};
        const auto values = waited(secretValues(
            store, QStringLiteral("shop"), {use("a", "A")}, {{QStringLiteral("A"), QByteArrayLiteral("from outside")}}));
        VERIFY_RESULT(values);
        QCOMPARE(values->variables.value(QStringLiteral("A")), QByteArray("from outside"));
        QVERIFY(values->made.isEmpty());
    }

    void shouldNotMakeUpWhatNobodyCan()
    {
        secrets::SessionStore store{QString()};
        VERIFY_ERROR(waited(secretValues(store, QStringLiteral("shop"), {use("tls_key", "TLS_KEY", 0)})),
            QStringLiteral("stackwright secret set FILE tls_key"));
    }

    void shouldMakeNothingWhileTheKeychainIsLocked()
    {
        LockedStore store;
        const auto values = waited(secretValues(store, QStringLiteral("shop"), {use("a", "A")}));
        VERIFY_ERROR(values, QStringLiteral("the keychain is locked"));
        QVERIFY(values.error().kind == base::ErrorKind::Unavailable);
        QCOMPARE(store.writes, 0);
    }

    void shouldNeedNothingForNoSecrets()
    {
        secrets::SessionStore store{QString()};
        VERIFY_RESULT(waited(secretValues(store, QStringLiteral("shop"), {})));
    }
};

QTEST_GUILESS_MAIN(SecretValuesTest)
#include "tst_secretvalues.moc"
