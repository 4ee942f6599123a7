#include "core/chart/reader.h"
#include "core/chart/writer.h"
#include "tests/support/places.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace stackwright;

// Changes mermaid texts at random, the same way each time. Whatever is accepted survives writing and reading. The first series is
// always made, and one more for every twenty of STACKWRIGHT_FUZZ_SECONDS.
class TestFuzzMermaid : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void shouldNeitherCrashNorLoseAnything_data();
    void shouldNeitherCrashNorLoseAnything();

private:
    QList<QByteArray> m_seeds;
};

namespace {

constexpr quint32 firstSeed = 20240917;
constexpr int rounds = 20'000; // of a series
constexpr int seriesSeconds = 20;
constexpr int mostSeries = 100;

const QList<QByteArray> fragments{"-->", "---", "-.->", "==>", "~~~", "--", "-.", "==", "|", "\"", "`", "[", "]", "(", ")", "{",
    "}", "@{ ", "shape: doc", " }", "&", ":::", ";", "\n", "%%", "%%{init: {}}%%", "subgraph ", "end", "direction LR",
    "style A fill:red", "classDef x a:b", "class A x", "linkStyle 0 stroke:red", "click A \"u\" \"t\" _self", "accTitle: t",
    "accDescr { d }", "x", "o", "<", ">", "/", "\\", "#quot;", "e1@", "\xC3\xA9", "\xF0\x9F\x98\x80", "\t", "\r\n", " ", ",",
    "---\n"};

QByteArray mutated(QByteArray text, QRandomGenerator &random, const QList<QByteArray> &others)
{
    const int changes = 1 + random.bounded(6);
    for (int i = 0; i < changes; ++i) {
        const qsizetype at = random.bounded(int(text.size()) + 1);
        switch (random.bounded(4)) {
        case 0: text.remove(at, 1 + random.bounded(8)); break;
        case 1: text.insert(at, fragments[random.bounded(int(fragments.size()))]); break;
        case 2: {
            const QByteArray &other = others[random.bounded(int(others.size()))];
            const qsizetype from = random.bounded(int(other.size()) + 1);
            text.insert(at, other.mid(from, random.bounded(60)));
            break;
        }
        default:
            if (at < text.size())
                text[at] = char(random.bounded(1, 128));
        }
    }
    return text;
}

} // namespace

void TestFuzzMermaid::initTestCase()
{
    m_seeds = {"flowchart LR\nA[One] --> B{Two} & C([Three])\nsubgraph G [Group]\n  direction TB\n  B --> D@{ shape: doc, label: "
               "\"x\" }\nend\nclassDef x fill:#fff\nclass A,B x\n",
        "graph TD;A-->|yes|B;B-- no -->C;style A fill:#f9f,stroke:#333;linkStyle 0 stroke:red;click A \"u\" \"tip\" _blank;"};
    QFile corpus(test::corpusFile(QStringLiteral("mermaid/cases.jsonl")));
    if (!corpus.open(QIODevice::ReadOnly)) {
        qInfo("the corpus of mermaid flowcharts is not beside the source tree: two texts of our own are changed alone");
        return;
    }
    while (!corpus.atEnd()) {
        const QByteArray text =
            QJsonDocument::fromJson(corpus.readLine()).object().value(QLatin1String("text")).toString().toUtf8();
        if (!text.isEmpty() && text.size() < 4000)
            m_seeds.append(text);
    }
}

void TestFuzzMermaid::shouldNeitherCrashNorLoseAnything_data()
{
    QTest::addColumn<quint32>("seed");
    const int series = qBound(1, 1 + qEnvironmentVariableIntValue("STACKWRIGHT_FUZZ_SECONDS") / seriesSeconds, mostSeries);
    for (quint32 seed = firstSeed; seed < firstSeed + quint32(series); ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestFuzzMermaid::shouldNeitherCrashNorLoseAnything()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    int accepted = 0;
    for (int round = 0; round < rounds; ++round) {
        // Given a text with random changes
        const QByteArray bytes = mutated(m_seeds[random.bounded(int(m_seeds.size()))], random, m_seeds);
        const QString text = QString::fromUtf8(bytes);
        // When it is read
        const auto chart = chart::read(text, QStringLiteral("fuzz"));
        // Then it is refused with a place, or it survives being written and read, and editing leaves it alone
        if (!chart) {
            QVERIFY2(chart.error().where.line > 0 && !chart.error().message.isEmpty(), bytes.constData());
            continue;
        }
        ++accepted;
        const QString written = chart::written(*chart);
        const auto again = chart::read(written, QStringLiteral("written"));
        const QByteArray said =
            bytes + "\n----\n" + written.toUtf8() + (again.ok() ? QByteArray() : again.error().text().toUtf8());
        QVERIFY2(again.ok(), said.constData());
        QVERIFY2(*again == *chart, said.constData());
        QCOMPARE(chart::edited(text, *chart), text);
    }
    qInfo("%d of %d texts accepted", accepted, rounds);
    QVERIFY(accepted > rounds / 100);
}

QTEST_GUILESS_MAIN(TestFuzzMermaid)
#include "tst_fuzzmermaid.moc"
