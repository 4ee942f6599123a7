#include "core/layout/layered.h"
#include "core/layout/networksimplex.h"
#include "core/layout/tracks.h"
#include "tests/support/randomgraph.h"

#include <QTest>

using namespace stackwright::layout;
using namespace stackwright::test;

// How much a layout may spend, and that it stops when nobody waits for it.
class TestLayoutEffort : public QObject
{
    Q_OBJECT

private slots:
    void shouldDrawLargeGraphsMorePlainly_data()
    {
        QTest::addColumn<Graph>("graph");
        const auto box = [](const QString &id, const QString &group = {}) {
            return NodeBox{id, {80, 40}, Outline::Rectangle, group};
        };
        const auto link = [](Graph &graph, const QString &from, const QString &to) {
            graph.edges.append({QString::number(graph.edges.size()), from, to, {}, 1});
        };
        const auto name = [](const char *stem, int number) { return QLatin1String(stem) + QString::number(number); };

        Graph everyToEvery;
        for (int i = 0; i < 300; ++i)
            everyToEvery.nodes << box(name("a", i)) << box(name("b", i));
        for (int i = 0; i < 300; ++i) {
            for (int j = 0; j < 300; ++j)
                link(everyToEvery, name("a", i), name("b", j));
        }
        QTest::newRow("every one to every one") << everyToEvery;

        Graph star;
        star.nodes << box(QStringLiteral("hub"));
        for (int i = 0; i < 20'000; ++i) {
            star.nodes << box(name("n", i));
            link(star, QStringLiteral("hub"), name("n", i));
        }
        QTest::newRow("a star") << star;

        Graph pairs;
        for (int i = 0; i < 20'000; ++i) {
            pairs.nodes << box(name("a", i)) << box(name("b", i));
            link(pairs, name("a", i), name("b", i));
        }
        QTest::newRow("pairs") << pairs;

        Graph chain;
        for (int i = 0; i < 3000; ++i) {
            chain.nodes << box(name("n", i));
            if (i > 0)
                link(chain, name("n", i - 1), name("n", i));
        }
        for (int i = 0; i < 1000; ++i)
            link(chain, name("n", i), name("n", 2999));
        QTest::newRow("long edges beside a chain") << chain;

        Graph nested;
        for (int depth = 0; depth < 100; ++depth)
            nested.groups << GroupBox{name("g", depth), depth > 0 ? name("g", depth - 1) : QString()};
        nested.nodes << box(QStringLiteral("inner"), name("g", 99)) << box(QStringLiteral("outer"));
        for (int i = 0; i < 5000; ++i)
            link(nested, QStringLiteral("inner"), QStringLiteral("outer"));
        QTest::newRow("edges through a hundred borders") << nested;
    }

    // Each of them took minutes or gigabytes as long as no pass had a bound.
    void shouldDrawLargeGraphsMorePlainly()
    {
        QFETCH(Graph, graph);
        const Drawing drawing = laidOut(graph);
        QCOMPARE(drawing.nodes.size(), graph.nodes.size());
        QCOMPARE(drawing.edges.size(), graph.edges.size());
        for (const EdgeRoute &route : drawing.edges)
            QVERIFY(route.points.size() >= 2);
        QList<QRectF> rects = drawing.nodes.values();
        std::sort(rects.begin(), rects.end(),
            [](const QRectF &a, const QRectF &b) { return std::pair(a.top(), a.left()) < std::pair(b.top(), b.left()); });
        for (qsizetype i = 1; i < rects.size(); ++i)
            QVERIFY(!rects[i].intersects(rects[i - 1]));
    }

    void shouldStopWithinEveryPassWhenCancelled()
    {
        // given what each pass would improve
        const std::atomic_bool cancelled{true};
        Effort none(&cancelled);
        Effort enough(nullptr);
        const std::vector<Arc> arcs{{0, 1, 1, 1}, {0, 2, 1, 1}, {1, 3, 1, 1}, {2, 3, 1, 5}};
        const std::vector<int> loose{0, 1, 1, 9};
        QVERIFY(cheapestPositions(4, arcs, loose, 100, enough) != loose);
        // then nobody who does not wait pays for it
        QCOMPARE(cheapestPositions(4, arcs, loose, 100, none), loose);
        std::vector<Crossover> lines;
        for (int i = 0; i < 100; ++i)
            lines.push_back({double(i), 200.0 - i});
        QVERIFY(assignedTracks(lines, 8, enough).count > 1);
        QCOMPARE(assignedTracks(lines, 8, none).count, 1);
    }

    void shouldTakeFromTheWholeWhatAPhaseSpends()
    {
        Effort whole(nullptr);
        qint64 steps = 0;
        const qint64 each = 1'000'000;
        for (Effort phase(whole, 4); phase.spend(each);)
            steps += each;
        qint64 rest = 0;
        while (whole.spend(each))
            rest += each;
        QVERIFY(steps > 0);
        QVERIFY(std::abs(rest - 3 * steps) <= 4 * each);
        QVERIFY(whole.takePieces(10, 20));
        QVERIFY(!whole.takePieces(10, 1'000'000'000));
    }

    void shouldGiveUpWhenCancelled()
    {
        const std::atomic_bool cancel{true};
        const Drawing drawing = laidOut(randomGraph(1, {200, 300, 10, true, true, true}), &cancel);
        QVERIFY(drawing.nodes.isEmpty());
        QVERIFY(drawing.edges.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLayoutEffort)
#include "tst_layouteffort.moc"
