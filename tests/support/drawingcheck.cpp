#include "tests/support/drawingcheck.h"

#include "core/layout/outline.h"

#include <QHash>
#include <QLineF>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace stackwright::test {

using namespace layout;

namespace {

constexpr double tolerance = 0.6; // px

struct Piece
{
    QLineF line;
    QRectF bounds;
    int edge = 0;
};

QRectF boundsOf(const QLineF &line)
{
    return QRectF(line.p1(), line.p2()).normalized().adjusted(-0.01, -0.01, 0.01, 0.01);
}

std::vector<Piece> piecesOf(const Drawing &drawing)
{
    std::vector<Piece> pieces;
    int edge = 0;
    for (const EdgeRoute &route : drawing.edges) {
        for (qsizetype i = 1; i < route.points.size(); ++i) {
            const QLineF line(route.points[i - 1], route.points[i]);
            pieces.push_back({line, boundsOf(line), edge});
        }
        ++edge;
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) { return a.bounds.left() < b.bounds.left(); });
    return pieces;
}

// Calls `found` for every two pieces of different edges whose bounds meet.
template <typename Found>
void forMeetingPieces(const Drawing &drawing, Found found)
{
    const std::vector<Piece> pieces = piecesOf(drawing);
    for (size_t i = 0; i < pieces.size(); ++i) {
        for (size_t j = i + 1; j < pieces.size() && pieces[j].bounds.left() <= pieces[i].bounds.right(); ++j) {
            if (pieces[i].edge != pieces[j].edge && pieces[i].bounds.intersects(pieces[j].bounds))
                found(pieces[i], pieces[j]);
        }
    }
}

double crossProduct(const QPointF &a, const QPointF &b)
{
    return a.x() * b.y() - a.y() * b.x();
}

// Where the pieces cross, as a part of the first one in [0, 1), or -1.
double crossingAt(const QLineF &a, const QLineF &b)
{
    const QPointF along = a.p2() - a.p1();
    const QPointF other = b.p2() - b.p1();
    const double divisor = crossProduct(along, other);
    if (std::abs(divisor) < 1e-9)
        return -1;
    const double s = crossProduct(b.p1() - a.p1(), other) / divisor;
    const double t = crossProduct(b.p1() - a.p1(), along) / divisor;
    // Half open: a crossing in a bend counts once.
    return s >= 0 && s < 1 && t >= 0 && t < 1 ? s : -1;
}

bool nearEnds(const QPointF &point, const EdgeRoute &route)
{
    return QLineF(point, route.points.first()).length() < tolerance || QLineF(point, route.points.last()).length() < tolerance;
}

// The stretch of the line inside the rectangle, in px.
double lengthInside(const QLineF &line, const QRectF &rect)
{
    double from = 0;
    double to = 1;
    const auto clip = [&](double start, double delta, double low, double high) {
        if (std::abs(delta) < 1e-12) {
            if (start <= low || start >= high)
                to = -1;
            return;
        }
        const double a = (low - start) / delta;
        const double b = (high - start) / delta;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
    };
    clip(line.x1(), line.dx(), rect.left(), rect.right());
    clip(line.y1(), line.dy(), rect.top(), rect.bottom());
    return to > from ? (to - from) * line.length() : 0;
}

double lengthInside(const EdgeRoute &route, const QRectF &rect)
{
    const QRectF inner = rect.adjusted(tolerance, tolerance, -tolerance, -tolerance);
    double length = 0;
    for (qsizetype i = 1; i < route.points.size(); ++i)
        length += lengthInside(QLineF(route.points[i - 1], route.points[i]), inner);
    return length;
}

bool overlaps(const QRectF &a, const QRectF &b)
{
    const QRectF common = a.intersected(b);
    return common.width() > tolerance && common.height() > tolerance;
}

// Whether an end lies on the outline as it is seen; `before` tells from where the edge comes.
bool endsOnOutline(const QRectF &rect, Outline outline, const QPointF &end, const QPointF &before)
{
    const QPointF offset = end - rect.center();
    double distance = 0;
    if (std::abs(end.x() - before.x()) < 1e-6) {
        const Side side = offset.y() < 0 ? Side::Top : Side::Bottom;
        const double depth = outlineDepth(rect.size(), outline, side, offset.x());
        distance = side == Side::Top ? end.y() - rect.top() - depth : rect.bottom() - depth - end.y();
    } else {
        const Side side = offset.x() < 0 ? Side::Left : Side::Right;
        const double depth = outlineDepth(rect.size(), outline, side, offset.y());
        distance = side == Side::Left ? end.x() - rect.left() - depth : rect.right() - depth - end.x();
    }
    return std::abs(distance) < tolerance && rect.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(end);
}

