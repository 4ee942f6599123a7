#include "core/stack/renames.h"

#include "core/chart/idrename.h"
#include "core/chart/reader.h"

#include <QMultiHash>
#include <QSet>

#include <algorithm>

namespace stackwright::stack {

namespace {

bool isKept(const Stack &stack, const QString &id)
{
    return stack.nodes.contains(id) || stack.positions.contains(id) || stack.folded.contains(id);
}

Stack withKeptMoved(Stack stack, const QString &from, const QString &to)
{
    if (const auto config = stack.nodes.constFind(from); config != stack.nodes.constEnd()) {
        stack.nodes.insert(to, NodeConfig(*config));
        stack.nodes.remove(from);
    }
    if (const auto position = stack.positions.constFind(from); position != stack.positions.constEnd()) {
        stack.positions.insert(to, QPointF(*position));
        stack.positions.remove(from);
    }
    if (stack.folded.removeAll(from) > 0) {
        stack.folded.append(to);
        stack.folded.sort();
    }
    return stack;
}

QSet<QString> idsOf(const chart::Chart &chart)
{
    QSet<QString> ids;
    for (const chart::Node &node : chart.nodes)
        ids.insert(node.id);
    for (const chart::Group &group : chart.groups)
        ids.insert(group.id);
    return ids;
}

QString textOf(const chart::Edge &edge, const QString &from, const QString &to)
{
    return (edge.from == from ? to : edge.from) + u'\n' + (edge.to == from ? to : edge.to) + u'\n' + edge.label;
}

// The edges that only one of the two charts has; a rename changes those of the renamed one and no others.
class EdgeChange
{
public:
    EdgeChange(const chart::Chart &before, const chart::Chart &after)
    {
        QMultiHash<QString, const chart::Edge *> missing;
        for (const chart::Edge &edge : before.edges)
            missing.insert(textOf(edge, {}, {}), &edge);
        for (const chart::Edge &edge : after.edges) {
            const QString text = textOf(edge, {}, {});
            if (const auto same = missing.find(text); same != missing.end())
                missing.erase(same);
            else
                m_come.append(text);
        }
        for (const chart::Edge *edge : qAsConst(missing))
            m_gone.append(*edge);
        m_come.sort();
    }

    // Whether they are the same ones with `to` for `from`.
    bool isRename(const QString &from, const QString &to) const
    {
        if (m_gone.size() != m_come.size())
            return false;
        QStringList renamed;
        for (const chart::Edge &edge : m_gone) {
            const QString text = textOf(edge, from, to);
            if (!std::binary_search(m_come.cbegin(), m_come.cend(), text))
                return false;
            renamed.append(text);
        }
        renamed.sort();
        return renamed == m_come;
    }

    // Whether an edge of this one is gone.
    bool touched(const QString &id) const
    {
        return std::any_of(
            m_gone.cbegin(), m_gone.cend(), [&](const chart::Edge &edge) { return edge.from == id || edge.to == id; });
    }

private:
    QList<chart::Edge> m_gone; // of the chart before
    QStringList m_come;        // as texts, sorted
};

// The label or title of a node or group; empty where it is its id.
QString ownLabel(const chart::Chart &chart, const QString &id)
{
    const chart::Node *node = chart.node(id);
    const chart::Group *group = chart.group(id);
    const QString label = node ? node->label : group ? group->title : QString();
    return label == id ? QString() : label;
}

bool becomes(const Stack &before, const Stack &after, const EdgeChange &edges, const QString &from, const QString &to, bool isNew)
{
    const bool sameSort = (before.chart.node(from) != nullptr) == (after.chart.node(to) != nullptr);
    const QString old = ownLabel(before.chart, from);
    const QString now = ownLabel(after.chart, to);
    if (!sameSort || !(old.isEmpty() || now.isEmpty() || old == now))
        return false;
    // Without edges only a label of its own, or being the one that is new, tells which it is.
    return (isNew || edges.touched(from) || (!old.isEmpty() && old == now)) && edges.isRename(from, to);
}

} // namespace

Stack withId(Stack stack, const QString &from, const QString &to)
{
    const QString text = chart::withId(stack.chartText, from, to);
    if (text.isNull())
        return stack;
    base::Result<chart::Chart> said = chart::read(text, QStringLiteral("chart"));
    if (!said)
        return stack;
    stack.chart = std::move(said).value();
    stack.chartText = text;
    return withKeptMoved(std::move(stack), from, to);
}

Stack followingRename(const Stack &before, Stack after)
{
    const QSet<QString> had = idsOf(before.chart);
    const QSet<QString> has = idsOf(after.chart);
    const QSet<QString> gone = had - has;
    const QSet<QString> come = has - had;
    if (gone.size() != 1 || come.size() > 1 || !isKept(before, *gone.cbegin()))
        return after;
    const QString from = *gone.cbegin();
    const EdgeChange edges(before.chart, after.chart);
    // A mention that was changed before this one has made the new id already.
    QStringList candidates;
    for (const QString &id : come.isEmpty() ? has : come) {
        if (!isKept(after, id) && becomes(before, after, edges, from, id, !come.isEmpty()))
            candidates.append(id);
    }
    return candidates.size() == 1 ? withKeptMoved(std::move(after), from, candidates.first()) : after;
}

} // namespace stackwright::stack
