#pragma once

#include "core/stack/stack.h"

#include <QHash>
#include <QSet>

namespace stackwright::canvas {

// What closed groups hide: everything in the outermost closed group is shown as that group.
class Folding
{
public:
    explicit Folding(const stack::Stack &stack);

    bool isFolded(const QString &groupId) const { return m_folded.contains(groupId); }
    bool hides(const QString &id) const { return shownAs(id) != id; }
    // The item itself, or the group that stands for it.
    QString shownAs(const QString &id) const;
    // The group around a node; empty where there is none.
    QString groupOf(const QString &nodeId) const { return m_groupOf.value(nodeId); }
    // Nodes in a group, at any depth, shown or not.
    QStringList members(const QString &groupId) const { return m_members.value(groupId); }

private:
    QSet<QString> m_folded;
    QHash<QString, QString> m_groupOf; // of nodes
    QHash<QString, QString> m_parents; // of groups
    QHash<QString, QStringList> m_members;
};

} // namespace stackwright::canvas
