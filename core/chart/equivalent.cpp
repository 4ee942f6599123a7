#include "core/chart/chart.h"

#include <algorithm>
#include <tuple>

namespace stackwright::chart {

namespace {

// A string is a text in quotes; which of both it was only matters to the text.
QString settledType(const QString &labelType)
{
    return labelType == QLatin1String("string") ? QStringLiteral("text") : labelType;
}

template <typename Item>
void sortById(QList<Item> &items)
{
    std::sort(items.begin(), items.end(), [](const Item &one, const Item &other) { return one.id < other.id; });
}

Chart settled(Chart chart)
{
    for (Node &node : chart.nodes) {
        node.label = decodedText(node.label);
        node.labelType = settledType(node.labelType);
    }
    for (Edge &edge : chart.edges) {
        edge.label = decodedText(edge.label);
        edge.labelType = settledType(edge.labelType);
        if (!edge.ownId)
            edge.id.clear();
    }
    // A parent follows from the members, so it is not compared.
    for (Group &group : chart.groups) {
        group.parent.clear();
        group.title = decodedText(group.title);
        group.labelType = settledType(group.labelType);
        group.nodes.sort();
    }
    sortById(chart.nodes);
    sortById(chart.groups);
    sortById(chart.classDefs);
    std::stable_sort(chart.edges.begin(), chart.edges.end(), [](const Edge &one, const Edge &other) {
        return std::tie(one.from, one.to, one.id) < std::tie(other.from, other.to, other.id);
    });
    return chart;
}

} // namespace

bool equivalent(const Chart &one, const Chart &other)
{
    return one == other || settled(one) == settled(other);
}

} // namespace stackwright::chart
