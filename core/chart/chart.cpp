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

void applyStyles(const QStringList &styles, QMap<QString, QString> *result)
{
    for (const QString &style : styles) {
        const qsizetype colon = style.indexOf(u':');
        if (colon > 0)
            result->insert(style.left(colon).trimmed(), style.sliced(colon + 1).trimmed());
    }
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

QMap<QString, QString> Chart::effectiveStyle(const QString &id) const
{
    const Node *asNode = node(id);
    const Group *asGroup = asNode ? nullptr : group(id);
    QMap<QString, QString> result;
    if (!asNode && !asGroup)
        return result;
    const auto applyClass = [&](const QString &name) {
        if (const ClassDef *definition = withId(classDefs, name))
            applyStyles(definition->styles, &result);
    };
    if (asNode)
        applyClass(QStringLiteral("default"));
    for (const QString &name : asNode ? asNode->classes : asGroup->classes)
        applyClass(name);
    applyStyles(asNode ? asNode->styles : asGroup->styles, &result);
    return result;
}

} // namespace stackwright::chart
