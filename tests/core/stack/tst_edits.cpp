#include "core/base/limits.h"
#include "core/chart/reader.h"
#include "core/stack/edits.h"
#include "tests/support/resultmacros.h"

using namespace stackwright;
using namespace stackwright::stack;

namespace {

Stack from(const char *text)
{
    const base::Result<Stack> stack = fromMermaid(QString::fromUtf8(text), QStringLiteral("x.mmd"));
    return stack.ok() ? *stack : Stack();
}

} // namespace

class EditsTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldLeaveTheLinesThatAnEditDoesNotConcern()
    {
        const Stack before = from("flowchart TD\n  %% a comment\n  A[One]   -->   B[Two]\n\n  B --> C\n");
        const Stack after = withNodeLabel(before, QStringLiteral("B"), QStringLiteral("Second"));
        QCOMPARE(after.chartText, QStringLiteral("flowchart TD\n  %% a comment\n  A[One]   -->   B[Second]\n\n  B --> C\n"));
    }

    void shouldTakeTheEdgesOfARemovedNodeAlong()
    {
        const Stack after = withoutItems(from("flowchart TD\n A --> B\n B --> C\n A --> C\n"), {QStringLiteral("B")});
        QCOMPARE(after.chart.nodes.size(), 2);
        QCOMPARE(after.chart.edges.size(), 1);
        QVERIFY(!after.chartText.contains(QLatin1Char('B')));
    }

    void shouldGiveTheMembersOfARemovedGroupToTheOneAroundIt()
    {
        const Stack after = withoutItems(
            from("flowchart TD\n subgraph Outer\n  subgraph Inner\n   A\n  end\n  B\n end\n"), {QStringLiteral("Inner")});
        QVERIFY(!after.chart.group(QStringLiteral("Inner")));
        QCOMPARE(after.chart.groupOf(QStringLiteral("A")), QStringLiteral("Outer"));
    }

    void shouldAddAPartUnderIdsOfItsOwn()
    {
        const Stack before = from("flowchart TD\n classDef red fill:#f00\n A[One]:::red --> B\n subgraph G\n  B\n end\n");
        const Stack part =
            from("flowchart TD\n classDef red fill:#00f\n A[Two]:::red --> N\n subgraph G [Other]\n  subgraph H\n   A\n  "
                 "end\n end\n");
        QStringList added;
        const Stack after = withPart(before, part.chart, &added);
        QCOMPARE(added.size(), 2);
        QVERIFY(!added.contains(QStringLiteral("A")));
        QCOMPARE(after.chart.nodes.size(), 4);
        QCOMPARE(after.chart.groups.size(), 3);
        QCOMPARE(after.chart.edges.size(), 2);
        const QString two = added.first();
        // a class that is something else here comes by another name
        QCOMPARE(after.chart.classDefs.size(), 2);
        QCOMPARE(after.chart.classDefs.first(), before.chart.classDefs.first());
        QCOMPARE(after.chart.classDefs.last().styles, QStringList(QStringLiteral("fill:#00f")));
        QCOMPARE(after.chart.node(two)->classes, QStringList(after.chart.classDefs.last().id));
        QCOMPARE(after.chart.node(QStringLiteral("A"))->classes, QStringList(QStringLiteral("red")));
        QCOMPARE(after.chart.node(two)->label, QStringLiteral("Two"));
        QCOMPARE(after.chart.groupOf(two), QStringLiteral("H"));
        QCOMPARE(after.chart.group(after.chart.groupOf(QStringLiteral("H")))->title, QStringLiteral("Other"));
        // what is kept is what the text says
        QVERIFY(chart::read(after.chartText, QString()).value() == after.chart);
    }

    void shouldNotTakeTheIdOfAnEdgeForAFreeOne()
    {
        const Stack before = from("flowchart TD\n %% note\n A e1@--> B\n");
        QStringList added;
        const Stack after = withPart(before, from("flowchart TD\n e1[Email]\n").chart, &added);
        QCOMPARE(after.chartText.left(before.chartText.size()), before.chartText);
        QCOMPARE(after.chart.nodes.size(), 3);
        QCOMPARE(after.chart.node(added.first())->label, QStringLiteral("Email"));
        QVERIFY(freeId(from("flowchart TD\n A Redis@--> B\n"), QStringLiteral("Redis")) != QStringLiteral("Redis"));
        // and an edge keeps its own only where that is free
        const Stack both = withPart(before, from("flowchart TD\n C e1@--> D\n").chart, &added);
        QCOMPARE(both.chart.edges.size(), 2);
        QVERIFY(both.chart.edges.last().ownId && both.chart.edges.last().id != QStringLiteral("e1"));
    }

    void shouldAddNothingThatNoTextCanSay()
    {
        const Stack before = from("flowchart TD\n A --> B\n");
        chart::Chart part = from("flowchart TD\n C --> D\n").chart;
        part.nodes.first().label = QString(base::limits::labelCharacters + 1, u'x');
        QStringList added{QStringLiteral("left over")};
        QVERIFY(withPart(before, part, &added) == before);
        QCOMPARE(added, QStringList());
    }

    // Every id of the one is taken in the other, and so are most that could stand for it.
    void shouldAddALargeChartToItself()
    {
        QByteArray text = "flowchart TD\n";
        for (int i = 1; i < 5000; ++i)
            text += "N" + QByteArray::number(i) + " --> N" + QByteArray::number(i + 1) + "\n";
        const Stack before = from(text.constData());
        QStringList added;
        const Stack after = withPart(before, before.chart, &added);
        QCOMPARE(added.size(), 5000);
        QCOMPARE(after.chart.nodes.size(), 10'000);
        QCOMPARE(after.chart.edges.size(), 9998);
    }

    void shouldMakeIdsThatMermaidReadsAsIds_data()
    {
        QTest::addColumn<QString>("wish");
        for (const char *wish : {"end", "o", "x", "default", "Postgre SQL", "日本", "", "subgraph", "1st", "A"})
            QTest::newRow(wish) << QString::fromUtf8(wish);
    }

    void shouldMakeIdsThatMermaidReadsAsIds()
    {
        QFETCH(QString, wish);
        const Stack before = from("flowchart TD\n A --> B\n");
        const QString id = freeId(before, wish);
        const Stack after = withEdge(withNode(before, id, {.label = QStringLiteral("Some label")}), QStringLiteral("A"), id);
        const base::Result<Stack> again = withChartText(after, after.chartText);
        VERIFY_RESULT(again);
        QVERIFY(again->chart.node(id));
        QCOMPARE(again->chart.edges.size(), 2);
    }

    void shouldSetAndResetASetting()
    {
        const Stack before = from("flowchart TD\n A --> B\n");
        const QString node = QStringLiteral("A");
        const QString setting = QStringLiteral("port");
        const Stack set =
            withSetting(withSetting(before, node, setting, {}, qint64(1)), node, setting, QStringLiteral("dev"), qint64(2));
        kinds::Setting descriptor;
        descriptor.id = setting;
        descriptor.defaultValue = qint64(9);
        QCOMPARE(effective(set, node, descriptor, QStringLiteral("dev")).value.toInteger(), 2);
        QCOMPARE(effective(set, node, descriptor, QStringLiteral("prod")).value.toInteger(), 1);
        QVERIFY(effective(set, node, descriptor, QStringLiteral("dev")).origin == Origin::Environment);
        QCOMPARE(effective(before, node, descriptor, {}).value.toInteger(), 9);
        const Stack reset = withSetting(withSetting(set, node, setting, QStringLiteral("dev"), {}), node, setting, {}, {});
        QVERIFY(reset == before);
    }

    void shouldIgnoreWhatDoesNotExist()
    {
        const Stack before = from("flowchart TD\n A --> B\n");
        const QString nobody = QStringLiteral("Nobody");
        QVERIFY(withEdge(before, QStringLiteral("A"), nobody) == before);
        QVERIFY(withoutItems(before, {nobody}) == before);
        QVERIFY(withSetting(before, nobody, QStringLiteral("s"), {}, true) == before);
        QVERIFY(withPosition(before, nobody, QPointF(1, 1)) == before);
    }

    void shouldRefuseTextThatIsNoChartAndSayWhere()
    {
        VERIFY_ERROR(withChartText(from("flowchart TD\n A --> B\n"), QStringLiteral("flowchart TD\n A --> [\n")),
            QStringLiteral("chart:2:"));
    }

    void shouldWriteAnyLabelSoThatItReadsAgain_data()
    {
        QTest::addColumn<QString>("label");
        const auto row = [](const char *label) { QTest::newRow(label) << QString::fromUtf8(label); };
        row("50%%{x");
        row("a\n%%b");
        row("%%{init: {}}%%");
        row("`");
        row("`code` and more");
        row("\"");
        row("say \"%%{\"");
        row(" spaces ");
        row("a\r\nb\rc");
        row("end");
        row("]|)}\"%%{");
        row("--> x");
        row("<b a=\"%%{\">x");
        row("#quot;");
        row("\\");
        row("@{ shape: doc }");
        row("subgraph");
        row(";");
    }

    void shouldWriteAnyLabelSoThatItReadsAgain()
    {
        QFETCH(QString, label);
        const Stack before = from("flowchart TD\n subgraph G\n  A --> B\n end\n");
        const QString edge = before.chart.edges.first().id;
        // Line ends are one of those that every reader takes.
        const auto asSeen = [](const QString &text, const QString &type) {
            const QString plain = chart::plainText(text, type);
            return QString(plain).replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
        };
        const QString shown = asSeen(label, QStringLiteral("text"));
        const Stack labelled = withEdgeLabel(before, edge, label);
        const Stack titled = withGroupTitle(before, QStringLiteral("G"), label);
        const Stack named = withNodeLabel(before, QStringLiteral("A"), label);
        const Stack added = withNode(before, QStringLiteral("New"), {.label = label});
        for (const Stack &after : {labelled, titled, named, added}) {
            QVERIFY(after.chartText != before.chartText);
            const base::Result<Stack> again = withChartText(before, after.chartText);
            VERIFY_RESULT(again);
            QVERIFY(again->chart == after.chart);
        }
        QCOMPARE(asSeen(labelled.chart.edges.first().label, labelled.chart.edges.first().labelType), shown);
        QCOMPARE(asSeen(titled.chart.groups.first().title, titled.chart.groups.first().labelType), shown);
        const chart::Node *node = named.chart.node(QStringLiteral("A"));
        QCOMPARE(asSeen(node->label, node->labelType), shown);
    }

    void shouldLeaveTheStackWhereNoTextCanSayTheEdit()
    {
        const Stack before = from("flowchart TD\n subgraph G\n  A --> B\n end\n");
        const QString tooLong(base::limits::labelCharacters + 1, u'a');
        QVERIFY(withNodeLabel(before, QStringLiteral("A"), tooLong) == before);
        QVERIFY(withEdgeLabel(before, before.chart.edges.first().id, tooLong) == before);
        QVERIFY(withGroupTitle(before, QStringLiteral("G"), tooLong) == before);
        QVERIFY(withNode(before, QStringLiteral("New"), {.label = tooLong, .kind = QStringLiteral("postgres")}) == before);
    }

    void shouldTakeTheTextOfTheBlockThatIsAFlowchart()
    {
        const QString text =
            QStringLiteral("# T\n\n```mermaid\nsequenceDiagram\n A->>B: hi\n```\n\n```mermaid\nflowchart TD\n X --> Y\n```\n");
        const base::Result<Stack> stack = fromMermaid(text, QStringLiteral("README.md"));
        VERIFY_RESULT(stack);
        QCOMPARE(stack->chartText, QStringLiteral("flowchart TD\n X --> Y\n"));
        const base::Result<Stack> again = withChartText(*stack, stack->chartText);
        VERIFY_RESULT(again);
        QVERIFY(again->chart == stack->chart);
        QCOMPARE(again->chart.nodes.size(), 2);
    }

    void shouldMakeProjectNames_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("words") << QStringLiteral("My Shop (2)") << QStringLiteral("my-shop-2");
        QTest::newRow("unicode") << QStringLiteral("Łódź") << QStringLiteral("d");
        QTest::newRow("nothing") << QStringLiteral("日本") << QStringLiteral("stack");
        QTest::newRow("long") << QString(200, QLatin1Char('a')) << QString(63, QLatin1Char('a'));
    }

    void shouldMakeProjectNames()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QCOMPARE(projectNameFrom(text), name);
        QVERIFY(isProjectName(projectNameFrom(text)));
    }
};

QTEST_GUILESS_MAIN(EditsTest)
#include "tst_edits.moc"
