#include "core/run/redactor.h"
#include "core/secrets/leaks.h"
#include "core/secrets/secretvalue.h"
#include "tests/support/resultmacros.h"

using namespace stackwright;
using namespace stackwright::secrets;

class SecretValueTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldGenerateDifferentValuesOfTheAlphabet_data()
    {
        QTest::addColumn<QString>("alphabet");
        QTest::addColumn<QByteArray>("letters");
        QTest::newRow("hex") << QStringLiteral("hex") << QByteArray("0123456789abcdef");
        QTest::newRow("alphanumeric") << QStringLiteral("alphanumeric")
                                      << QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
        QTest::newRow("base64url") << QStringLiteral("base64url")
                                   << QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    }

    void shouldGenerateDifferentValuesOfTheAlphabet()
    {
        QFETCH(QString, alphabet);
        QFETCH(QByteArray, letters);
        const QByteArray one = generatedValue(64, alphabet);
        QCOMPARE(one.size(), 64);
        QVERIFY(one != generatedValue(64, alphabet));
        for (const char c : one)
            QVERIFY2(letters.contains(c), one.constData());
    }

    void shouldNotGenerateShortValues() { QCOMPARE(generatedValue(0, QString()).size(), 8); }

    void shouldTakeALineFromAPipeWithoutItsEnd()
    {
        const auto value = checkedValue("correct horse\r\n", QStringLiteral("x"));
        VERIFY_RESULT(value);
        QCOMPARE(*value, QByteArray("correct horse"));
    }

    void shouldRefuseWithoutRepeatingTheValue_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("short") << QByteArray("hunter2");
        QTest::newRow("NUL") << QByteArray("hunter2\0hunter2", 15);
        QTest::newRow("not UTF-8") << QByteArray("hunter2hunter2\xff");
        QTest::newRow("long") << QByteArray("hunter2").repeated(10'000);
    }

    void shouldRefuseWithoutRepeatingTheValue()
    {
        QFETCH(QByteArray, value);
        const auto checked = checkedValue(value, QStringLiteral("db_password"));
        VERIFY_ERROR(checked, QStringLiteral("db_password"));
        QVERIFY(!checked.error().text().contains(QStringLiteral("hunter2")));
    }

    void shouldFindASecretInAnyForm()
    {
        const QByteArray secret = "p@ss/w+rd 1?";
        const QList<QByteArray> secrets = {"unrelated value", secret};
        QVERIFY(holdsSecret("x=" + secret + "\n", secrets));
        QVERIFY(holdsSecret("x=" + secret.toBase64(), secrets));
        QVERIFY(holdsSecret("redis://:" + secret.toPercentEncoding() + "@redis", secrets));
        QVERIFY(!holdsSecret("nothing here", secrets));
        QVERIFY(!holdsSecret("an", {"a", ""}));
    }

    void shouldFindASecretAsAFormatWritesIt_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("text");
        const QByteArray value = "my\"sec\\ret$pw";
        QTest::newRow("JSON") << value << QByteArray("CMD [\"node\", \"--token\", \"my\\\"sec\\\\ret$pw\"]");
        QTest::newRow("Compose in JSON") << value << QByteArray("\"my\\\"sec\\\\ret$$pw\"");
        QTest::newRow("shell") << value << QByteArray("x=\"my\\\"sec\\\\ret\\$pw\"");
        QTest::newRow("XML") << value << QByteArray("<x a=\"my&quot;sec\\ret$pw\"/>");
        QTest::newRow("SQL") << QByteArray("it's mine") << QByteArray("password 'it''s mine'");
        QTest::newRow("shell, single") << QByteArray("it's mine") << QByteArray("x='it'\\''s mine'");
        QTest::newRow("a form") << QByteArray("a b&c d") << QByteArray("?p=a+b%26c+d");
        QTest::newRow("indented lines") << QByteArray("-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG\n-----END KEY-----\n")
                                        << QByteArray("key: |\n    -----BEGIN KEY-----\n    MIIEvQIBADANBgkqhkiG\n");
        QTest::newRow("lines in JSON") << QByteArray("first\nsecond") << QByteArray("\"first\\nsecond\"");
    }

    void shouldFindASecretAsAFormatWritesIt()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QByteArray, text);
        QVERIFY(holdsSecret(text, {value}));
        QVERIFY(!holdsSecret("-----BEGIN KEY-----\nof somebody else", {value}));
    }

    void shouldRedactEveryForm()
    {
        const QByteArray secret = "p@ss/w+rd 1?";
        const QByteArray longer = "p@ss/w+rd 1? and more";
        const run::Redactor redactor({{QStringLiteral("A"), secret}, {QStringLiteral("B"), longer}});
        const QByteArray text = redactor.redacted(
            secret + " " + secret.toBase64() + " postgres://app:" + secret.toPercentEncoding() + "@db " + longer + " end");
        QVERIFY2(!holdsSecret(text, {secret, longer}), text.constData());
        QVERIFY(text.contains("postgres://app:•••@db"));
        QVERIFY2(text.endsWith("@db ••• end"), text.constData());
    }
};

QTEST_GUILESS_MAIN(SecretValueTest)
#include "tst_secretvalue.moc"
