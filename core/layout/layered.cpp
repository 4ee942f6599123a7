#include "core/layout/layered.h"

#include "core/layout/fixedplaces.h"
#include "core/layout/hierarchy.h"
#include "core/layout/outline.h"
#include "core/layout/spacing.h"

#include <algorithm>
#include <cmath>

namespace stackwright::layout {

namespace {

bool isLying(Direction direction)
{
    return direction == Direction::Right || direction == Direction::Left;
}

QSizeF turned(const QSizeF &size, Direction direction)
{
    return isLying(direction) ? size.transposed() : size;
}

double even(double length)
{
    return std::ceil(length / 2) * 2;
}

// The inside of one box in its own flow, and where that lies.
struct Inside
{
    LevelDrawing drawing;
    QSizeF flowSize;
    QPointF origin; // of the box, in the whole
    Direction direction = Direction::Down;

    QPointF toWhole(const QPointF &flow) const
    {
        switch (direction) {
        case Direction::Down: return origin + flow;
        case Direction::Up: return origin + QPointF(flow.x(), flowSize.height() - flow.y());
        case Direction::Right: return origin + QPointF(flow.y(), flow.x());
        case Direction::Left: return origin + QPointF(flowSize.height() - flow.y(), flow.x());
        }
        return flow;
    }

    QRectF toWhole(const QRectF &flow) const { return QRectF(toWhole(flow.topLeft()), toWhole(flow.bottomRight())).normalized(); }
};

// The sides of a box, as the flow sees them.
struct FlowSides
{
    Side above, below, right;
};

FlowSides flowSides(Direction direction)
{
    switch (direction) {
    case Direction::Up: return {Side::Bottom, Side::Top, Side::Right};
    case Direction::Right: return {Side::Left, Side::Right, Side::Bottom};
    case Direction::Left: return {Side::Right, Side::Left, Side::Bottom};
    case Direction::Down: break;
    }
    return {Side::Top, Side::Bottom, Side::Right};
}

class Layout
{
public:
    Layout(const Graph &graph, const std::atomic_bool *cancel)
        : m_graph(graph)
        , m_effort(cancel)
        , m_tree(hierarchy(graph, m_effort))
        , m_insides(m_tree.boxes.size())
    {
    }

    Drawing run()
    {
        for (auto box = m_tree.inwards.rbegin(); box != m_tree.inwards.rend(); ++box) {
            layOut(*box);
            if (m_effort.isCancelled())
                return {};
        }
        return assembled();
    }

private:
    Box &box(int index) { return m_tree.boxes[size_t(index)]; }
    Inside &inside(int index) { return m_insides[size_t(index)]; }

    void layOut(int index)
    {
        LevelParts &parts = m_tree.levels[size_t(index)];
        Inside &result = inside(index);
        result.direction = box(index).direction;
        const FlowSides sides = flowSides(result.direction);
        for (int child : box(index).children) {
            const Box &b = box(child);
            parts.level.items.push_back({turned(b.size, result.direction), usableHalf(b.size, b.outline, sides.above),
                usableHalf(b.size, b.outline, sides.below), usableHalf(b.size, b.outline, sides.right)});
        }
        for (size_t edge = 0; edge < parts.ends.size(); ++edge) {
            const LevelParts::Ends &ends = parts.ends[edge];
            if (ends.fromBox >= 0)
                parts.level.edges[edge].fromPort = port(ends.fromBox, ends.fromEdge, false);
            if (ends.toBox >= 0)
                parts.level.edges[edge].toPort = port(ends.toBox, ends.toEdge, true);
        }
        for (LevelEdge &edge : parts.level.edges)
            edge.label = turned(edge.label, result.direction);
        for (LevelLoop &loop : parts.level.loops)
            loop.label = turned(loop.label, result.direction);
        parts.level.looseInRows = isLying(result.direction);
        parts.level.wishedRatio = isLying(result.direction) ? 1 / 1.6 : 1.6;
        result.drawing = levelDrawing(parts.level, m_effort);
        addFrame(index);
    }

    // Where a piece inside `index` passes its border, from the middle of that side.
    double port(int index, int edge, bool atTop)
    {
        const QList<QPointF> &route = inside(index).drawing.routes[size_t(edge)];
        if (route.isEmpty())
            return 0; // there was no room for it
        return (atTop ? route.first() : route.last()).x() - inside(index).flowSize.width() / 2;
    }

