#include "core/chart/reader.h"
#include "core/chart/writer.h"
#include "tests/support/places.h"

#include <QFile>
#include <QTest>

using namespace stackwright;

class TestChartEdit : public QObject
{
    Q_OBJECT

private slots:
    void shouldLeaveATextAloneThatAlreadySaysTheChart();
    void shouldTouchOnlyTheLinesConcerned_data();
    void shouldTouchOnlyTheLinesConcerned();
    void shouldWriteANewChartWhereTheTextCannotBeRead();
    void shouldKeepTheSampleAroundEveryRemoval();
};

namespace {

chart::Chart chartOf(const QString &text)
{
    const auto result = chart::read(text, QStringLiteral("chart.mmd"));
    if (!result)
        qWarning("%s\n%s", qPrintable(result.error().text()), qPrintable(text));
    return result ? *result : chart::Chart();
}

QString sample()
{
    QFile file(test::seedFile());
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void TestChartEdit::shouldLeaveATextAloneThatAlreadySaysTheChart()
{
    for (const QString &text : {QStringLiteral("flowchart LR\r\n\tA-->B  \r\n  %% a comment\r\n\r\nB --> C"),
             QStringLiteral("graph TD;A-->B;;  B-->C;"), sample()}) {
        QCOMPARE(chart::edited(text, chartOf(text)), text);
    }
}

void TestChartEdit::shouldTouchOnlyTheLinesConcerned_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted"); // as a text of its own
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *wanted, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(wanted) << QString::fromLatin1(expected);
    };
    row("label", "flowchart LR\n  A[One] --> B[Two] %% keep\n  B  -->  C\n", "flowchart LR\nA[Other] --> B[Two]\nB --> C\n",
        "flowchart LR\n  A[Other] --> B[Two] %% keep\n  B  -->  C\n");
    row("label of a bare node", "flowchart LR\n  A --> B\n  B --> C\n", "flowchart LR\nA --> B[Two]\nB --> C\n",
        "flowchart LR\n  A --> B[Two]\n  B --> C\n");
    row("shape", "flowchart LR\n  A[One]:::x --> B\n", "flowchart LR\nA{One}:::x --> B\n", "flowchart LR\n  A{One}:::x --> B\n");
    row("class taken away before data", "flowchart LR\n  A:::x@{ label: \"a:::x\" } --> B\n",
        "flowchart LR\nA@{ label: \"a:::x\" } --> B\n", "flowchart LR\n  A@{ label: \"a:::x\" } --> B\n");
    row("class taken away behind data", "flowchart LR\n  A@{ shape: doc }:::x --> B\n", "flowchart LR\nA@{ shape: doc } --> B\n",
        "flowchart LR\n  A@{ shape: doc } --> B\n");
    row("two classes by statements", "flowchart LR\n  A\n  B\n  class A x\n  class B y\n",
        "flowchart LR\nA\nB\nclass A,B x\nclass B y\n", "flowchart LR\n  A\n  B\n  class A,B x\n  class B y\n");
    row("edge label", "flowchart LR\n\tA --> B --> C\n", "flowchart LR\nA -->|yes| B\nB --> C\n",
        "flowchart LR\n\tA -->|yes| B --> C\n");
    row("edge removed", "flowchart LR\n  A[a] --> B[b]\n  %% c\n  A --> C\n  B --> C\n", "flowchart LR\nA[a] --> B[b]\nA --> C\n",
        "flowchart LR\n  A[a] --> B[b]\n  %% c\n  A --> C\n");
    row("edge of a chain removed", "flowchart LR\n  A[a] --> B[b] --> C[c]\n", "flowchart LR\nA[a] --> B[b]\nC[c]\n",
        "flowchart LR\n  A[a] --> B[b]\n  C[c]\n");
    row("edge added", "flowchart LR\n  A --> B\n  C\n\n  classDef x fill:red\n",
        "flowchart LR\nA --> B\nC\nB --> C\nclassDef x fill:red\n",
        "flowchart LR\n  A --> B\n  C\n  B --> C\n\n  classDef x fill:red\n");
    row("node added", "flowchart LR\r\n  A --> B\r\n", "flowchart LR\nA --> B\nN([New])\n",
        "flowchart LR\r\n  A --> B\r\n  N([New])\r\n");
    row("node removed with its edges and classes",
        "flowchart LR\n  A --> B\n  B --> C\n  A --> C\n  class A,B x\n  style B fill:red\n",
        "flowchart LR\nA\nC\nA --> C\nclass A x\n", "flowchart LR\n  A --> C\n  class A x\n");
    row("member added", "flowchart LR\n  subgraph G [Group]\n    A[a]\n  end\n  B\n",
        "flowchart LR\nsubgraph G [Group]\nA[a]\nN[n]\nend\nB\n",
        "flowchart LR\n  subgraph G [Group]\n    A[a]\n    N[n]\n  end\n  B\n");
    row("node into a group", "flowchart LR\n  subgraph G\n    A[a]\n  end\n  B[b] --> A\n",
        "flowchart LR\nsubgraph G\nA[a]\nB[b]\nend\nB --> A\n",
        "flowchart LR\n  subgraph G\n    A[a]\n    B\n  end\n  B[b] --> A\n");
    row("node out of a group", "flowchart LR\n  subgraph G\n    A[a]\n    B[b]\n  end\n",
        "flowchart LR\nsubgraph G\nA[a]\nend\nB[b]\n", "flowchart LR\n  subgraph G\n    A[a]\n  end\n  B[b]\n");
    row("node with an edge out of a group", "flowchart LR\n  subgraph G\n    A[a] --> B[b]\n  end\n",
        "flowchart LR\nsubgraph G\nA[a]\nend\nB[b]\nA --> B\n",
        "flowchart LR\n  subgraph G\n    A[a]\n  end\n  A --> B\n  B[b]\n");
    row("group title", "flowchart LR\n  subgraph G [Old]\n    A\n  end\n", "flowchart LR\nsubgraph G [New]\nA\nend\n",
        "flowchart LR\n  subgraph G [New]\n    A\n  end\n");
    row("group added", "flowchart LR\n  A --> B\n", "flowchart LR\nA --> B\nsubgraph G [Both]\nA\nend\n",
        "flowchart LR\n  A --> B\n  subgraph G [Both]\n      A\n  end\n");
    row("group removed", "flowchart LR\n  subgraph G [Both]\n    direction TB\n    A --> B\n  end\n  C\n",
        "flowchart LR\nA --> B\nC\n", "flowchart LR\n    A --> B\n  C\n");
    row("class added", "flowchart LR\n  A --> B\n  classDef x fill:red\n  class A x\n",
        "flowchart LR\nA --> B\nclassDef x fill:red\nclass A,B x\n",
        "flowchart LR\n  A --> B\n  classDef x fill:red\n  class A,B x\n");
    row("style changed", "flowchart LR\n  A --> B\n  style A fill:red\n", "flowchart LR\nA --> B\nstyle A fill:blue\n",
        "flowchart LR\n  A --> B\n  style A fill:blue\n");
    row("direction", "flowchart LR %% across\n  A --> B\n", "flowchart TB\nA --> B\n", "flowchart TB %% across\n  A --> B\n");
    row("statements on one line", "flowchart LR\n  A --> B; B --> C; C --> D\n", "flowchart LR\nA --> B\nC --> D\n",
        "flowchart LR\n  A --> B; C --> D\n");
    row("numbers of linkStyle", "flowchart LR\n  A --> B\n  A --> C\n  linkStyle 1 stroke:red\n",
        "flowchart LR\nB\nA --> C\nlinkStyle 0 stroke:red\n", "flowchart LR\n  B\n  A --> C\n    linkStyle 0 stroke:red\n");
}

