#include "core/layout/layered.h"
#include "tests/support/drawingcheck.h"
#include "tests/support/randomgraph.h"

#include <QTest>

using namespace stackwright::layout;
using namespace stackwright::test;

namespace {

NodeBox node(const QString &id, const QString &group = {}, Outline outline = Outline::Rectangle)
{
    return {id, QSizeF(100, 40), outline, group, {}};
}

EdgeLink edge(const QString &from, const QString &to)
{
    return {from + QLatin1Char('>') + to, from, to, {}, 1};
}

QString promises(const Graph &graph, const Drawing &drawing)
{
    return brokenPromises(graph, drawing).join(QLatin1Char('\n'));
}

} // namespace

class TestLayered : public QObject
{
    Q_OBJECT

private slots:
    void shouldDrawNothingForAnEmptyGraph()
    {
        const Drawing drawing = laidOut({});
        QVERIFY(drawing.nodes.isEmpty());
        QVERIFY(drawing.bounds.isEmpty());
    }

    void shouldDrawASingleNode()
    {
        Graph graph;
        graph.nodes = {node(QStringLiteral("a"))};
        const Drawing drawing = laidOut(graph);
        QCOMPARE(drawing.nodes.value(QStringLiteral("a")).size(), QSizeF(100, 40));
        QCOMPARE(drawing.bounds, drawing.nodes.value(QStringLiteral("a")));
    }

