#include "core/layout/detour.h"
#include "core/layout/layered.h"
#include "tests/support/drawingcheck.h"
#include "tests/support/randomgraph.h"

#include <QTest>

using namespace stackwright::layout;
using namespace stackwright::test;

namespace {

constexpr int plenty = 1'000'000;

QRectF card(double x, double y)
{
    return {x - 60, y - 20, 120, 40};
}

bool isAlongTheAxes(const EdgeRoute &route)
{
    for (qsizetype i = 1; i < route.points.size(); ++i) {
        const QPointF step = route.points.at(i) - route.points.at(i - 1);
        if (step.x() != 0 && step.y() != 0)
            return false;
    }
    return route.points.size() >= 2;
}

bool meets(const EdgeRoute &route, const QRectF &box)
{
    for (qsizetype i = 1; i < route.points.size(); ++i) {
        const QRectF piece = QRectF(route.points.at(i - 1), route.points.at(i)).normalized().adjusted(-1, -1, 1, 1);
        if (piece.intersects(box))
            return true;
    }
    return false;
}

// Every box that a way between two of them runs through, in words.
QString met(const QList<QRectF> &boxes, const EdgeRoute &route, int from, int to)
{
    QStringList words;
    for (int i = 0; i < boxes.size(); ++i) {
        if (i != from && i != to && meets(route, boxes.at(i)))
            words.append(QString::number(i));
    }
    return words.join(QLatin1Char(' '));
}

BoxIndex indexOf(const QList<QRectF> &boxes)
{
    BoxIndex index;
    for (int i = 0; i < boxes.size(); ++i)
        index.put(i, boxes.at(i));
    return index;
}

} // namespace

class TestDetour : public QObject
{
    Q_OBJECT

private slots:
    void shouldFindTheBoxesThatMeetAnArea()
    {
        BoxIndex index = indexOf({card(0, 0), card(1000, 0), card(-3000, 5000)});
        QCOMPARE(index.meeting({-10, -10, 2000, 20}), (QList<int>{0, 1}));
        // One that moved is found where it is, and no more where it was.
        index.put(1, card(0, 100));
        QCOMPARE(index.meeting({-10, -10, 2000, 20}), QList<int>{0});
        QCOMPARE(index.meeting(card(-3000, 5000)), QList<int>{2});
        QCOMPARE(index.meeting({-1e300, -1e300, 2e300, 2e300}).size(), 3);
    }

    void shouldGoStraightWhereNothingIsInTheWay()
    {
        const BoxIndex index = indexOf({card(0, 0), card(0, 200), card(300, 100)});
        const EdgeRoute route = Router(index, plenty).route({card(0, 0)}, {card(0, 200)}, {});
        QCOMPARE(route.points, (QList<QPointF>{{0, 20}, {0, 180}}));
    }

    void shouldGoRoundABox()
    {
        const QList<QRectF> boxes = {card(0, 0), card(0, 300), card(0, 150)};
        const BoxIndex index = indexOf(boxes);
        const EdgeRoute route = Router(index, plenty).route({card(0, 0)}, {card(0, 300)}, QSizeF(40, 20));
        QVERIFY(isAlongTheAxes(route));
        QCOMPARE(met(boxes, route, 0, 1), QString());
        QVERIFY(!route.label.intersects(boxes.at(2)));
    }

    void shouldGoRoundARowOfBoxesAndAlwaysTheSameWay()
    {
        QList<QRectF> boxes = {card(0, 0), card(0, 400)};
        for (int i = -4; i <= 4; ++i)
            boxes.append(card(i * 150, 200));
        const BoxIndex index = indexOf(boxes);
        const EdgeRoute route = Router(index, plenty).route({boxes.at(0)}, {boxes.at(1)}, {});
        QVERIFY(isAlongTheAxes(route));
        QCOMPARE(met(boxes, route, 0, 1), QString());
        QCOMPARE(Router(index, plenty).route({boxes.at(0)}, {boxes.at(1)}, {}).points, route.points);
    }

    void shouldLeaveABoxThatIsHalfCoveredOnAnotherSide()
    {
        // given a card half under another one, on the side where the way would begin
        const QList<QRectF> boxes = {card(0, 0), card(600, 0), card(90, 10)};
        const EdgeRoute route = Router(indexOf(boxes), plenty).route({boxes.at(0)}, {boxes.at(1)}, {});
        QVERIFY(isAlongTheAxes(route));
        QCOMPARE(met(boxes, route, 0, 1), QString());
    }

    void shouldEndOnTheOutlineThatIsSeen()
    {
        // given a way that can leave only at a side, and arrive only there, since cards lie above and below
        const QList<QRectF> boxes = {
            card(0, 0), card(600, 0), card(300, 0), card(0, -45), card(0, 45), card(600, -45), card(600, 45)};
        const EdgeRoute route =
            Router(indexOf(boxes), plenty).route({card(0, 0), Outline::LeanRight}, {card(600, 0), Outline::Diamond}, {});
        QVERIFY(isAlongTheAxes(route));
        QCOMPARE(met(boxes, route, 0, 1), QString());
        // then it begins inside the box, on the slanted side, and ends on the diamond
        const QPointF first = route.points.first();
        QVERIFY2(first.x() > 0 && first.x() < 59, qPrintable(QString::number(first.x())));
        const QPointF last = route.points.last() - QPointF(600, 0);
        QVERIFY(std::abs(std::abs(last.x()) / 60 + std::abs(last.y()) / 20 - 1) < 0.001);
    }

