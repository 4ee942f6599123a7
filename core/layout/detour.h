#pragma once

#include "core/layout/boxindex.h"
#include "core/layout/graph.h"

namespace stackwright::layout {

// One end of an edge.
struct EdgeEnd
{
    QRectF rect;
    Outline outline = Outline::Rectangle;
};

// Routes single edges along the axes, round the boxes of others: for what a person drags, or put where no layout would have.
// Deterministic. Simple ways are found fast; a way through a maze, or beyond the effort, is not: that edge goes straight.
class Router
{
public:
    // `effort`: how many places the search may look at, for all routes together. About 5,000 to the millisecond.
    Router(const BoxIndex &boxes, int effort)
        : m_boxes(boxes)
        , m_effort(effort)
    {
    }

    // Boxes that belong to one of the ends are not in the way.
    EdgeRoute route(const EdgeEnd &from, const EdgeEnd &to, const QSizeF &label);

private:
    QList<int> inTheWay(const QList<QPointF> &points, const EdgeEnd &from, const EdgeEnd &to) const;
    QList<int> inTheWay(const QRectF &area, const EdgeEnd &from, const EdgeEnd &to) const;
    QRectF labelOn(const QList<QPointF> &points, const QSizeF &size) const;

    const BoxIndex &m_boxes;
    int m_effort;
};

// The end's own box, those in a group that is an end, and one that it lies on altogether.
bool belongsTo(const QRectF &box, const EdgeEnd &end);

// The way that looks at nothing else: straight, or with two bends between the sides that face each other.
EdgeRoute directRoute(const EdgeEnd &from, const EdgeEnd &to, const QSizeF &label);

} // namespace stackwright::layout
