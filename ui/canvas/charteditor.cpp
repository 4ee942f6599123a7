#include "ui/canvas/charteditor.h"

#include "core/stack/edits.h"
#include "ui/canvas/nodecontent.h"

#include <algorithm>

namespace stackwright::canvas {

namespace {

// Mermaid's text for what a person typed: lines by <br/>, and nothing that would end a quoted label.
QString labelOf(const QString &typed)
{
    QString label = typed.trimmed();
    label.replace(u'"', QStringLiteral("#quot;"));
    return label.replace(u'\n', QStringLiteral("<br/>"));
}

QString shapeOf(const kinds::Kind &kind)
{
    if (!kind.recognition.shapes.isEmpty())
        return kind.recognition.shapes.first();
    switch (kind.role) {
    case kinds::Role::Gate: return QStringLiteral("diamond");
    case kinds::Role::Terminal: return QStringLiteral("stadium");
    default: return QStringLiteral("squareRect");
    }
}

// The node between the ends of the edge, where there is one.
stack::Stack between(stack::Stack wanted, const QString &nodeId, const QString &edgeId)
{
    const chart::Edge *edge = wanted.chart.edge(edgeId);
    if (!edge)
        return wanted;
    const chart::Edge split = *edge;
    wanted = stack::withoutItems(std::move(wanted), {split.id});
    wanted = stack::withEdge(std::move(wanted), split.from, nodeId, split.label);
    return stack::withEdge(std::move(wanted), nodeId, split.to);
}

} // namespace

ChartEditor::ChartEditor(stack::StackDocument &document, const kinds::Catalogue &catalogue)
    : m_document(document)
    , m_catalogue(catalogue)
{
}

QString ChartEditor::nameOf(const QString &id) const
{
    if (const chart::Node *node = stack().chart.node(id))
        return wordsOf(chart::plainText(node->label, node->labelType)).title.simplified();
    if (const chart::Group *group = stack().chart.group(id))
        return chart::plainText(group->title, group->labelType).simplified();
    return tr("an edge");
}

QString ChartEditor::namesOf(const QStringList &ids) const
{
    return ids.size() == 1 ? nameOf(ids.first()) : tr("%n item(s)", nullptr, int(ids.size()));
}

void ChartEditor::put(const QMap<QString, QPointF> &centres, const QString &step, const QString &mergeKey)
{
    stack::Stack wanted = stack();
    for (auto it = centres.begin(); it != centres.end(); ++it)
        wanted = stack::withPosition(std::move(wanted), it.key(), *it);
    m_document.edit(step, wanted, mergeKey);
}

void ChartEditor::move(const QMap<QString, QPointF> &centres, const QString &mergeKey)
{
    put(centres, tr("Move %1").arg(namesOf(centres.keys())), mergeKey);
}

void ChartEditor::moveInto(const QMap<QString, QPointF> &centres, const QString &groupId)
{
    stack::Stack wanted = stack();
    for (auto it = centres.begin(); it != centres.end(); ++it) {
        wanted = stack::withPosition(std::move(wanted), it.key(), *it);
        wanted = stack::withMembership(std::move(wanted), it.key(), groupId);
    }
    const QString names = namesOf(centres.keys());
    m_document.edit(
        groupId.isEmpty() ? tr("Move %1 out of its group").arg(names) : tr("Move %1 into %2").arg(names, nameOf(groupId)),
        wanted);
}

void ChartEditor::fold(const QStringList &groupIds, bool folded)
{
    const QString names = groupIds.size() == 1 ? nameOf(groupIds.first()) : tr("%n group(s)", nullptr, int(groupIds.size()));
    m_document.edit(
        folded ? tr("Collapse %1").arg(names) : tr("Expand %1").arg(names), stack::withFolded(stack(), groupIds, folded));
}

void ChartEditor::release(const QStringList &nodeIds)
{
    stack::Stack wanted = stack();
    const QStringList released = nodeIds.isEmpty() ? wanted.positions.keys() : nodeIds;
    for (const QString &id : released)
        wanted = stack::withPosition(std::move(wanted), id, std::nullopt);
    m_document.edit(nodeIds.isEmpty() ? tr("Tidy up") : tr("Tidy up %1").arg(namesOf(nodeIds)), wanted);
}

void ChartEditor::remove(const QStringList &ids)
{
    if (!ids.isEmpty())
        m_document.edit(tr("Delete %1").arg(namesOf(ids)), stack::withoutItems(stack(), ids));
}

void ChartEditor::rename(const QString &id, const QString &text)
{
    const QString label = labelOf(text);
    const chart::Chart &chart = stack().chart;
    if (const chart::Edge *edge = chart.edge(id)) {
        if (chart::plainText(edge->label, edge->labelType) != text.trimmed())
            m_document.edit(tr("Label an edge"), stack::withEdgeLabel(stack(), id, label));
    } else if (const chart::Group *group = chart.group(id)) {
        if (!label.isEmpty() && chart::plainText(group->title, group->labelType) != text.trimmed())
            m_document.edit(tr("Rename %1").arg(nameOf(id)), stack::withGroupTitle(stack(), id, label));
    } else if (const chart::Node *node = chart.node(id)) {
        if (!label.isEmpty() && chart::plainText(node->label, node->labelType) != text.trimmed())
            m_document.edit(tr("Rename %1").arg(nameOf(id)), stack::withNodeLabel(stack(), id, label));
    }
}

QSet<QString> ChartEditor::targetsOf(const QString &from) const
{
    const chart::Chart &chart = stack().chart;
    const QMap<QString, const kinds::Kind *> kindOfNode = stack::kindsOf(stack(), m_catalogue);
    const kinds::Kind *source = kindOfNode.value(from);
    if (source && source->recognition.outgoing == QLatin1String("none"))
        return {};
    QSet<QString> targets;
    for (const chart::Node &node : chart.nodes) {
        const kinds::Kind *kind = kindOfNode.value(node.id);
        if (!kind || kind->recognition.incoming != QLatin1String("none"))
            targets.insert(node.id);
    }
    for (const chart::Group &group : chart.groups)
        targets.insert(group.id);
    targets.remove(from);
    for (const chart::Edge &edge : chart.edges) {
        if (edge.from == from)
            targets.remove(edge.to);
    }
    // A group and what is in it are not before or after each other.
    for (QString around = chart.groupOf(from); !around.isEmpty(); around = chart.groupOf(around))
        targets.remove(around);
    QStringList inside = {from};
    while (!inside.isEmpty()) {
        const chart::Group *group = chart.group(inside.takeLast());
        if (!group)
            continue;
        for (const QString &member : group->nodes) {
            // A chart read from outside is a tree of groups; removing as we go keeps this finite in any case.
            if (targets.remove(member))
                inside.append(member);
        }
    }
    return targets;
}

void ChartEditor::connectItems(const QString &from, const QString &to)
{
    if (targetsOf(from).contains(to))
        m_document.edit(tr("Connect %1 with %2").arg(nameOf(from), nameOf(to)), stack::withEdge(stack(), from, to));
}

QString ChartEditor::add(const QString &kindId, const Place &place)
{
    const kinds::Kind *kind = m_catalogue.kind(kindId);
    if (!kind)
        return {};
    const QString id = stack::freeId(stack(), QString(kind->title).remove(u' '));
    stack::NewNode node;
    node.label = kind->title;
    node.shape = shapeOf(*kind);
    node.kind = kind->id;
    node.group = place.group;
    node.position = place.centre;
    stack::Stack wanted = stack::withNode(stack(), id, node);
    m_document.edit(tr("Add %1").arg(kind->title), between(std::move(wanted), id, place.edge));
    return id;
}

void ChartEditor::insert(const QString &nodeId, const Place &place)
{
    stack::Stack wanted = stack::withPosition(stack(), nodeId, place.centre);
    if (stack().chart.groupOf(nodeId) != place.group)
        wanted = stack::withMembership(std::move(wanted), nodeId, place.group);
    m_document.edit(tr("Insert %1 into an edge").arg(nameOf(nodeId)), between(std::move(wanted), nodeId, place.edge));
}

bool ChartEditor::mayInsert(const QString &nodeId) const
{
    const chart::Node *node = stack().chart.node(nodeId);
    const QList<chart::Edge> &edges = stack().chart.edges;
    if (!node || std::any_of(edges.begin(), edges.end(),
                     [&](const chart::Edge &edge) { return edge.from == nodeId || edge.to == nodeId; }))
        return false;
    const kinds::Kind *kind = stack::kindsOf(stack(), m_catalogue).value(nodeId);
    const QString none = QStringLiteral("none");
    return !kind || (kind->recognition.incoming != none && kind->recognition.outgoing != none);
}

void ChartEditor::align(const QMap<QString, QPointF> &centres)
{
    put(centres, tr("Align %1").arg(namesOf(centres.keys())));
}

void ChartEditor::distribute(const QMap<QString, QPointF> &centres)
{
    put(centres, tr("Distribute %1").arg(namesOf(centres.keys())));
}

} // namespace stackwright::canvas
