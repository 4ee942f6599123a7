#pragma once

#include "core/chart/outline.h"
#include "core/chart/textedits.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>

namespace stackwright::chart {

// Finds the smallest changes of a text that make it read as another chart: a statement that still says the right thing
// is not touched. It promises nothing; whoever asks reads the result.
class Editor
{
public:
    Editor(const QString &text, const Outline &outline, const Chart &wanted);

    // The changed text, or a null string where it does not know how.
    QString text();

private:
    void matchEdges();
    int effectiveFrame(int frame) const; // the nearest frame whose group is wanted still
    int outermost(int frame) const;
    QString effectiveGroup(int frame) const;
    bool isGone(const QString &id) const;
    bool leaves(const QString &id, int frame) const;
    bool isChanged(const QString &id) const;   // its label, shape or data
    bool isUndefined(const QString &id) const; // the mention that said more than its id is taken out
    void findPrimaryMentions();

    void editHeader();
    void editVertices(int item);
    void rebuildVertices(int item, const QList<int> &edges);
    void editMentions(int item);
    QString newMention(const Mention &mention, bool primary) const;
    QString originalText(Span span) const;
    void editGroups();
    void editDirection(int frame);
    void editStyling(int item);
    bool comesLate(const QString &id) const; // a node is first mentioned further down than it was
    void editClass(const Outline::Item &item, const ClassStatement &statement);

    void addMembers();
    QStringList groupBlock(const QString &id, int depth);
    QStringList memberLines(const QString &id);
    void addTopLevel();
    void addStyling();
    QStringList joining(const QString &className);
    QStringList missingClasses(const QString &id, const QStringList &now, const QStringList &wanted) const;

    QString m_text;
    const Outline &m_outline;
    const Chart &m_have;
    const Chart &m_wanted;
    TextEdits m_edits;

    QHash<QString, const Node *> m_haveNodes;
    QHash<QString, const Node *> m_wantedNodes;
    QHash<QString, const Group *> m_haveGroups;
    QHash<QString, const Group *> m_wantedGroups;
    QHash<QString, QString> m_haveOwner;
    QHash<QString, QString> m_wantedOwner;
    QList<int> m_wantedEdge; // of each edge there is: the wanted one, or -1
    QSet<int> m_keptEdges;   // wanted edges that are there already
    QSet<QString> m_goneEdgeIds;
    QHash<QString, QPair<int, int>> m_primary;            // of each node: the item and place of the mention that defines it
    QSet<QString> m_said;                                 // nodes that the text will still mention
    QSet<QString> m_defined;                              // nodes whose defining mention stays
    QHash<QString, int> m_mentions;                       // statements that mention a node
    QHash<QString, int> m_mentionsLeft;                   // those from here on
    QHash<QString, QSet<QString>> m_claimed;              // by group: the members that its statements mention
    QSet<QString> m_written;                              // new nodes and groups that are written
    std::optional<QHash<QString, QStringList>> m_joining; // by class: nodes that it is new to, once it was asked for
    QHash<QString, QStringList> m_lostClasses;            // of nodes that are no longer there when they are given
    QStringList m_late;                                   // statements that have to come after the nodes that they are about
    QList<int> m_firstEdge;                               // of each item: its first edge
    bool m_edgesShift = false;                            // linkStyle counts anew
    bool m_lost = false;
};

} // namespace stackwright::chart
