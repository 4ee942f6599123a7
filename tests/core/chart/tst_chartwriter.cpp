#include "core/chart/json.h"
#include "core/chart/reader.h"
#include "core/chart/writer.h"
#include "tests/support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace stackwright;

class TestChartWriter : public QObject
{
    Q_OBJECT

private slots:
    void shouldWriteAsAPersonWould();
    void shouldReadWhatItWrote_data();
    void shouldReadWhatItWrote();
    void shouldReadTheSampleThatItWrote();
    void shouldWriteLabelsOfAPersonsChoice();
    void shouldTellEverythingAsJson();
};

namespace {

chart::Chart chartOf(const QString &text)
{
    const auto result = chart::read(text, QStringLiteral("chart.mmd"));
    if (!result)
        qWarning("%s\n%s", qPrintable(result.error().text()), qPrintable(text));
    return result ? *result : chart::Chart();
}

const char *const wantedJson = R"({
  "direction": "LR",
  "nodes": [
    {
      "id": "A",
      "label": "a \"b\"",
      "shape": "squareRect",
      "kind": "postgres",
      "group": null,
      "classes": ["x"],
      "styles": ["fill:red"]
    },
    {
      "id": "B",
      "label": "B",
      "shape": "squareRect",
      "kind": null,
      "group": "G",
      "classes": [],
      "styles": []
    }
  ],
  "edges": [
    {
      "id": "L_A_B_0",
      "from": "A",
      "to": "B",
      "label": "t",
      "type": "arrow_point",
      "stroke": "thick",
      "length": 1
    }
  ],
  "groups": [
    {
      "id": "G",
      "title": "T",
      "parent": null,
      "direction": null,
      "nodes": ["B"]
    }
  ]
}
)";

} // namespace

void TestChartWriter::shouldWriteAsAPersonWould()
{
    const QString text = QStringLiteral("flowchart LR\n"
                                        "    A[One] --> B{Two}\n"
                                        "    B -->|yes| C\n"
                                        "    subgraph G [Group]\n"
                                        "        direction TB\n"
                                        "        D[Four] --> E\n"
                                        "        subgraph H\n"
                                        "            F@{ shape: doc }\n"
                                        "        end\n"
                                        "    end\n"
                                        "    C --> G\n"
                                        "\n"
                                        "    classDef x fill:#fff,stroke:#000\n"
                                        "    class A,D x\n"
                                        "    style B fill:red\n"
                                        "    linkStyle 0 stroke:red\n");
    QCOMPARE(chart::written(chartOf(text)), text);
}

void TestChartWriter::shouldReadWhatItWrote_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"flowchart LR\nA[\"a (b)\"] -- c (d) --> B[\"`**e**`\"]\n",
             "flowchart LR\nA@{ label: \"say \\\"\\x25%{x\\\"\", shape: doc }\n",
             "flowchart LR\nA@{ icon: \"fa:x\", label: \"A\" }\nB@{ img: \"http://x/%%y\", w: 10 }\n",
             "flowchart LR\nA[|borders:lt|x]\nA@{ shape: cyl }\n",
             "flowchart LR\nsubgraph \"two words (x)\"\nA\nend\nsubgraph \"`m d`\"\nB\nend\nsubgraph\nC\nend\n",
             "flowchart LR\nA --> B\nA --> B\nA e1@--> B\ne1@{ curve: \"a b\" }\n",
             "flowchart LR\nsubgraph one\nA --> B\nend\nsubgraph two\nB --> C\nend\nA --> C\n",
             "flowchart LR\nA & B --> C & D\nB --> A\n",
             "flowchart LR\nsubgraph p\nb\nsubgraph a\nx\nend\nsubgraph b\ny\nend\nend\n", "flowchart LR\nA:::x\nA:::y\n",
             "flowchart LR\nA\nclick A call f(\"x\") \"tip\"\nclass A z\nclick A cb\n",
             "flowchart LR\nclassDef x a\\,b,c(d,e\nclassDef x f:g\nclass A,B x\nA,b:::x\n",
             "flowchart LR\naccTitle: t\naccDescr {\n one\n two\n}\nA[ ]\nB[\" \"]\n",
             "---\n{title: x, config: {a: b}}\n---\nflowchart LR\nA\n",
             "flowchart LR\nA[/a/] --> B[\\b/]\nC[\"/path\"] --> D(\"-1\")\nE(-a--) --> F>f]\n",
             "flowchart LR\nclick-->B & click & call\nsubgraph g\nhref:::x\nend\ncall-->href\n",
             "flowchart LR\nlinkStyle default interpolate basis\nA --> B\n", "flowchart LR\nA[/\"a\"b/] --> B(-\"c\"d-)\n",
             "flowchart LR\nclick[x] --> direction\nx --> o\no --> default\n",
             "flowchart LR\nA[\" `b\"] --\" `c`d\"--> B[\" `\"]\nsubgraph g [\" `e\"]\nA\nend\n",
             "flowchart LR\nA == (one) --> twx====> B\nB o== [three] -- x==o C\nC == {four} -- x==== D\n",
             "flowchart LR\nA%%@{ shape: hexagon, label: \"x\" }\nB --> C%%@{ shape: diamond }\n",
             "flowchart LR\nsubgraph \"a--b\"\nA\nend\nsubgraph \"c==d\"\nB\nend\n"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestChartWriter::shouldReadWhatItWrote()
{
    QFETCH(QString, text);
    const auto read = chart::read(text, QStringLiteral("c.mmd"));
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().text()));
    const QString written = chart::written(*read);
    QVERIFY2(chartOf(written) == *read, qPrintable(written));
    QCOMPARE(chart::written(chartOf(written)), written);
}

void TestChartWriter::shouldReadTheSampleThatItWrote()
{
    QFile file(test::seedFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const chart::Chart sample = chartOf(QString::fromUtf8(file.readAll()));
    const QString written = chart::written(sample);
    QCOMPARE(chartOf(written), sample);
    QVERIFY(written.contains(QLatin1String("    ValidationCheck -->|No| Debug[Debug and Fix Issues]\n")));
}

void TestChartWriter::shouldWriteLabelsOfAPersonsChoice()
{
    // Given a chart whose labels hold what plain text cannot
    chart::Chart chart = chartOf(QStringLiteral("flowchart LR\nA --> B\n"));
    chart.nodes[0].label = QStringLiteral("a (b) [c] {d}");
    chart.nodes[1].label = QStringLiteral("say \"hi\"");
    chart.edges[0].label = QStringLiteral("x -- \"y\" (z)");
    // When it is written, then it reads as the same
    const chart::Chart again = chartOf(chart::written(chart));
    QVERIFY2(chart::equivalent(again, chart), qPrintable(chart::written(chart)));
}

void TestChartWriter::shouldTellEverythingAsJson()
{
    const chart::Chart chart =
        chartOf(QStringLiteral("flowchart LR\nA[\"a #quot;b#quot;\"]:::x ==>|t| B\nsubgraph G [T]\nB\nend\nstyle A fill:red\n"));
    const QByteArray text = chart::json(chart, {{QStringLiteral("A"), QStringLiteral("postgres")}});
    QCOMPARE(text, QByteArray(wantedJson));
    QVERIFY(QJsonDocument::fromJson(text).isObject());
    QVERIFY(QJsonDocument::fromJson(chart::json(chartOf(QStringLiteral("flowchart LR\n")))).isObject());
}

QTEST_GUILESS_MAIN(TestChartWriter)
#include "tst_chartwriter.moc"
