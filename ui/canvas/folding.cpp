#include "ui/canvas/folding.h"

namespace stackwright::canvas {

Folding::Folding(const stack::Stack &stack)
    : m_folded(stack.folded.begin(), stack.folded.end())
{
    for (const chart::Group &group : stack.chart.groups) {
        m_parents.insert(group.id, group.parent);
        for (const QString &member : group.nodes)
            m_groupOf.insert(member, group.id);
    }
    for (const chart::Node &node : stack.chart.nodes) {
        QSet<QString> seen; // a chart that nests in a circle must not hold us up
        for (QString group = groupOf(node.id); !group.isEmpty() && !seen.contains(group); group = m_parents.value(group)) {
            seen.insert(group);
            m_members[group].append(node.id);
        }
    }
}

QString Folding::shownAs(const QString &id) const
{
    const bool isGroup = m_parents.contains(id);
    QString shown = id;
    QSet<QString> seen;
    for (QString group = isGroup ? m_parents.value(id) : groupOf(id); !group.isEmpty() && !seen.contains(group);
         group = m_parents.value(group)) {
        seen.insert(group);
        if (m_folded.contains(group))
            shown = group;
    }
    return shown;
}

} // namespace stackwright::canvas