    // Room for padding and the title around the inside; for the whole there is none.
    void addFrame(int index)
    {
        Inside &result = inside(index);
        if (index == m_tree.whole) {
            result.flowSize = result.drawing.size;
            return;
        }
        const QSizeF title = m_graph.groups[index - m_tree.nodes].titleSize;
        const QSizeF content = turned(result.drawing.size, result.direction);
        const double pad = spacing::groupPadding;
        const double head = groupHead(title);
        const QSizeF size(even(std::max(content.width(), title.width()) + 2 * pad), even(content.height() + head + pad));
        const double left = std::floor((size.width() - content.width()) / 2);
        // The same frame, as the flow sees it.
        QPointF corner(left, head);
        if (result.direction == Direction::Up)
            corner = {left, size.height() - head - content.height()};
        else if (result.direction == Direction::Right)
            corner = {head, left};
        else if (result.direction == Direction::Left)
            corner = {head, size.width() - left - content.width()};
        result.flowSize = turned(size, result.direction);
        box(index).size = size;
        shift(index, corner);
    }

    void shift(int index, const QPointF &by)
    {
        Inside &result = inside(index);
        LevelDrawing &drawing = result.drawing;
        const std::vector<LevelEdge> &edges = m_tree.levels[size_t(index)].level.edges;
        for (QPointF &corner : drawing.items)
            corner += by;
        const auto shiftLine = [&](QList<QPointF> &route, QRectF &label) {
            for (QPointF &point : route)
                point += by;
            if (!label.isEmpty())
                label.translate(by);
        };
        for (size_t edge = 0; edge < edges.size(); ++edge) {
            shiftLine(drawing.routes[edge], drawing.labels[edge]);
            if (drawing.routes[edge].isEmpty())
                continue;
            if (edges[edge].from == topBorder)
                drawing.routes[edge].first().setY(0);
            if (edges[edge].to == bottomBorder)
                drawing.routes[edge].last().setY(result.flowSize.height());
        }
        for (size_t loop = 0; loop < drawing.loopRoutes.size(); ++loop)
            shiftLine(drawing.loopRoutes[loop], drawing.loopLabels[loop]);
    }

    Drawing assembled()
    {
        Drawing drawing;
        std::vector<QRectF> rects(m_tree.boxes.size());
        for (int index : m_tree.inwards) {
            const Inside &level = inside(index);
            const auto &children = box(index).children;
            for (size_t item = 0; item < children.size(); ++item) {
                const int child = children[item];
                const QSizeF size = turned(box(child).size, level.direction);
                rects[size_t(child)] = level.toWhole(QRectF(level.drawing.items[item], size));
                inside(child).origin = rects[size_t(child)].topLeft();
                drawing.bounds |= rects[size_t(child)];
                if (child < m_tree.nodes)
                    drawing.nodes.insert(m_graph.nodes[child].id, rects[size_t(child)]);
                else
                    drawing.groups.insert(m_graph.groups[child - m_tree.nodes].id, rects[size_t(child)]);
            }
        }
        for (int edge = 0; edge < int(m_tree.pieces.size()); ++edge) {
            const auto &pieces = m_tree.pieces[size_t(edge)];
            EdgeRoute route;
            if (isRouted(pieces)) {
                route = joined(pieces);
                meetOutline(route.points, true);
                meetOutline(route.points, false);
            } else if (const auto [from, to] = m_tree.ends[size_t(edge)]; from >= 0 && to >= 0) {
                route = straight(rects[size_t(from)], rects[size_t(to)], m_graph.edges[edge].labelSize);
            } else {
                continue;
            }
            for (const QPointF &point : route.points)
                drawing.bounds |= QRectF(point - QPointF(1, 1), QSizeF(2, 2));
            if (!route.label.isEmpty())
                drawing.bounds |= route.label;
            drawing.edges.insert(m_graph.edges[edge].id, route);
        }
        return drawing;
    }

    bool isRouted(const std::vector<Piece> &pieces)
    {
        return !pieces.empty() && std::all_of(pieces.begin(), pieces.end(), [this](const Piece &piece) {
            return piece.levelLoop >= 0 || !inside(piece.box).drawing.routes[size_t(piece.levelEdge)].isEmpty();
        });
    }

