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
