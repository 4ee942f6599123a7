#include "ui/canvas/charteditor.h"

#include "core/chart/edgeids.h"
#include "core/chart/reader.h"
#include "core/chart/writer.h"
#include "core/stack/edits.h"

#include <QHash>
#include <QSet>

#include <algorithm>

// Copying and pasting as mermaid text, so that any editor can be the other end.
namespace stackwright::canvas {

namespace {

QString renamed(const QHash<QString, QString> &names, const QString &id)
{
    return names.value(id, id);
}

} // namespace

QString ChartEditor::copied(const QStringList &ids) const
{
    const chart::Chart &chart = stack().chart;
    QSet<QString> wanted(ids.begin(), ids.end());
    // A group brings what is in it, at any depth.
    for (bool grew = true; grew;) {
        grew = false;
        for (const chart::Group &group : chart.groups) {
            if (!wanted.contains(group.id))
                continue;
            for (const QString &member : group.nodes) {
                grew = grew || !wanted.contains(member);
                wanted.insert(member);
            }
        }
    }
    chart::Chart part;
    part.direction = chart.direction;
    QSet<QString> classes;
    for (const chart::Node &node : chart.nodes) {
        if (wanted.contains(node.id)) {
            part.nodes.append(node);
            classes.unite(QSet<QString>(node.classes.begin(), node.classes.end()));
        }
    }
    for (const chart::Edge &edge : chart.edges) {
        if (wanted.contains(edge.from) && wanted.contains(edge.to))
            part.edges.append(edge);
    }
    for (const chart::Group &group : chart.groups) {
        if (wanted.contains(group.id)) {
            part.groups.append(group);
            if (!wanted.contains(group.parent))
                part.groups.last().parent.clear();
        }
    }
    for (const chart::ClassDef &definition : chart.classDefs) {
        if (classes.contains(definition.id))
            part.classDefs.append(definition);
    }
    if (part.nodes.isEmpty() && part.groups.isEmpty())
        return {};
    chart::numberEdges(part);
    return chart::written(part);
}

QStringList ChartEditor::paste(const QString &text, const QPointF &centre)
{
    const auto read = chart::read(text, tr("clipboard"));
    if (!read || (read->nodes.isEmpty() && read->groups.isEmpty()))
        return {};
    stack::Stack wanted = stack();
    QHash<QString, QString> names;
    QStringList added;
    // Ids are taken one by one, so that two of the pasted ones never become the same.
    for (const chart::Node &node : read->nodes) {
        const QString id = wanted.chart.node(node.id) || wanted.chart.group(node.id) ? stack::freeId(wanted, node.id) : node.id;
        names.insert(node.id, id);
        chart::Node copy = node;
        copy.id = id;
        wanted.chart.nodes.append(copy);
        added.append(id);
    }
    const qsizetype firstNewGroup = wanted.chart.groups.size();
    for (const chart::Group &group : read->groups) {
        const QString id =
            wanted.chart.node(group.id) || wanted.chart.group(group.id) ? stack::freeId(wanted, group.id) : group.id;
        names.insert(group.id, id);
        chart::Group copy = group;
        copy.id = id;
        wanted.chart.groups.append(copy);
    }
    for (qsizetype i = firstNewGroup; i < wanted.chart.groups.size(); ++i) {
        chart::Group &group = wanted.chart.groups[i];
        group.parent = group.parent.isEmpty() ? QString() : renamed(names, group.parent);
        for (QString &member : group.nodes)
            member = renamed(names, member);
    }
    for (chart::Edge edge : read->edges) {
        edge.from = renamed(names, edge.from);
        edge.to = renamed(names, edge.to);
        if (edge.ownId && wanted.chart.edge(edge.id))
            edge.ownId = false;
        wanted.chart.edges.append(edge);
    }
    for (const chart::ClassDef &definition : read->classDefs) {
        const bool known = std::any_of(wanted.chart.classDefs.begin(), wanted.chart.classDefs.end(),
            [&](const chart::ClassDef &other) { return other.id == definition.id; });
        if (!known)
            wanted.chart.classDefs.append(definition);
    }
    chart::numberEdges(wanted.chart);
    wanted.chartText = chart::edited(wanted.chartText, wanted.chart);
    if (added.size() == 1)
        wanted = stack::withPosition(std::move(wanted), added.first(), centre);
    m_document.edit(tr("Paste %1").arg(tr("%n item(s)", nullptr, int(added.size() + read->groups.size()))), wanted);
    return added;
}

} // namespace stackwright::canvas