    // From the middle of a side to the middle of a side, whatever lies between: for edges that there was no room for.
    EdgeRoute straight(const QRectF &from, const QRectF &to, const QSizeF &label) const
    {
        const bool lying = isLying(m_graph.direction);
        const QPointF way = to.center() - from.center();
        const bool forward = lying ? way.x() >= 0 : way.y() >= 0;
        const auto middle = [&](const QRectF &rect, bool far) {
            return lying ? QPointF(far ? rect.right() : rect.left(), rect.center().y())
                         : QPointF(rect.center().x(), far ? rect.bottom() : rect.top());
        };
        EdgeRoute route;
        route.points = {middle(from, forward), middle(to, !forward)};
        if (!label.isEmpty()) {
            route.label = QRectF(QPointF(), label);
            route.label.moveCenter((route.points.first() + route.points.last()) / 2);
        }
        return route;
    }

    EdgeRoute joined(const std::vector<Piece> &pieces)
    {
        EdgeRoute route;
        m_ends = {};
        for (const Piece &piece : pieces) {
            const Inside &level = inside(piece.box);
            const bool loop = piece.levelLoop >= 0;
            QList<QPointF> points =
                loop ? level.drawing.loopRoutes[size_t(piece.levelLoop)] : level.drawing.routes[size_t(piece.levelEdge)];
            const QRectF label =
                loop ? level.drawing.loopLabels[size_t(piece.levelLoop)] : level.drawing.labels[size_t(piece.levelEdge)];
            if (!label.isEmpty())
                route.label = level.toWhole(label);
            if (piece.turned)
                std::reverse(points.begin(), points.end());
            for (const QPointF &point : points)
                appendPoint(route.points, level.toWhole(point));
            const Level &parts = m_tree.levels[size_t(piece.box)].level;
            const auto endBox = [&](int item) { return item < 0 ? -1 : box(piece.box).children[size_t(item)]; };
            int from = loop ? parts.loops[size_t(piece.levelLoop)].item : parts.edges[size_t(piece.levelEdge)].from;
            int to = loop ? from : parts.edges[size_t(piece.levelEdge)].to;
            if (piece.turned)
                std::swap(from, to);
            if (&piece == &pieces.front())
                m_ends.first = endBox(from);
            if (&piece == &pieces.back())
                m_ends.second = endBox(to);
        }
        return route;
    }

    // Points on the way straight on are left out.
    static void appendPoint(QList<QPointF> &points, const QPointF &point)
    {
        if (!points.isEmpty() && points.last() == point)
            return;
        if (points.size() > 1) {
            const QPointF a = points[points.size() - 2];
            const QPointF b = points.last();
            if ((a.x() == b.x() && b.x() == point.x()) || (a.y() == b.y() && b.y() == point.y())) {
                points.last() = point;
                return;
            }
        }
        points.append(point);
    }

    // Boxes are rectangles so far: the ends go on to the outline that is seen.
    void meetOutline(QList<QPointF> &points, bool start)
    {
        const int index = start ? m_ends.first : m_ends.second;
        if (index < 0 || points.size() < 2)
            return;
        const Box &end = box(index);
        QPointF &point = start ? points.first() : points.last();
        const QPointF before = start ? points[1] : points[points.size() - 2];
        const QPointF middle = inside(index).origin + QPointF(end.size.width(), end.size.height()) / 2;
        if (point.x() == before.x()) {
            const bool top = point.y() < middle.y();
            const double depth = outlineDepth(end.size, end.outline, top ? Side::Top : Side::Bottom, point.x() - middle.x());
            point.ry() += top ? depth : -depth;
        } else {
            const bool left = point.x() < middle.x();
            const double depth = outlineDepth(end.size, end.outline, left ? Side::Left : Side::Right, point.y() - middle.y());
            point.rx() += left ? depth : -depth;
        }
    }

    const Graph &m_graph;
    Effort m_effort;
    Hierarchy m_tree;
    std::vector<Inside> m_insides;
    std::pair<int, int> m_ends; // boxes at the ends of the edge that is being joined, or -1
};

} // namespace

Drawing laidOut(const Graph &graph, const std::atomic_bool *cancel)
{
    Drawing drawing = Layout(graph, cancel).run();
    putFixed(graph, &drawing, cancel);
    return cancel && *cancel ? Drawing() : drawing;
}

} // namespace stackwright::layout
