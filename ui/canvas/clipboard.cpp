#include "ui/canvas/charteditor.h"

#include "core/chart/edgeids.h"
#include "core/chart/markdown.h"
#include "core/chart/reader.h"
#include "core/chart/writer.h"
#include "core/stack/edits.h"

#include <QSet>

#include <algorithm>

// Copying and pasting as mermaid text, so that any editor can be the other end.
namespace stackwright::canvas {

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
    // Out of a README it comes with what stands around it.
    const QList<chart::MarkdownBlock> blocks = chart::mermaidBlocks(text);
    const auto read = chart::read(blocks.isEmpty() ? text : blocks.first().text, tr("clipboard"));
    if (!read || (read->nodes.isEmpty() && read->groups.isEmpty()))
        return {};
    QStringList added;
    stack::Stack wanted = stack::withPart(stack(), *read, &added);
    if (added.size() == 1)
        wanted = stack::withPosition(std::move(wanted), added.first(), centre);
    if (wanted == stack())
        return {};
    m_document.edit(tr("Paste %1").arg(tr("%n item(s)", nullptr, int(added.size() + read->groups.size()))), wanted);
    return added;
}

} // namespace stackwright::canvas
