#include "tests/support/randomgraph.h"

#include <QRandomGenerator>

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace stackwright::test {

using namespace layout;

Graph randomGraph(quint32 seed, const RandomGraphShape &shape)
{
    QRandomGenerator random(seed);
    const auto below = [&random](int limit) { return limit > 0 ? int(random.bounded(limit)) : 0; };
    Graph graph;
    graph.direction = Direction(below(4));
    for (int i = 0; i < shape.groups; ++i) {
        GroupBox group;
        group.id = QStringLiteral("g%1").arg(i);
        if (i > 0 && below(3) == 0)
            group.parent = QStringLiteral("g%1").arg(below(i));
        if (below(4) != 0)
            group.titleSize = QSizeF(40 + below(160), 20);
        if (below(2) == 0)
            group.direction = Direction(below(4));
        graph.groups.append(group);
    }
    for (int i = 0; i < shape.nodes; ++i) {
        NodeBox node;
        node.id = QStringLiteral("n%1").arg(i);
        node.size = QSizeF(30 + 2 * below(80), 30 + 2 * below(25));
        node.outline = Outline(below(11));
        if (shape.groups > 0 && below(10) < 4)
            node.group = QStringLiteral("g%1").arg(below(shape.groups));
        graph.nodes.append(node);
    }
    // Mostly to a near neighbour, as in charts that people write; sometimes back or far away.
    const auto end = [&](int around) {
        if (shape.groupEdges && shape.groups > 0 && below(12) == 0)
            return QStringLiteral("g%1").arg(below(shape.groups));
        return QStringLiteral("n%1").arg(std::clamp(around, 0, shape.nodes - 1));
    };
    for (int i = 0; i < shape.edges && shape.nodes > 0; ++i) {
        EdgeLink edge;
        edge.id = QStringLiteral("e%1").arg(i);
        const int from = below(shape.nodes);
        const int reach = below(8) == 0 ? below(shape.nodes) - from : below(8) == 0 ? -1 - below(4) : 1 + below(6);
        edge.from = end(from);
        edge.to = shape.loops && below(25) == 0 ? edge.from : end(from + reach);
        if (!shape.loops && edge.to == edge.from)
            edge.to = end((from + 1) % shape.nodes);
        if (shape.labels && below(5) == 0)
            edge.labelSize = QSizeF(20 + below(80), 18);
        if (below(15) == 0)
            edge.length = 2 + below(2);
        graph.edges.append(edge);
    }
    return graph;
}

QString flowchartText(const Graph &graph)
{
    QHash<QString, QStringList> nodes, groups;
    for (const NodeBox &node : graph.nodes)
        nodes[node.group] += QStringLiteral("%1[Step %1 of many steps]").arg(node.id);
    for (const GroupBox &group : graph.groups)
        groups[group.parent] += group.id;
    QStringList lines{QStringLiteral("flowchart TD")};
    const std::function<void(const QString &)> add = [&](const QString &group) {
        lines += nodes.value(group);
        for (const QString &inner : groups.value(group)) {
            lines += QStringLiteral("subgraph %1 [Group %1]").arg(inner);
            add(inner);
            lines += QStringLiteral("end");
        }
    };
    add({});
    for (const EdgeLink &edge : graph.edges)
        lines += edge.from + (edge.labelSize.isEmpty() ? QStringLiteral(" --> ") : QStringLiteral(" -->|then| ")) + edge.to;
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace stackwright::test
