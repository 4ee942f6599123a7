#include "ui/canvas/freeroute.h"

#include <cmath>

namespace stackwright::canvas {

namespace {

layout::EdgeRoute loop(const QRectF &rect)
{
    const double out = rect.right() + 26;
    const double high = rect.center().y() - 12;
    const double low = rect.center().y() + 12;
    return {{{rect.right(), high}, {out, high}, {out, low}, {rect.right(), low}}, {}};
}

} // namespace

layout::EdgeRoute freeRoute(Form fromForm, const QRectF &from, Form toForm, const QRectF &to, const QSizeF &label)
{
    if (from == to)
        return loop(from);
    layout::EdgeRoute route;
    const QPointF a = from.center();
    const QPointF b = to.center();
    const bool apartDown = from.bottom() < to.top() || to.bottom() < from.top();
    const bool apartAcross = from.right() < to.left() || to.right() < from.left();
    // Long forms face each other with their long sides: down the page where there is room for a bend.
    const double down = std::max(to.top() - from.bottom(), from.top() - to.bottom());
    const bool vertical = apartDown && (!apartAcross || down > 24);
    QPointF middle;
    if (vertical) {
        const double y = b.y() > a.y() ? (from.bottom() + to.top()) / 2 : (from.top() + to.bottom()) / 2;
        middle = QPointF((a.x() + b.x()) / 2, y);
        const QPointF start = borderPoint(fromForm, from, QPointF(a.x(), y));
        const QPointF end = borderPoint(toForm, to, QPointF(b.x(), y));
        if (std::abs(a.x() - b.x()) < 1)
            route.points = {start, end};
        else
            route.points = {start, {a.x(), y}, {b.x(), y}, end};
    } else if (apartAcross) {
        const double x = b.x() > a.x() ? (from.right() + to.left()) / 2 : (from.left() + to.right()) / 2;
        middle = QPointF(x, (a.y() + b.y()) / 2);
        const QPointF start = borderPoint(fromForm, from, QPointF(x, a.y()));
        const QPointF end = borderPoint(toForm, to, QPointF(x, b.y()));
        if (std::abs(a.y() - b.y()) < 1)
            route.points = {start, end};
        else
            route.points = {start, {x, a.y()}, {x, b.y()}, end};
    } else {
        // One over the other: straight, as far as anything of it can be seen.
        route.points = {borderPoint(fromForm, from, b), borderPoint(toForm, to, a)};
        middle = (a + b) / 2;
    }
    if (!label.isEmpty())
        route.label = QRectF(middle - QPointF(label.width(), label.height()) / 2, label);
    return route;
}

} // namespace stackwright::canvas
