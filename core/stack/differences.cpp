#include "core/stack/stackdocument.h"

#include <QHash>
#include <QSet>

namespace stackwright::stack {

namespace {

template <typename Added, typename Removed, typename Changed, typename Item>
void compareItems(const QList<Item> &before, const QList<Item> &after, StackChanges &changes)
{
    QHash<QString, const Item *> old;
    for (const Item &item : before)
        old.insert(item.id, &item);
    for (const Item &item : after) {
        const Item *previous = old.take(item.id);
        if (!previous)
            changes.append(Added{item.id});
        else if (!(*previous == item))
            changes.append(Changed{item.id});
    }
    for (const Item &item : before) {
        if (old.contains(item.id))
            changes.append(Removed{item.id});
    }
}

void compareSettings(
    const QString &nodeId, const QString &environment, const yaml::Map &before, const yaml::Map &after, StackChanges &changes)
{
    for (const yaml::Map::Entry &entry : after) {
        const yaml::Value *previous = before.find(entry.first);
        if (!previous || !(*previous == entry.second))
            changes.append(SettingChanged{nodeId, entry.first, environment});
    }
    for (const yaml::Map::Entry &entry : before) {
        if (!after.contains(entry.first))
            changes.append(SettingChanged{nodeId, entry.first, environment});
    }
}

template <typename Key, typename T>
QSet<Key> keysOf(const QMap<Key, T> &a, const QMap<Key, T> &b)
{
    QSet<Key> keys;
    for (const auto *map : {&a, &b}) {
        for (auto it = map->keyBegin(); it != map->keyEnd(); ++it)
            keys.insert(*it);
    }
    return keys;
}

void compareConfigs(const Stack &before, const Stack &after, StackChanges &changes)
{
    if (before.nodes == after.nodes)
        return;
    QStringList ids = keysOf(before.nodes, after.nodes).values();
    ids.sort();
    for (const QString &id : std::as_const(ids)) {
        const NodeConfig old = before.nodes.value(id);
        const NodeConfig now = after.nodes.value(id);
        if (old.kind != now.kind)
            changes.append(NodeChanged{id});
        compareSettings(id, {}, old.settings, now.settings, changes);
        const QSet<QString> environments = keysOf(old.overrides, now.overrides);
        for (const QString &environment : environments)
            compareSettings(id, environment, old.overrides.value(environment), now.overrides.value(environment), changes);
    }
}

void comparePositions(const Stack &before, const Stack &after, StackChanges &changes)
{
    if (before.positions == after.positions)
        return;
    QStringList ids = keysOf(before.positions, after.positions).values();
    ids.sort();
    for (const QString &id : std::as_const(ids)) {
        if (before.positions.contains(id) != after.positions.contains(id) ||
            before.positions.value(id) != after.positions.value(id))
            changes.append(NodeMoved{id});
    }
}

void compareFolded(const QStringList &before, const QStringList &after, StackChanges &changes)
{
    const QSet<QString> old(before.cbegin(), before.cend());
    const QSet<QString> now(after.cbegin(), after.cend());
    QStringList ids = ((old - now) + (now - old)).values();
    ids.sort();
    for (const QString &id : std::as_const(ids))
        changes.append(GroupChanged{id});
}

} // namespace

StackChanges StackDocument::differences(const Stack &before, const Stack &after)
{
    StackChanges changes;
    if (!(before.chart == after.chart)) {
        compareItems<NodeAdded, NodeRemoved, NodeChanged>(before.chart.nodes, after.chart.nodes, changes);
        compareItems<GroupAdded, GroupRemoved, GroupChanged>(before.chart.groups, after.chart.groups, changes);
        compareItems<EdgeAdded, EdgeRemoved, EdgeChanged>(before.chart.edges, after.chart.edges, changes);
        if (before.chart.classDefs != after.chart.classDefs || before.chart.direction != after.chart.direction ||
            before.chart.defaultEdgeStyles != after.chart.defaultEdgeStyles)
            changes.append(StylesChanged{});
    }
    if (before.folded != after.folded)
        compareFolded(before.folded, after.folded, changes);
    compareConfigs(before, after, changes);
    comparePositions(before, after, changes);
    if (before.chartText != after.chartText)
        changes.append(TextChanged{});
    if (before.name != after.name || before.environments != after.environments)
        changes.append(NameChanged{});
    return changes;
}

} // namespace stackwright::stack
