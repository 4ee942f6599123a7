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

    void shouldRedactEveryForm()
    {
        const QByteArray secret = "p@ss/w+rd 1?";
        const QByteArray text = redacted(secret + " " + secret.toBase64() + " " + secret.toPercentEncoding(), {secret});
        QVERIFY2(!holdsSecret(text, {secret}), text.constData());
        QVERIFY(text.contains("••••••"));
    }
};

QTEST_GUILESS_MAIN(SecretValueTest)
#include "tst_secretvalue.moc"