void TestChartEdit::shouldTouchOnlyTheLinesConcerned()
{
    // Given a text and a chart that differs from it
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QFETCH(QString, expected);
    const chart::Chart wantedChart = chartOf(wanted);
    // When the text is edited
    const QString result = chart::edited(text, wantedChart);
    // Then it says the chart, and the other lines are as they were
    QVERIFY2(chart::equivalent(chartOf(result), wantedChart), qPrintable(result));
    QCOMPARE(result, expected);
}

void TestChartEdit::shouldWriteANewChartWhereTheTextCannotBeRead()
{
    const chart::Chart wanted = chartOf(QStringLiteral("flowchart LR\nA --> B\n"));
    QCOMPARE(chartOf(chart::edited(QStringLiteral("no chart"), wanted)), wanted);
}

void TestChartEdit::shouldKeepTheSampleAroundEveryRemoval()
{
    // Given the sample
    const QString text = sample();
    const chart::Chart chart = chartOf(text);
    for (const chart::Node &node : chart.nodes) {
        // When one node is taken away with its edges
        chart::Chart wanted = chart;
        wanted.nodes.removeIf([&](const chart::Node &each) { return each.id == node.id; });
        wanted.edges.removeIf([&](const chart::Edge &each) { return each.from == node.id || each.to == node.id; });
        for (chart::Group &group : wanted.groups)
            group.nodes.removeAll(node.id);
        const QString result = chart::edited(text, wanted);
        // Then the text says so, and its comments and styling stand
        QVERIFY2(chart::equivalent(chartOf(result), wanted), qPrintable(node.id));
        QVERIFY2(result.contains(QLatin1String("%% Service Health Checks")), qPrintable(node.id));
        const qsizetype edges = chart.edges.size() - wanted.edges.size();
        QVERIFY2(text.count(u'\n') - result.count(u'\n') <= edges + 1, qPrintable(node.id));
    }
}

QTEST_GUILESS_MAIN(TestChartEdit)
#include "tst_chartedit.moc"