class Check
{
public:
    Check(const Graph &graph, const Drawing &drawing)
        : m_graph(graph)
        , m_drawing(drawing)
    {
        for (const GroupBox &group : graph.groups)
            m_parent.insert(group.id, group.parent);
        for (const NodeBox &node : graph.nodes) {
            m_parent.insert(node.id, node.group);
            m_outline.insert(node.id, node.outline);
        }
    }

    QStringList run()
    {
        checkBoxes();
        for (const EdgeLink &edge : m_graph.edges)
            checkEdge(edge);
        checkLabels();
        checkArrowheads();
        return m_broken;
    }

private:
    void say(const QString &text) { m_broken.append(text); }

    QRectF rectOf(const QString &id) const
    {
        return m_drawing.nodes.contains(id) ? m_drawing.nodes.value(id) : m_drawing.groups.value(id);
    }

    // Whether `inner` is `outer` or lies in it, however deep.
    bool isWithin(QString inner, const QString &outer) const
    {
        for (int depth = 0; depth < 1000 && !inner.isEmpty(); ++depth) {
            if (inner == outer)
                return true;
            inner = m_parent.value(inner);
        }
        return false;
    }

    void checkBoxes()
    {
        struct Seen
        {
            QString id;
            QRectF rect;
        };
        std::vector<Seen> all;
        for (const NodeBox &node : m_graph.nodes) {
            if (!m_drawing.nodes.contains(node.id))
                say(QStringLiteral("node %1 is missing").arg(node.id));
            else if (m_drawing.nodes.value(node.id).size() != node.size)
                say(QStringLiteral("node %1 has another size").arg(node.id));
            all.push_back({node.id, m_drawing.nodes.value(node.id)});
        }
        for (const GroupBox &group : m_graph.groups) {
            if (!m_drawing.groups.contains(group.id))
                say(QStringLiteral("group %1 is missing").arg(group.id));
            all.push_back({group.id, m_drawing.groups.value(group.id)});
        }
        for (const Seen &seen : all) {
            const QString parent = m_parent.value(seen.id);
            if (m_drawing.groups.contains(parent) && !m_drawing.groups.value(parent).contains(seen.rect))
                say(QStringLiteral("%1 leaves its group %2").arg(seen.id, parent));
        }
        std::sort(all.begin(), all.end(), [](const Seen &a, const Seen &b) { return a.rect.left() < b.rect.left(); });
        for (size_t i = 0; i < all.size(); ++i) {
            for (size_t j = i + 1; j < all.size() && all[j].rect.left() < all[i].rect.right(); ++j) {
                if (overlaps(all[i].rect, all[j].rect) && !isWithin(all[i].id, all[j].id) && !isWithin(all[j].id, all[i].id))
                    say(QStringLiteral("%1 overlaps %2").arg(all[i].id, all[j].id));
            }
        }
    }

    void checkEdge(const EdgeLink &edge)
    {
        if (!m_parent.contains(edge.from) || !m_parent.contains(edge.to))
            return;
        const EdgeRoute route = m_drawing.edges.value(edge.id);
        if (route.points.size() < 2) {
            say(QStringLiteral("edge %1 is missing").arg(edge.id));
            return;
        }
        for (auto node = m_drawing.nodes.begin(); node != m_drawing.nodes.end(); ++node) {
            if (node.key() != edge.from && node.key() != edge.to && lengthInside(route, node.value()) > tolerance)
                say(QStringLiteral("edge %1 runs through node %2").arg(edge.id, node.key()));
        }
        for (auto group = m_drawing.groups.begin(); group != m_drawing.groups.end(); ++group) {
            const bool from = isWithin(edge.from, group.key());
            const bool to = isWithin(edge.to, group.key());
            const bool isEnd = group.key() == edge.from || group.key() == edge.to;
            if ((isEnd ? !(from && to) || edge.from == edge.to : !from && !to) && lengthInside(route, group.value()) > tolerance)
                say(QStringLiteral("edge %1 runs through group %2").arg(edge.id, group.key()));
        }
        checkEnd(edge, edge.from, route.points.first(), route.points[1]);
        checkEnd(edge, edge.to, route.points.last(), route.points[route.points.size() - 2]);
    }

    void checkEnd(const EdgeLink &edge, const QString &id, const QPointF &end, const QPointF &before)
    {
        if (!endsOnOutline(rectOf(id), m_outline.value(id, Outline::Rectangle), end, before))
            say(QStringLiteral("edge %1 ends off the outline of %2").arg(edge.id, id));
    }