    void shouldFlowInEveryDirection_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<QPointF>("step");
        QTest::newRow("down") << int(Direction::Down) << QPointF(0, 1);
        QTest::newRow("up") << int(Direction::Up) << QPointF(0, -1);
        QTest::newRow("right") << int(Direction::Right) << QPointF(1, 0);
        QTest::newRow("left") << int(Direction::Left) << QPointF(-1, 0);
    }

    void shouldFlowInEveryDirection()
    {
        QFETCH(int, direction);
        QFETCH(QPointF, step);
        Graph graph;
        graph.direction = Direction(direction);
        graph.nodes = {node(QStringLiteral("a")), node(QStringLiteral("b"), {}, Outline::Diamond)};
        graph.edges = {edge(QStringLiteral("a"), QStringLiteral("b"))};
        const Drawing drawing = laidOut(graph);
        const QPointF way = drawing.nodes.value(QStringLiteral("b")).center() - drawing.nodes.value(QStringLiteral("a")).center();
        QVERIFY(QPointF::dotProduct(way, step) > 60);
        QCOMPARE(QPointF::dotProduct(way, QPointF(step.y(), step.x())), 0.0);
        QCOMPARE(drawing.edges.first().points.size(), 2);
        QCOMPARE(promises(graph, drawing), QString());
    }

    void shouldBreakACycleAtTheEdgeThatClosesItInDeclarationOrder()
    {
        Graph graph;
        graph.nodes = {node(QStringLiteral("a")), node(QStringLiteral("b")), node(QStringLiteral("c"))};
        graph.edges = {edge(QStringLiteral("a"), QStringLiteral("b")), edge(QStringLiteral("b"), QStringLiteral("c")),
            edge(QStringLiteral("c"), QStringLiteral("a"))};
        const Drawing drawing = laidOut(graph);
        QVERIFY(drawing.nodes.value(QStringLiteral("a")).bottom() < drawing.nodes.value(QStringLiteral("b")).top());
        QVERIFY(drawing.nodes.value(QStringLiteral("b")).bottom() < drawing.nodes.value(QStringLiteral("c")).top());
        QCOMPARE(promises(graph, drawing), QString());
        QCOMPARE(crossings(drawing), 0);
    }

    void shouldStackMembersWithoutEdges()
    {
        Graph graph;
        graph.groups = {{QStringLiteral("g"), {}, QSizeF(60, 20), {}}};
        for (int i = 0; i < 5; ++i)
            graph.nodes.append(node(QString::number(i), QStringLiteral("g")));
        const Drawing drawing = laidOut(graph);
        for (int i = 1; i < 5; ++i) {
            const QRectF above = drawing.nodes.value(QString::number(i - 1));
            const QRectF below = drawing.nodes.value(QString::number(i));
            QCOMPARE(above.left(), below.left());
            QVERIFY(above.bottom() < below.top());
        }
        QCOMPARE(promises(graph, drawing), QString());
    }

    void shouldKeepTheOrderOfTheTextAmongThoseThatAreEqual()
    {
        Graph graph;
        const QStringList ids{QStringLiteral("top"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
            QStringLiteral("d"), QStringLiteral("end")};
        for (const QString &id : ids)
            graph.nodes.append(node(id));
        for (int i = 1; i < 5; ++i)
            graph.edges << edge(ids[0], ids[i]) << edge(ids[i], ids[5]);
        const Drawing drawing = laidOut(graph);
        for (int i = 2; i < 5; ++i)
            QVERIFY(drawing.nodes.value(ids[i - 1]).right() < drawing.nodes.value(ids[i]).left());
        QCOMPARE(crossings(drawing), 0);
    }

    void shouldPutTheParentInTheMiddleOverItsChildren()
    {
        Graph graph;
        graph.nodes = {
            node(QStringLiteral("parent")), node(QStringLiteral("a")), node(QStringLiteral("b")), node(QStringLiteral("c"))};
        for (const char *child : {"a", "b", "c"})
            graph.edges << edge(QStringLiteral("parent"), QLatin1String(child));
        const Drawing drawing = laidOut(graph);
        QCOMPARE(
            drawing.nodes.value(QStringLiteral("parent")).center().x(), drawing.nodes.value(QStringLiteral("b")).center().x());
    }

    // A line ends at that part of a side that is nearest to where it comes from.
    void shouldNotGoAsideFurtherThanItMust()
    {
        Graph graph;
        graph.nodes = {node(QStringLiteral("parent")), node(QStringLiteral("a")), node(QStringLiteral("b"))};
        graph.edges << edge(QStringLiteral("parent"), QStringLiteral("a")) << edge(QStringLiteral("parent"), QStringLiteral("b"));
        const Drawing drawing = laidOut(graph);
        for (const EdgeRoute &route : drawing.edges)
            QCOMPARE(route.points.size(), 2);
        QCOMPARE(promises(graph, drawing), QString());
    }

    // a goes to the end by itself, and through a wide box that stands on either side of that line.
    void shouldPassAnItemOnTheSideWhereTheWayIsShorter()
    {
        Graph graph;
        graph.nodes = {node(QStringLiteral("start")), node(QStringLiteral("a")), node(QStringLiteral("b")),
            node(QStringLiteral("c")), node(QStringLiteral("wide")), node(QStringLiteral("end"))};
        graph.nodes[4].size = QSizeF(300, 200);
        const auto id = [](const char *name) { return QString::fromLatin1(name); };
        graph.edges = {edge(id("start"), id("a")), edge(id("start"), id("b")), edge(id("start"), id("c")),
            edge(id("a"), id("end")), edge(id("a"), id("wide")), edge(id("b"), id("end")), edge(id("c"), id("end")),
            edge(id("wide"), id("end"))};
        const Drawing drawing = laidOut(graph);
        const QRectF wide = drawing.nodes.value(id("wide"));
        for (const QPointF &point : drawing.edges.value(id("a>end")).points)
            QVERIFY(point.x() > wide.left());
        QCOMPARE(crossings(drawing), 0);
        QCOMPARE(promises(graph, drawing), QString());
    }

    void shouldGiveAGroupItsOwnDirectionWhereNoEdgeCrossesItsBorder()
    {
        Graph graph;
        graph.groups = {{QStringLiteral("g"), {}, {}, Direction::Right}};
        graph.nodes = {node(QStringLiteral("a")), node(QStringLiteral("b"), QStringLiteral("g")),
            node(QStringLiteral("c"), QStringLiteral("g"))};
        graph.edges = {edge(QStringLiteral("a"), QStringLiteral("g")), edge(QStringLiteral("b"), QStringLiteral("c"))};
        const Drawing drawing = laidOut(graph);
        QCOMPARE(drawing.nodes.value(QStringLiteral("b")).center().y(), drawing.nodes.value(QStringLiteral("c")).center().y());
        QVERIFY(drawing.nodes.value(QStringLiteral("b")).right() < drawing.nodes.value(QStringLiteral("c")).left());
        QVERIFY(drawing.nodes.value(QStringLiteral("a")).bottom() < drawing.groups.value(QStringLiteral("g")).top());
        QCOMPARE(promises(graph, drawing), QString());
    }

    void shouldReserveRoomForLabelsAndLoops()
    {
        Graph graph;
        graph.nodes = {node(QStringLiteral("a")), node(QStringLiteral("b"))};
        EdgeLink first = edge(QStringLiteral("a"), QStringLiteral("b"));
        first.labelSize = QSizeF(80, 20);
        EdgeLink second = first;
        second.id = QStringLiteral("second");
        EdgeLink loop = edge(QStringLiteral("a"), QStringLiteral("a"));
        loop.labelSize = QSizeF(50, 60);
        EdgeLink secondLoop = loop;
        secondLoop.id = QStringLiteral("second loop");
        graph.edges = {first, second, loop, secondLoop};
        const Drawing drawing = laidOut(graph);
        QCOMPARE(promises(graph, drawing), QString());
        QCOMPARE(drawing.edges.value(first.id).label.size(), first.labelSize);
        QCOMPARE(drawing.edges.value(loop.id).label.size(), loop.labelSize);
    }

    void shouldIgnoreEdgesToNowhereAndGroupsWithinThemselves()
    {
        Graph graph;
        graph.groups = {{QStringLiteral("g"), QStringLiteral("h"), {}, {}}, {QStringLiteral("h"), QStringLiteral("g"), {}, {}}};
        graph.nodes = {node(QStringLiteral("a"), QStringLiteral("h")), node(QStringLiteral("b"), QStringLiteral("gone"))};
        graph.edges = {edge(QStringLiteral("a"), QStringLiteral("missing"))};
        const Drawing drawing = laidOut(graph);
        QCOMPARE(drawing.nodes.size(), 2);
        QCOMPARE(drawing.groups.size(), 2);
        QVERIFY(drawing.edges.isEmpty());
    }

    void shouldKeepItsPromisesOnRandomGraphs_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 300; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }

    void shouldKeepItsPromisesOnRandomGraphs()
    {
        QFETCH(int, seed);
        RandomGraphShape shape;
        shape.nodes = 2 + seed % 37;
        shape.edges = shape.nodes * 3 / 2 + seed % 5;
        shape.groups = seed % 7;
        const Graph graph = randomGraph(quint32(seed), shape);
        const Drawing drawing = laidOut(graph);
        QCOMPARE(promises(graph, drawing), QString());
        QCOMPARE(overlaidEdges(drawing), 0);
    }

    void shouldDrawTheSameGraphTheSameWay()
    {
        const Graph graph = randomGraph(7, {60, 90, 6, true, true, true});
        const Drawing first = laidOut(graph);
        const Drawing second = laidOut(graph);
        QCOMPARE(first.nodes, second.nodes);
        QCOMPARE(first.groups, second.groups);
        for (auto route = first.edges.begin(); route != first.edges.end(); ++route)
            QCOMPARE(second.edges.value(route.key()).points, route->points);
    }
};

QTEST_GUILESS_MAIN(TestLayered)
#include "tst_layered.moc"