    void shouldGoStraightRatherThanSearchForever()
    {
        // given a box that is walled in
        QList<QRectF> boxes = {card(0, 0), card(2000, 0)};
        for (int i = 0; i < 40; ++i) {
            const double angle = i * 2 * M_PI / 40;
            boxes.append(QRectF(std::cos(angle) * 300 - 30, std::sin(angle) * 300 - 30, 60, 60));
        }
        const EdgeRoute route = Router(indexOf(boxes), plenty).route({boxes.at(0)}, {boxes.at(1)}, {});
        QCOMPARE(route.points, directRoute({boxes.at(0)}, {boxes.at(1)}, {}).points);
        // or no effort is left
        const QList<QRectF> three = {card(0, 0), card(0, 300), card(0, 150)};
        QCOMPARE(Router(indexOf(three), 0).route({three.at(0)}, {three.at(1)}, {}).points.size(), 2);
    }

    void shouldGoRoundInCrowds()
    {
        // given cards in rows, as a layout makes them, and edges across
        QList<QRectF> boxes;
        for (int row = 0; row < 30; ++row) {
            for (int column = 0; column < 30; ++column)
                boxes.append(card(column * 170 + row % 3 * 40, row * 90));
        }
        const BoxIndex index = indexOf(boxes);
        for (int from = 0; from < boxes.size(); from += 7) {
            // up to twelve rows and columns away
            const int row = std::min(29, from / 30 + from * 31 % 12);
            const int column = std::min(29, from % 30 + from * 17 % 12);
            const int to = row * 30 + column;
            if (from == to)
                continue;
            const EdgeRoute route = Router(index, plenty).route({boxes.at(from)}, {boxes.at(to)}, {});
            QVERIFY(isAlongTheAxes(route));
            QCOMPARE(met(boxes, route, from, to), QString());
        }
    }

    void shouldPutNodesWhereAPersonPlacedThem()
    {
        // given a chain, and a node of another one that a person put onto its line
        Graph graph;
        for (const char *id : {"a", "b", "x", "y"})
            graph.nodes.append({QString::fromLatin1(id), QSizeF(100, 40), Outline::Rectangle, {}, {}});
        graph.edges = {{QStringLiteral("ab"), QStringLiteral("a"), QStringLiteral("b"), {}, 4},
            {QStringLiteral("xy"), QStringLiteral("x"), QStringLiteral("y"), {}, 1}};
        const Drawing before = laidOut(graph);
        const QPointF between =
            (before.nodes.value(QStringLiteral("a")).center() + before.nodes.value(QStringLiteral("b")).center()) / 2;
        graph.nodes[2].fixedCentre = between;

        const Drawing drawing = laidOut(graph);

        // then it is there, nothing else has moved, and no line runs through it
        const QRectF placed = drawing.nodes.value(QStringLiteral("x"));
        QCOMPARE(placed.center(), between);
        QCOMPARE(drawing.nodes.value(QStringLiteral("a")), before.nodes.value(QStringLiteral("a")));
        QVERIFY(!meets(drawing.edges.value(QStringLiteral("ab")), placed));
        QVERIFY(isAlongTheAxes(drawing.edges.value(QStringLiteral("ab"))));
        QVERIFY(drawing.bounds.contains(placed));
    }

    void shouldLetGroupsFollowWhatAPersonPlaced()
    {
        Graph graph;
        graph.groups = {{QStringLiteral("outer"), {}, QSizeF(200, 24), {}},
            {QStringLiteral("inner"), QStringLiteral("outer"), QSizeF(80, 24), {}}};
        graph.nodes = {{QStringLiteral("a"), QSizeF(100, 40), Outline::Rectangle, QStringLiteral("inner"), QPointF(900, 700)},
            {QStringLiteral("b"), QSizeF(100, 40), Outline::Rectangle, QStringLiteral("outer"), {}}};
        const Drawing drawing = laidOut(graph);
        const QRectF inner = drawing.groups.value(QStringLiteral("inner"));
        const QRectF outer = drawing.groups.value(QStringLiteral("outer"));
        QVERIFY(inner.contains(drawing.nodes.value(QStringLiteral("a"))));
        // and the title lies above the card, with a border around it, as where nobody placed anything
        graph.nodes[0].fixedCentre = {};
        const Drawing free = laidOut(graph);
        const QRectF card = free.nodes.value(QStringLiteral("a"));
        const QRectF frame = free.groups.value(QStringLiteral("inner"));
        QCOMPARE(inner.size(), frame.size());
        QCOMPARE(drawing.nodes.value(QStringLiteral("a")).topLeft() - inner.topLeft(), card.topLeft() - frame.topLeft());
        QVERIFY(outer.contains(inner));
        QVERIFY(outer.contains(drawing.nodes.value(QStringLiteral("b"))));
        QCOMPARE(drawing.nodes.value(QStringLiteral("a")).center(), QPointF(900, 700));
    }
};

QTEST_GUILESS_MAIN(TestDetour)
#include "tst_detour.moc"
