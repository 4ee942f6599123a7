#include "core/layout/detour.h"

#include "core/layout/detoursearch.h"
#include "core/layout/outline.h"
#include "core/layout/spacing.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace stackwright::layout {

namespace {

constexpr int mostBoxes = 200; // that a way may lead round; more is a maze
constexpr int mostRounds = 12;
constexpr double around = 40; // px round both ends: what lies there is likely to be in the way of a detour, too

QRectF strip(const QPointF &a, const QPointF &b)
{
    return QRectF(a, b).normalized().adjusted(-spacing::clear, -spacing::clear, spacing::clear, spacing::clear);
}

QPointF sideMiddle(const QRectF &rect, Side side)
{
    switch (side) {
    case Side::Top: return {rect.center().x(), rect.top()};
    case Side::Bottom: return {rect.center().x(), rect.bottom()};
    case Side::Left: return {rect.left(), rect.center().y()};
    case Side::Right: break;
    }
    return {rect.right(), rect.center().y()};
}

// Where a line that leaves through the middle of a side begins to be seen.
QPointF outlineMiddle(const EdgeEnd &end, Side side)
{
    const QPointF middle = sideMiddle(end.rect, side);
    const double depth = outlineDepth(end.rect.size(), end.outline, side, 0);
    switch (side) {
    case Side::Top: return middle + QPointF(0, depth);
    case Side::Bottom: return middle - QPointF(0, depth);
    case Side::Left: return middle + QPointF(depth, 0);
    case Side::Right: break;
    }
    return middle - QPointF(depth, 0);
}

Side sideTowards(const QRectF &rect, const QPointF &next)
{
    if (next.y() < rect.top())
        return Side::Top;
    if (next.y() > rect.bottom())
        return Side::Bottom;
    return next.x() < rect.left() ? Side::Left : Side::Right;
}

QRectF centred(const QPointF &middle, const QSizeF &size)
{
    return {middle - QPointF(size.width(), size.height()) / 2, size};
}

EdgeRoute loop(const QRectF &rect)
{
    const double out = rect.right() + spacing::loopReach;
    const double high = rect.center().y() - 12;
    const double low = rect.center().y() + 12;
    return {{{rect.right(), high}, {out, high}, {out, low}, {rect.right(), low}}, {}};
}

// From one box to the other where they lie over each other: as far as anything of the line can be seen.
EdgeRoute overlapping(const QRectF &from, const QRectF &to)
{
    const auto border = [](const QRectF &rect, const QPointF &target) {
        const QPointF way = target - rect.center();
        const double across = std::abs(way.x()) / std::max(1.0, rect.width() / 2);
        const double down = std::abs(way.y()) / std::max(1.0, rect.height() / 2);
        return rect.center() + way / std::max({across, down, 1.0});
    };
    return {{border(from, to.center()), border(to, from.center())}, {}};
}

} // namespace

EdgeRoute directRoute(const EdgeEnd &from, const EdgeEnd &to, const QSizeF &label)
{
    const QRectF &a = from.rect;
    const QRectF &b = to.rect;
    if (a == b)
        return loop(a);
    const double down = std::max(b.top() - a.bottom(), a.top() - b.bottom());
    const double across = std::max(b.left() - a.right(), a.left() - b.right());
    QPointF middle = (a.center() + b.center()) / 2;
    EdgeRoute route;
    if (down <= 0 && across <= 0) {
        route = overlapping(a, b);
    } else {
        // Long forms face each other with their long sides: down the page where there is room for a bend.
        const bool vertical = down > 0 && (across <= 0 || down > 24);
        const QPointF start = outlineMiddle(
            from, sideTowards(a, vertical ? QPointF(a.center().x(), b.center().y()) : QPointF(b.center().x(), a.center().y())));
        const QPointF end = outlineMiddle(
            to, sideTowards(b, vertical ? QPointF(b.center().x(), a.center().y()) : QPointF(a.center().x(), b.center().y())));
        if (vertical)
            middle.ry() = b.center().y() > a.center().y() ? (a.bottom() + b.top()) / 2 : (a.top() + b.bottom()) / 2;
        else
            middle.rx() = b.center().x() > a.center().x() ? (a.right() + b.left()) / 2 : (a.left() + b.right()) / 2;
        const double aside = vertical ? a.center().x() - b.center().x() : a.center().y() - b.center().y();
        if (std::abs(aside) < 1)
            route.points = {start, end};
        else if (vertical)
            route.points = {start, {start.x(), middle.y()}, {end.x(), middle.y()}, end};
        else
            route.points = {start, {middle.x(), start.y()}, {middle.x(), end.y()}, end};
    }
    if (!label.isEmpty())
        route.label = centred(middle, label);
    return route;
}

