#include "core/yaml/reader.h"
#include "core/yaml/writer.h"
#include "tests/support/resultmacros.h"

#include <QRandomGenerator>

using namespace stackwright;
using yaml::List;
using yaml::Map;
using yaml::Value;

namespace {

QString randomText(QRandomGenerator &random)
{
    static const QString alphabet =
        QStringLiteral("ab \n\t:#-?{}[]&*!|>'\"%@`,=~<$\\0123456789.é日\u2028\u0085\uFEFF\u0001\r_/+xoeE");
    QString text;
    const int length = random.bounded(12);
    for (int i = 0; i < length; ++i)
        text += alphabet.at(random.bounded(int(alphabet.size())));
    if (random.bounded(20) == 0)
        text += QString::fromUtf8("😀");
    return text;
}

Value randomValue(QRandomGenerator &random, int depth)
{
    Value value;
    switch (random.bounded(depth > 3 ? 6 : 9)) {
    case 0: break;
    case 1: value = random.bounded(2) == 0; break;
    case 2: value = qint64(random.generate64() >> 1) - (qint64(1) << 61); break;
    case 3: value = random.bounded(1e6) - 5e5; break;
    case 4:
    case 5: value = randomText(random); break;
    case 6:
        value.list();
        for (int i = random.bounded(4); i > 0; --i)
            value.list().append(randomValue(random, depth + 1));
        break;
    default:
        value.map();
        for (int i = random.bounded(4); i > 0; --i) {
            const QString key = randomText(random);
            if (key != QLatin1String("<<"))
                value.map().insert(key, randomValue(random, depth + 1));
        }
    }
    if (random.bounded(12) == 0)
        value.setTag(random.bounded(2) == 0 ? QStringLiteral("!override") : QStringLiteral("!reset"));
    return value;
}

} // namespace

class YamlWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldWriteAsPeopleDo()
    {
        const auto value = yaml::read(
            "services: {web: {image: 'nginx:1.28', ports: ['80:80'], tty: true, environment: {A: '', B: 'yes', C: 'x y'},"
            " command: [sh, -c, \"a\\nb\\n\"], depends_on: {}, networks: []}}\nvolumes: {data: null}\n",
            QStringLiteral("in"));
        VERIFY_RESULT(value);
        QCOMPARE(yaml::written(*value), QByteArray(R"(services:
  web:
    image: nginx:1.28
    ports:
      - "80:80"
    tty: true
    environment:
      A: ""
      B: "yes"
      C: x y
    command:
      - sh
      - -c
      - |
        a
        b
    depends_on: {}
    networks: []
volumes:
  data:
)"));
    }

    void shouldReadBackWhatItWrote()
    {
        QRandomGenerator random(20261122);
        for (int i = 0; i < 20'000; ++i) {
            const Value value = randomValue(random, 0);
            const QByteArray text = yaml::written(value);
            const auto again = yaml::read(text, QStringLiteral("round trip"));
            QVERIFY2(again.ok(),
                qPrintable((again.ok() ? QString() : again.error().text()) + QLatin1Char('\n') + QString::fromUtf8(text)));
            QVERIFY2(*again == value, (text + "\nread again:\n" + yaml::written(*again)).constData());
        }
    }

    void shouldWriteSharedPartsAsAnchorsAndAliases()
    {
        const Map logging{{QStringLiteral("driver"), QStringLiteral("local")}};
        Value value;
        value.map().insert(QStringLiteral("x-logging"), logging);
        value.map()[QStringLiteral("services")].map()[QStringLiteral("a")].map().insert(QStringLiteral("logging"), logging);
        const QByteArray text = yaml::written(value, {{{QStringLiteral("x-logging"), QStringLiteral("logging")}}});
        QVERIFY2(
            text.contains("x-logging: &logging\n  driver: local\n") && text.contains("logging: *logging\n"), text.constData());
        const auto again = yaml::read(text, QStringLiteral("round trip"));
        VERIFY_RESULT(again);
        QVERIFY(*again == value);
    }

    void shouldQuoteWhatAnotherReaderWouldTakeForANumberOrAWord_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"yes", "No", "on", "~", "null", "5432:5432", "012", "1_000", "2026-11-22", "1.5", "+1", "0x1F",
                 "", " a", "a ", "a: b", "a #b", "- a", "#a", "key:", "=", "<<", ".inf", "1e5"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void shouldQuoteWhatAnotherReaderWouldTakeForANumberOrAWord()
    {
        QFETCH(QString, text);
        QVERIFY(yaml::writtenScalar(text).startsWith(QLatin1Char('"')));
    }
};

QTEST_GUILESS_MAIN(YamlWriterTest)
#include "tst_yamlwriter.moc"