    void checkLabels()
    {
        struct Label
        {
            QString edge;
            QRectF rect;
        };
        std::vector<Label> labels;
        for (const EdgeLink &edge : m_graph.edges) {
            if (edge.labelSize.isEmpty() || !m_drawing.edges.contains(edge.id))
                continue;
            const QRectF rect = m_drawing.edges.value(edge.id).label;
            if (rect.size() != edge.labelSize)
                say(QStringLiteral("the label of %1 has another size").arg(edge.id));
            for (auto node = m_drawing.nodes.begin(); node != m_drawing.nodes.end(); ++node) {
                if (overlaps(rect, node.value()))
                    say(QStringLiteral("the label of %1 covers node %2").arg(edge.id, node.key()));
            }
            for (const Label &label : labels) {
                if (overlaps(rect, label.rect))
                    say(QStringLiteral("the labels of %1 and %2 overlap").arg(edge.id, label.edge));
            }
            for (auto route = m_drawing.edges.begin(); route != m_drawing.edges.end(); ++route) {
                if (lengthInside(route.value(), rect) > tolerance)
                    say(QStringLiteral("the label of %1 lies on edge %2").arg(edge.id, route.key()));
            }
            labels.push_back({edge.id, rect});
        }
    }

    void checkArrowheads()
    {
        QHash<QString, QList<QPointF>> heads;
        for (const EdgeLink &edge : m_graph.edges) {
            const EdgeRoute route = m_drawing.edges.value(edge.id);
            if (route.points.isEmpty())
                continue;
            for (const QPointF &head : heads.value(edge.to)) {
                if (QLineF(head, route.points.last()).length() < 0.5)
                    say(QStringLiteral("arrowheads lie on each other at %1").arg(edge.to));
            }
            heads[edge.to].append(route.points.last());
        }
    }

    const Graph &m_graph;
    const Drawing &m_drawing;
    QHash<QString, QString> m_parent;
    QHash<QString, Outline> m_outline;
    QStringList m_broken;
};

} // namespace

int crossings(const Drawing &drawing)
{
    const QList<EdgeRoute> routes = drawing.edges.values();
    int count = 0;
    forMeetingPieces(drawing, [&](const Piece &a, const Piece &b) {
        const double s = crossingAt(a.line, b.line);
        if (s < 0)
            return;
        const QPointF point = a.line.pointAt(s);
        if (!nearEnds(point, routes[a.edge]) || !nearEnds(point, routes[b.edge]))
            ++count;
    });
    return count;
}

int overlaidEdges(const Drawing &drawing)
{
    QSet<std::pair<int, int>> pairs;
    forMeetingPieces(drawing, [&](const Piece &a, const Piece &b) {
        const bool upright = std::abs(a.line.dx()) < 1e-6 && std::abs(b.line.dx()) < 1e-6;
        const bool level = std::abs(a.line.dy()) < 1e-6 && std::abs(b.line.dy()) < 1e-6;
        const QRectF common = a.bounds.intersected(b.bounds);
        if ((upright && std::abs(a.line.x1() - b.line.x1()) < 1 && common.height() > 1) ||
            (level && std::abs(a.line.y1() - b.line.y1()) < 1 && common.width() > 1))
            pairs.insert({std::min(a.edge, b.edge), std::max(a.edge, b.edge)});
    });
    return int(pairs.size());
}

double totalLengthEm(const Drawing &drawing)
{
    double length = 0;
    for (const EdgeRoute &route : drawing.edges) {
        for (qsizetype i = 1; i < route.points.size(); ++i)
            length += QLineF(route.points[i - 1], route.points[i]).length();
    }
    return length / 16;
}

double longestEdgeEm(const Drawing &drawing)
{
    double longest = 0;
    for (const EdgeRoute &route : drawing.edges) {
        double length = 0;
        for (qsizetype i = 1; i < route.points.size(); ++i)
            length += QLineF(route.points[i - 1], route.points[i]).length();
        longest = std::max(longest, length / 16);
    }
    return longest;
}

bool runsThrough(const EdgeRoute &route, const QRectF &box)
{
    for (qsizetype i = 1; i < route.points.size(); ++i) {
        if (QRectF(route.points[i - 1], route.points[i]).normalized().adjusted(-1, -1, 1, 1).intersects(box))
            return true;
    }
    return false;
}

QStringList brokenPromises(const Graph &graph, const Drawing &drawing)
{
    return Check(graph, drawing).run();
}

} // namespace stackwright::test