EdgeRoute Router::route(const EdgeEnd &from, const EdgeEnd &to, const QSizeF &label)
{
    const EdgeRoute direct = directRoute(from, to, label);
    m_effort -= m_boxes.size() / 100; // a long one meets them all
    if (m_effort <= 0)
        return direct;
    QList<int> known = inTheWay(direct.points, from, to);
    if (known.isEmpty() || from.rect.intersects(to.rect))
        return direct;
    const QList<int> near = inTheWay(from.rect.united(to.rect).adjusted(-around, -around, around, around), from, to);
    if (near.size() < mostBoxes / 2) {
        known = near;
    }
    for (int round = 0; round < mostRounds && known.size() <= mostBoxes && m_effort > 0; ++round) {
        DetourSearch search(from.rect, to.rect);
        for (const int id : std::as_const(known))
            search.avoid(m_boxes.box(id));
        EdgeRoute found{search.path(&m_effort), {}};
        if (found.points.isEmpty())
            break;
        found.points.first() = outlineMiddle(from, sideTowards(from.rect, found.points.at(1)));
        found.points.last() = outlineMiddle(to, sideTowards(to.rect, found.points.at(found.points.size() - 2)));
        // Only what is really in the way is looked at: the search knows of few boxes, however many there are.
        QList<int> more = inTheWay(found.points, from, to);
        more.removeIf([&](int id) { return known.contains(id); });
        if (more.isEmpty()) {
            if (!label.isEmpty())
                found.label = labelOn(found.points, label);
            return found;
        }
        known += more;
    }
    return direct;
}

QList<int> Router::inTheWay(const QList<QPointF> &points, const EdgeEnd &from, const EdgeEnd &to) const
{
    QList<int> found;
    for (qsizetype i = 1; i < points.size(); ++i) {
        for (const int id : inTheWay(strip(points.at(i - 1), points.at(i)), from, to)) {
            if (!found.contains(id))
                found.append(id);
        }
    }
    return found;
}

QList<int> Router::inTheWay(const QRectF &area, const EdgeEnd &from, const EdgeEnd &to) const
{
    QList<int> found = m_boxes.meeting(area);
    found.removeIf([&](int id) { return belongsTo(m_boxes.box(id), from) || belongsTo(m_boxes.box(id), to); });
    return found;
}

bool belongsTo(const QRectF &box, const EdgeEnd &end)
{
    return end.rect.contains(box) || box.contains(end.rect);
}

// On a straight piece, or beside it, where it lies on no box; long pieces first. On the longest one where there is no such place.
QRectF Router::labelOn(const QList<QPointF> &points, const QSizeF &size) const
{
    QList<QLineF> pieces;
    for (qsizetype i = 1; i < points.size(); ++i)
        pieces.append({points.at(i - 1), points.at(i)});
    std::stable_sort(pieces.begin(), pieces.end(), [](const QLineF &a, const QLineF &b) { return a.length() > b.length(); });
    for (const QLineF &piece : std::as_const(pieces)) {
        const bool upright = piece.dx() == 0;
        const QPointF aside =
            upright ? QPointF(size.width() / 2 + spacing::labelGap, 0) : QPointF(0, size.height() / 2 + spacing::labelGap);
        for (const double part : {0.5, 0.3, 0.7}) {
            for (const QPointF &shift : {QPointF(), aside, -aside}) {
                const QRectF place = centred(piece.pointAt(part) + shift, size);
                if (m_boxes.meeting(place).isEmpty())
                    return place;
            }
        }
    }
    return centred(pieces.first().center(), size);
}

} // namespace stackwright::layout
