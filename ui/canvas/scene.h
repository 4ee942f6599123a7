#pragma once

#include "core/generate/fileset.h"
#include "core/layout/detour.h"
#include "core/stack/stack.h"
#include "ui/canvas/itemstyle.h"
#include "ui/canvas/nodecontent.h"

#include <QHash>
#include <QSet>

// The chart as things with a place: what is drawn, hit and walked. A plain value made from the stack; items
// know each other by id.
namespace stackwright::canvas {

struct NodeItem
{
    QString id;
    QString label; // plain text, in full
    NodeWords words;
    Form form = Form::Box;
    ItemStyle style;
    CardLayout card;
    QString kindId;
    QString kindTitle;
    QString icon;
    QString group;          // innermost group around it
    bool takesEdges = true; // false where its kind says that nothing comes before it
    bool givesEdges = true;
    QSizeF size;
    QRectF rect;
};

enum class Head { None, Arrow, Circle, Cross };

struct EdgeItem
{
    QString id;
    QString from;
    QString to;
    QString label; // plain text
    QStringList labelLines;
    Head tail = Head::None;  // at `from`
    Head head = Head::Arrow; // at `to`
    QString stroke;          // mermaid's word
    int length = 1;
    QColor color; // invalid: the theme's
    QSizeF labelSize;
    layout::EdgeRoute route;
    QRectF bounds;
};

struct GroupItem
{
    QString id;
    QString title;
    QString parent;
    QString direction;
    ItemStyle style;
    QSizeF titleSize;
    int depth = 0;
    bool folded = false; // then it is a card that stands for all that is in it
    QStringList members; // nodes in it, at any depth, shown or not
    QRectF rect;
};

class Folding;

class Scene
{
public:
    static constexpr double titleHeight = 30;  // of a group's head
    static constexpr double foldedHeight = 58; // of a folded group
    static constexpr double titleLeft = 36;    // of a group's title, behind its mark
    static constexpr double titleRight = 40;   // room behind it, for the sign of a run

    Scene() = default;
    Scene(const stack::Stack &stack, const kinds::Catalogue &catalogue, const theme::Theme &theme, const CardFonts &fonts);

    const QList<NodeItem> &nodes() const { return m_nodes; }
    const QList<EdgeItem> &edges() const { return m_edges; }
    const QList<GroupItem> &groups() const { return m_groups; } // outer ones first
    const NodeItem *node(const QString &id) const;
    const EdgeItem *edge(const QString &id) const;
    const GroupItem *group(const QString &id) const;
    bool contains(const QString &id) const;
    // Of a node or group; of an edge what its line covers. Empty where there is none.
    QRectF rectOf(const QString &id) const;
    // What a node, a group or the line and label of an edge cover, in pieces.
    QList<QRectF> areasOf(const QString &id) const;
    QRectF bounds() const;
    // What a person would call it.
    QString nameOf(const QString &id) const;
    // The innermost group around a node or group; empty where there is none.
    QString groupAround(const QString &id) const;
    // What a drag of this moves: a node or folded group itself, of an open group all such that it shows, at any depth.
    QStringList movedWith(const QString &id) const;

    layout::Direction direction() const { return m_direction; }
    // What is to be laid out; nodes that a person moved are fixed.
    layout::Graph graph(const QMap<QString, QPointF> &fixed) const;
    void place(const layout::Drawing &drawing);
    // Takes over the places of items that both have, so that nothing jumps while a layout is being made.
    void placeLike(const Scene &before);
    // Moves nodes and folded groups and takes their edges and the groups around them along, without a layout. Fast: it looks
    // at nothing but these, and finds what is in the way of an edge in an index. The areas that look different now.
    QList<QRectF> shift(const QStringList &ids, const QPointF &delta);
    // Puts these centres, whatever the layout said; of an open group there is none to put.
    void putCentres(const QMap<QString, QPointF> &centres);

    // The topmost item at a point of the plane, within `reach`.
    QString nodeAt(const QPointF &point) const;
    QString edgeAt(const QPointF &point, double reach) const;
    QString groupAt(const QPointF &point) const; // innermost, anywhere inside
    QString groupTitleAt(const QPointF &point) const;
    // The group whose mark for opening and closing is there.
    QString foldMarkAt(const QPointF &point) const;

private:
    void addNodes(const stack::Stack &stack, const Folding &folding, const kinds::Catalogue &catalogue, const theme::Theme &theme,
        const CardFonts &fonts);
    void addEdges(const chart::Chart &chart, const Folding &folding, const CardFonts &fonts);
    void addGroups(const chart::Chart &chart, const Folding &folding, const theme::Theme &theme, const CardFonts &fonts);
    void evenOutLists();
    QRectF *movable(const QString &id); // the place of a node or folded group; nullptr of anything else
    QList<QRectF> rerouteAt(const QStringList &moved);
    QList<qsizetype> frameGroupsAround(const QStringList &moved, QList<QRectF> *touched);
    void indexBoxes();
    layout::EdgeEnd endAt(const QString &id) const;
    void meetOutlines(EdgeItem *item) const;

    layout::Direction m_direction = layout::Direction::Down;
    QList<NodeItem> m_nodes;
    QList<EdgeItem> m_edges;
    QList<GroupItem> m_groups;
    QHash<QString, qsizetype> m_nodeIndex;
    QHash<QString, qsizetype> m_edgeIndex;
    QHash<QString, qsizetype> m_groupIndex;
    QHash<QString, QList<qsizetype>> m_nodesIn;  // direct members of a group
    QHash<QString, QList<qsizetype>> m_groupsIn; // the same
    QHash<QString, QList<qsizetype>> m_edgesAt;  // by what they begin or end at
    layout::BoxIndex m_boxes;                    // of nodes, then groups (folded ones alone), by their indexes
    bool m_boxesKnown = false;
};

// Where a group has its mark for opening and closing.
QRectF foldMark(const GroupItem &group);

// The room that a line takes, its heads and its label.
QRectF boundsOf(const layout::EdgeRoute &route);

} // namespace stackwright::canvas
