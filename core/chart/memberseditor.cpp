#include "core/chart/editor.h"

#include "core/chart/elementtext.h"

// The part of editing that adds: members to groups, nodes, groups and edges.
namespace stackwright::chart {

// A node or group where it is listed: in full where the text says nothing of it otherwise.
QStringList Editor::memberLines(const QString &id)
{
    if (m_wantedGroups.contains(id))
        return m_written.contains(id) ? QStringList{id} : groupBlock(id, 0);
    const Node *node = m_wantedNodes.value(id);
    if (!node)
        return {id};
    const bool defined = m_haveNodes.contains(id) && (m_defined.contains(id) || !m_primary.contains(id)) && m_said.contains(id);
    const bool again = defined || m_written.contains(id);
    m_written.insert(id);
    m_said.insert(id);
    m_defined.insert(id);
    if (again)
        return {id};
    QStringList &lost = m_lostClasses[id];
    const QString className = lost.isEmpty() ? QString() : lost.takeFirst();
    return QStringList{nodeText(*node, className)} + furtherNodeTexts(*node);
}

QStringList Editor::groupBlock(const QString &id, int depth)
{
    const Group &group = *m_wantedGroups.value(id);
    m_written.insert(id);
    m_claimed[m_wantedOwner.value(id)].insert(id);
    QStringList lines{groupText(group, -1)};
    const QString indentation = QStringLiteral("    ");
    if (!group.direction.isEmpty())
        lines.append(indentation + QLatin1String("direction ") + group.direction);
    for (const QString &member : group.nodes) {
        const bool inner = m_wantedGroups.contains(member) && !m_written.contains(member) && depth < 100;
        for (const QString &line : inner ? groupBlock(member, depth + 1) : memberLines(member))
            lines.append(indentation + line);
        m_claimed[id].insert(member);
    }
    lines.append(QStringLiteral("end"));
    return lines;
}

bool Editor::isUndefined(const QString &id) const
{
    const Node *node = m_wantedNodes.value(id);
    return node && m_primary.contains(id) && !m_defined.contains(id) && !m_written.contains(id) &&
           (m_lostClasses.contains(id) || nodeText(*node) != id);
}

void Editor::addMembers()
{
    for (int i = 0; i < m_outline.frames.size(); ++i) {
        const Outline::Frame &frame = m_outline.frames[i];
        const Group *wanted = m_wantedGroups.value(frame.group);
        if (!wanted)
            continue;
        QStringList lines;
        for (const QString &member : wanted->nodes) {
            if (!m_claimed.value(frame.group).contains(member) || isUndefined(member)) {
                lines += memberLines(member);
                m_claimed[frame.group].insert(member);
            }
        }
        if (lines.isEmpty())
            continue;
        const Outline::Item &close = m_outline.items[frame.close];
        const Outline::Item &before = m_outline.items[frame.close - 1];
        const bool hasMembers = frame.close - 1 > frame.open && before.frame == i && m_edits.startsLine(before.begin);
        m_edits.insertBefore(close.begin, lines,
            hasMembers ? m_edits.indentation(before.begin) : m_edits.indentation(close.begin) + QLatin1String("    "));
    }
}

void Editor::addTopLevel()
{
    QStringList lines;
    for (const Node &node : m_wanted.nodes) {
        if (m_wantedOwner.contains(node.id)) {
            // New groups and their members come below.
        } else if ((!m_said.contains(node.id) && !m_written.contains(node.id)) || isUndefined(node.id)) {
            lines += memberLines(node.id);
        }
    }
    for (const Group &group : m_wanted.groups) {
        // Within a new group around it, if there is one.
        const QString owner = m_wantedOwner.value(group.id);
        if (!m_written.contains(group.id) && (owner.isEmpty() || m_haveGroups.contains(owner)))
            lines += groupBlock(group.id, 0);
    }
    for (int i = 0; i < m_wanted.edges.size(); ++i) {
        const Edge &edge = m_wanted.edges[i];
        if (!m_keptEdges.contains(i))
            lines.append(edge.from + linkText(edge) + edge.to);
    }
    if (lines.isEmpty())
        return;
    // After the last statement that is about nodes and stands outside of groups.
    const Outline::Item *last = nullptr;
    for (const Outline::Item &item : m_outline.items) {
        const bool body = std::holds_alternative<VertexStatement>(item.statement.content) ||
                          std::holds_alternative<EndStatement>(item.statement.content);
        if (item.frame < 0 && body)
            last = &item;
    }
    if (last)
        m_edits.insertAfter(last->end - 1, lines, m_edits.indentation(last->begin));
    else
        m_edits.insertAfter(m_outline.originalEnd(m_outline.header.span) - 1, lines, QStringLiteral("    "));
}

} // namespace stackwright::chart
