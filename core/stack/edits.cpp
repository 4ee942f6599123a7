#include "core/stack/edits.h"

#include "core/chart/edgeids.h"
#include "core/chart/reader.h"
#include "core/chart/writer.h"
#include "core/stack/renames.h"

#include <QHash>
#include <QSet>

namespace stackwright::stack {

namespace {

// The chart as the text says it, and the text: a reopened file is what its text says, which may be another order.
// Nothing where no reader would take a text that says this chart (a label beyond the limits).
std::optional<chart::ChartText> written(const Stack &stack, chart::Chart chart)
{
    chart::numberEdges(chart);
    const QString text = chart::edited(stack.chartText, chart);
    base::Result<chart::Chart> said = chart::read(text, QStringLiteral("chart"));
    if (!said)
        return {};
    return chart::ChartText{std::move(said).value(), text, 0, {}};
}

// The stack with this chart, its text in step; as it was where the chart cannot be written.
Stack withChart(Stack stack, chart::Chart chart)
{
    if (std::optional<chart::ChartText> now = written(stack, std::move(chart))) {
        stack.chart = std::move(now->chart);
        stack.chartText = now->text;
    }
    return stack;
}

bool exists(const chart::Chart &chart, const QString &id)
{
    const auto isEdge = [&](const chart::Edge &edge) { return edge.ownId && edge.id == id; };
    return chart.node(id) || chart.group(id) || std::any_of(chart.edges.cbegin(), chart.edges.cend(), isEdge);
}

// Takes `id` out of every group and puts it into one of them, where one is named.
void moveTo(chart::Chart &chart, const QString &id, const QString &groupId)
{
    for (chart::Group &group : chart.groups)
        group.nodes.removeAll(id);
    if (chart::Group *group = chart.group(groupId))
        group->nodes.append(id);
}

void removeMembers(chart::Chart &chart, const QSet<QString> &removed)
{
    for (chart::Group &group : chart.groups)
        group.nodes.removeIf([&](const QString &member) { return removed.contains(member); });
}

// What an id is made of that begins with `wish`: letters, digits and "_".
QString stemOf(const QString &wish)
{
    QString stem;
    for (const QChar c : wish) {
        if (c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_')))
            stem += c;
    }
    // Mermaid reserves some words and reads "o" and "x" before a link as its arrow head.
    if (stem.size() < 2 || stem.compare(QLatin1String("end"), Qt::CaseInsensitive) == 0 || !stem.front().isUpper())
        stem.prepend(QLatin1String("Node"));
    return stem;
}

// Names for the parts of a chart beside those of another, one by one, so that two of the new ones never become the same.
class FreeNames
{
public:
    void take(const QString &name) { m_taken.insert(name); }
    QString operator[](const QString &name) const { return m_names.value(name, name); } // what became of it

    // Its own name, or another where that is taken.
    QString give(const QString &name)
    {
        QString given = name;
        if (m_taken.contains(name)) {
            const QString stem = stemOf(name);
            int &last = m_last[stem];
            for (given = last > 0 ? QString() : stem; given.isEmpty() || m_taken.contains(given);)
                given = stem + QString::number(last = qMax(last + 1, 2));
        }
        m_taken.insert(given);
        m_names.insert(name, given);
        return given;
    }

private:
    QSet<QString> m_taken;
    QHash<QString, QString> m_names;
    QHash<QString, int> m_last; // the number that was given last, by stem
};

// The classes of the part, those that are something else here by another name.
FreeNames withClasses(chart::Chart &chart, const chart::Chart &part)
{
    FreeNames names;
    QHash<QString, QStringList> styles;
    for (const chart::ClassDef &definition : qAsConst(chart.classDefs)) {
        names.take(definition.id);
        styles.insert(definition.id, definition.styles);
    }
    for (chart::ClassDef definition : part.classDefs) {
        const auto same = styles.constFind(definition.id);
        if (same != styles.constEnd() && *same == definition.styles)
            continue;
        definition.id = names.give(definition.id);
        chart.classDefs.append(definition);
    }
    return names;
}

} // namespace

QString freeId(const Stack &stack, const QString &wish)
{
    const QString stem = stemOf(wish);
    QString id = stem;
    for (int n = 2; exists(stack.chart, id); ++n)
        id = stem + QString::number(n);
    return id;
}

Stack withPart(Stack stack, const chart::Chart &part, QStringList *newNodes)
{
    chart::Chart chart = stack.chart;
    const FreeNames classes = withClasses(chart, part);
    const auto renamed = [](QStringList &names, const FreeNames &by) {
        for (QString &name : names)
            name = by[name];
    };
    FreeNames ids;
    for (const chart::Node &node : qAsConst(chart.nodes))
        ids.take(node.id);
    for (const chart::Group &group : qAsConst(chart.groups))
        ids.take(group.id);
    for (const chart::Edge &edge : qAsConst(chart.edges))
        ids.take(edge.id); // one that the chart gave it may become another's
    QStringList nodes;
    for (chart::Node node : part.nodes) {
        node.id = ids.give(node.id);
        renamed(node.classes, classes);
        nodes.append(node.id);
        chart.nodes.append(node);
    }
    const qsizetype firstGroup = chart.groups.size();
    for (chart::Group group : part.groups) {
        group.id = ids.give(group.id);
        renamed(group.classes, classes);
        chart.groups.append(group);
    }
    for (qsizetype i = firstGroup; i < chart.groups.size(); ++i) {
        chart.groups[i].parent = ids[chart.groups[i].parent];
        renamed(chart.groups[i].nodes, ids);
    }
    for (chart::Edge edge : part.edges) {
        edge.from = ids[edge.from];
        edge.to = ids[edge.to];
        renamed(edge.classes, classes);
        if (edge.ownId)
            edge.id = ids.give(edge.id);
        chart.edges.append(edge);
    }
    std::optional<chart::ChartText> now = written(stack, std::move(chart));
    *newNodes = now ? nodes : QStringList();
    if (now) {
        stack.chart = std::move(now->chart);
        stack.chartText = now->text;
    }
    return stack;
}

Stack withNode(Stack stack, const QString &id, const NewNode &node)
{
    if (id.isEmpty() || exists(stack.chart, id))
        return stack;
    chart::Chart chart = stack.chart;
    chart::Node added;
    added.id = id;
    added.label = node.label.isEmpty() ? id : node.label;
    added.shape = node.shape;
    chart.nodes.append(added);
    moveTo(chart, id, node.group);
    stack = withChart(std::move(stack), std::move(chart));
    if (!stack.chart.node(id))
        return stack;
    if (!node.kind.isEmpty())
        stack.nodes[id].kind = node.kind;
    if (node.position)
        stack.positions.insert(id, *node.position);
    return stack;
}

Stack withoutItems(Stack stack, const QStringList &nodeEdgeOrGroupIds)
{
    chart::Chart chart = stack.chart;
    const QSet<QString> removed(nodeEdgeOrGroupIds.cbegin(), nodeEdgeOrGroupIds.cend());
    // A removed group gives its members to the group around it.
    for (const QString &id : nodeEdgeOrGroupIds) {
        const chart::Group *group = chart.group(id);
        if (!group)
            continue;
        const chart::Group copy = *group;
        for (const QString &member : copy.nodes) {
            moveTo(chart, member, copy.parent);
            if (chart::Group *inner = chart.group(member))
                inner->parent = copy.parent;
        }
    }
    chart.nodes.removeIf([&](const chart::Node &node) { return removed.contains(node.id); });
    chart.groups.removeIf([&](const chart::Group &group) { return removed.contains(group.id); });
    chart.edges.removeIf([&](const chart::Edge &edge) {
        return removed.contains(edge.id) || removed.contains(edge.from) || removed.contains(edge.to);
    });
    removeMembers(chart, removed);
    if (chart != stack.chart)
        stack = withChart(std::move(stack), std::move(chart));
    for (const QString &id : removed) {
        if (exists(stack.chart, id))
            continue; // it could not be removed
        stack.nodes.remove(id);
        stack.positions.remove(id);
        stack.folded.removeAll(id);
    }
    return stack;
}

Stack withEdge(Stack stack, const QString &from, const QString &to, const QString &label)
{
    if (!exists(stack.chart, from) || !exists(stack.chart, to))
        return stack;
    chart::Chart chart = stack.chart;
    chart::Edge edge;
    edge.from = from;
    edge.to = to;
    edge.label = label;
    chart.edges.append(edge);
    return withChart(std::move(stack), std::move(chart));
}

Stack withEdgeLabel(Stack stack, const QString &edgeId, const QString &label)
{
    chart::Chart chart = stack.chart;
    chart::Edge *edge = chart.edge(edgeId);
    if (!edge || edge->label == label)
        return stack;
    edge->label = label;
    return withChart(std::move(stack), std::move(chart));
}

Stack withNodeLabel(Stack stack, const QString &nodeId, const QString &label)
{
    chart::Chart chart = stack.chart;
    chart::Node *node = chart.node(nodeId);
    if (!node || node->label == label || label.trimmed().isEmpty())
        return stack;
    node->label = label;
    return withChart(std::move(stack), std::move(chart));
}

Stack withNodeShape(Stack stack, const QString &nodeId, const QString &shape)
{
    chart::Chart chart = stack.chart;
    chart::Node *node = chart.node(nodeId);
    if (!node || node->shape == shape)
        return stack;
    node->shape = shape;
    return withChart(std::move(stack), std::move(chart));
}

Stack withNodeKind(Stack stack, const QString &nodeId, const QString &kind)
{
    if (!stack.chart.node(nodeId))
        return stack;
    NodeConfig &config = stack.nodes[nodeId];
    config.kind = kind;
    if (config.isEmpty())
        stack.nodes.remove(nodeId);
    return stack;
}

Stack withGroupTitle(Stack stack, const QString &groupId, const QString &title)
{
    chart::Chart chart = stack.chart;
    chart::Group *group = chart.group(groupId);
    if (!group || group->title == title || title.trimmed().isEmpty())
        return stack;
    group->title = title;
    return withChart(std::move(stack), std::move(chart));
}

Stack withMembership(Stack stack, const QString &nodeId, const QString &groupId)
{
    if (!stack.chart.node(nodeId) || stack.chart.groupOf(nodeId) == groupId)
        return stack;
    chart::Chart chart = stack.chart;
    moveTo(chart, nodeId, groupId);
    return withChart(std::move(stack), std::move(chart));
}

Stack withPosition(Stack stack, const QString &nodeId, std::optional<QPointF> centre)
{
    if (!exists(stack.chart, nodeId))
        return stack;
    if (centre)
        stack.positions.insert(nodeId, *centre);
    else
        stack.positions.remove(nodeId);
    return stack;
}

Stack withSetting(
    Stack stack, const QString &nodeId, const QString &settingId, const QString &environment, const yaml::Value &value)
{
    return withSetting(std::move(stack), QStringList{nodeId}, settingId, environment, value);
}

Stack withSetting(
    Stack stack, const QStringList &nodeIds, const QString &settingId, const QString &environment, const yaml::Value &value)
{
    const QSet<QString> wanted(nodeIds.begin(), nodeIds.end());
    for (const chart::Node &node : std::as_const(stack.chart.nodes)) {
        if (!wanted.contains(node.id))
            continue;
        NodeConfig &config = stack.nodes[node.id];
        yaml::Map &settings = environment.isEmpty() ? config.settings : config.overrides[environment];
        if (value.isNull())
            settings.remove(settingId);
        else
            settings.insert(settingId, value);
        if (!environment.isEmpty() && settings.isEmpty())
            config.overrides.remove(environment);
        if (config.isEmpty())
            stack.nodes.remove(node.id);
    }
    return stack;
}

Stack withFolded(Stack stack, const QStringList &groupIds, bool folded)
{
    for (const QString &id : groupIds) {
        stack.folded.removeAll(id);
        if (folded && stack.chart.group(id))
            stack.folded.append(id);
    }
    stack.folded.sort();
    return stack;
}

Stack withName(Stack stack, const QString &name)
{
    if (isProjectName(name))
        stack.name = name;
    return stack;
}

base::Result<Stack> withChartText(const Stack &stack, const QString &text)
{
    base::Result<chart::Chart> chart = chart::read(text, QStringLiteral("chart"));
    if (!chart)
        return chart.error();
    // What was configured on a node that the text no longer has is kept: the person may be in the middle of typing.
    Stack wanted = stack;
    wanted.chart = std::move(*chart);
    wanted.chartText = text;
    return followingRename(stack, std::move(wanted));
}

} // namespace stackwright::stack
