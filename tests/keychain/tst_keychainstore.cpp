#include "core/secrets/keychainstate.h"
#include "core/secrets/openstore.h"
#include "tests/support/privatekeyring.h"
#include "tests/support/resultmacros.h"

using namespace stackwright;
using namespace stackwright::secrets;

namespace {

template <typename T>
base::Result<T> waited(QFuture<base::Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        return base::Error{QStringLiteral("the keychain did not answer")};
    return future.result();
}

} // namespace

// Against a real Secret Service: GNOME Keyring on a private bus.
class KeychainStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_keyring = std::make_unique<PrivateKeyring>();
        if (!m_keyring->fault().isEmpty())
            QSKIP(qPrintable(QStringLiteral("not run: ") + m_keyring->fault()));
        m_store = openStore();
    }

    void cleanupTestCase()
    {
        m_store.reset();
        m_keyring.reset();
    }

    void shouldFindTheKeychain()
    {
        QVERIFY(m_store->kind() == SecretStore::Kind::Keychain);
        QCOMPARE(m_store->description(), QStringLiteral("keychain: Secret Service"));
    }

    void shouldReadBackWhatItWrote_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("plain") << QByteArray("correct horse");
        QTest::newRow("unicode, lines and signs") << QByteArray("pä$$ \"'`\\\n日本 #{x}\n");
        QTest::newRow("long") << QByteArray(60'000, 'k');
    }

    void shouldReadBackWhatItWrote()
    {
        QFETCH(QByteArray, value);
        const SecretId id{QStringLiteral("shop"), QStringLiteral("postgres_password")};
        VERIFY_RESULT(waited(m_store->write(id, value)));
        const auto read = waited(m_store->read(id));
        VERIFY_RESULT(read);
        QCOMPARE(*read, value);
    }

    void shouldKeepStacksApart()
    {
        const QString name = QStringLiteral("token");
        VERIFY_RESULT(waited(m_store->write({QStringLiteral("a"), name}, "value of a")));
        VERIFY_RESULT(waited(m_store->write({QStringLiteral("b"), name}, "value of b")));
        const auto read = waited(m_store->read({QStringLiteral("a"), name}));
        VERIFY_RESULT(read);
        QCOMPARE(*read, QByteArray("value of a"));
    }

    void shouldAnswerManyAtOnce()
    {
        QList<QFuture<base::Result<void>>> writes;
        for (int i = 0; i < 20; ++i)
            writes.append(m_store->write({QStringLiteral("many"), QString::number(i)}, "value " + QByteArray::number(i)));
        for (const auto &write : writes)
            VERIFY_RESULT(waited(write));
        const auto read = waited(m_store->read({QStringLiteral("many"), QStringLiteral("13")}));
        VERIFY_RESULT(read);
        QCOMPARE(*read, QByteArray("value 13"));
    }

    void shouldSayThatThereIsNoSuchSecret()
    {
        const SecretId id{QStringLiteral("shop"), QStringLiteral("nothing")};
        const auto read = waited(m_store->read(id));
        VERIFY_ERROR(read, QStringLiteral("has no value yet"));
        QVERIFY(read.error().kind == base::ErrorKind::Fault);
    }

    void shouldRemove()
    {
        const SecretId id{QStringLiteral("shop"), QStringLiteral("gone")};
        VERIFY_RESULT(waited(m_store->write(id, "some value")));
        VERIFY_RESULT(waited(m_store->remove(id)));
        VERIFY_ERROR(waited(m_store->read(id)), QStringLiteral("has no value yet"));
    }

    // Last, for nobody unlocks it again.
    void shouldTellALockedKeychainFromAMissingSecret()
    {
        const SecretId id{QStringLiteral("shop"), QStringLiteral("locked")};
        VERIFY_RESULT(waited(m_store->write(id, "some value")));
        QVERIFY(m_keyring->lock());
        QVERIFY(keychainState().availability == KeychainState::Availability::Locked);
        const auto read = waited(m_store->read(id));
        VERIFY_ERROR(read, QStringLiteral("the keychain is locked"));
        QVERIFY(read.error().kind == base::ErrorKind::Unavailable);
        VERIFY_ERROR(waited(m_store->write(id, "other value")), QStringLiteral("the keychain is locked"));
    }

private:
    std::unique_ptr<PrivateKeyring> m_keyring;
    std::unique_ptr<SecretStore> m_store;
};

QTEST_GUILESS_MAIN(KeychainStoreTest)
#include "tst_keychainstore.moc"
