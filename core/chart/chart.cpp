#include "core/chart/chart.h"

#include <algorithm>

namespace stackwright::chart {

namespace {

template <typename List>
auto *withId(List &list, const QString &id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto &item) { return item.id == id; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const Node *Chart::node(const QString &id) const
{
    return withId(nodes, id);
}

Node *Chart::node(const QString &id)
{
    return withId(nodes, id);
}

const Edge *Chart::edge(const QString &id) const
{
    return withId(edges, id);
}

Edge *Chart::edge(const QString &id)
{
    return withId(edges, id);
}

const Group *Chart::group(const QString &id) const
{
    return withId(groups, id);
}

Group *Chart::group(const QString &id)
{
    return withId(groups, id);
}

QString Chart::groupOf(const QString &id) const
{
    const auto found = std::find_if(groups.cbegin(), groups.cend(), [&](const Group &each) { return each.nodes.contains(id); });
    return found == groups.cend() ? QString() : found->id;
}

} // namespace stackwright::chart
