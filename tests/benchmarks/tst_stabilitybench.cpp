#include "core/chart/reader.h"
#include "core/layout/layered.h"
#include "core/run/chartgraph.h"
#include "tests/support/files.h"
#include "tests/support/places.h"
#include "tests/support/randomgraph.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace stackwright;
using layout::Drawing;
using layout::Graph;

namespace {

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

// The part of the nodes that stand elsewhere towards the others, by more than a person would take for the same place.
double movedPart(const Drawing &before, const Drawing &after)
{
    constexpr double samePlace = 12; // px
    QList<QPointF> ways;
    for (auto node = before.nodes.cbegin(); node != before.nodes.cend(); ++node) {
        if (after.nodes.contains(node.key()))
            ways.append(after.nodes.value(node.key()).center() - node->center());
    }
    QList<double> across;
    QList<double> down;
    for (const QPointF &way : std::as_const(ways)) {
        across.append(way.x());
        down.append(way.y());
    }
    const QPointF all(median(across), median(down));
    const auto isMoved = [&](const QPointF &way) { return (way - all).manhattanLength() > samePlace; };
    return ways.isEmpty() ? 0 : double(std::count_if(ways.cbegin(), ways.cend(), isMoved)) / double(ways.size());
}

enum class Edit { Leaf, NewEdge, NoEdge, NoNode, Label };

Graph edited(Graph graph, Edit edit, QRandomGenerator &random)
{
    const auto someNode = [&]() -> layout::NodeBox & { return graph.nodes[random.bounded(int(graph.nodes.size()))]; };
    switch (edit) {
    case Edit::Leaf: {
        const layout::NodeBox parent = someNode();
        graph.nodes.append({QStringLiteral("new"), QSizeF(120, 44), layout::Outline::Rectangle, parent.group, {}});
        graph.edges.append({QStringLiteral("to new"), parent.id, QStringLiteral("new")});
        break;
    }
    case Edit::NewEdge: graph.edges.append({QStringLiteral("new"), someNode().id, someNode().id}); break;
    case Edit::NoEdge:
        if (!graph.edges.isEmpty())
            graph.edges.removeAt(random.bounded(int(graph.edges.size())));
        break;
    case Edit::NoNode: {
        const QString id = someNode().id;
        graph.nodes.removeIf([&](const layout::NodeBox &node) { return node.id == id; });
        graph.edges.removeIf([&](const layout::EdgeLink &edge) { return edge.from == id || edge.to == id; });
        break;
    }
    case Edit::Label: someNode().size.rwidth() += 24; break;
    }
    return graph;
}

} // namespace

// How much of a drawing a small edit moves: nobody likes to look for everything anew.
class StabilityBench : public QObject
{
    Q_OBJECT

private slots:
    void shouldMoveLittle_data()
    {
        QTest::addColumn<QList<layout::Graph>>("graphs");
        const auto chart = chart::read(QString::fromUtf8(test::contentOf(test::seedFile())), test::seedFile());
        QVERIFY(chart.ok());
        QTest::newRow("the seed") << QList<Graph>(8, run::layoutGraph(*chart));
        for (const int nodes : {15, 60, 200}) {
            test::RandomGraphShape shape;
            shape.nodes = nodes;
            shape.edges = nodes * 5 / 4;
            shape.groups = nodes / 12;
            QList<Graph> graphs;
            for (quint32 i = 0; i < 8; ++i)
                graphs.append(test::randomGraph(100 + i, shape));
            QTest::addRow("8 charts of %d nodes", nodes) << graphs;
        }
    }

    void shouldMoveLittle()
    {
        QFETCH(const QList<layout::Graph>, graphs);
        QRandomGenerator random(3);
        const QList<std::pair<Edit, const char *>> edits{{Edit::Leaf, "a node is added"}, {Edit::NewEdge, "an edge is added"},
            {Edit::NoEdge, "an edge is removed"}, {Edit::NoNode, "a node is removed"}, {Edit::Label, "a label gets longer"}};
        for (const auto &[edit, name] : edits) {
            QList<double> parts;
            for (const Graph &graph : graphs) {
                const Drawing before = layout::laidOut(graph);
                for (int i = 0; i < 5; ++i)
                    parts.append(movedPart(before, layout::laidOut(edited(graph, edit, random))) * 100);
            }
            qInfo("%-20s %3.0f %% of the nodes move (median), %3.0f %% (mean)", name, median(parts),
                std::accumulate(parts.cbegin(), parts.cend(), 0.0) / double(parts.size()));
            QCOMPARE(movedPart(layout::laidOut(graphs.first()), layout::laidOut(graphs.first())), 0.0);
        }
    }
};

QTEST_GUILESS_MAIN(StabilityBench)
#include "tst_stabilitybench.moc"
