#include "ui/canvas/nodeform.h"

#include "core/layout/outline.h"

#include <QHash>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace stackwright::canvas {

namespace {

constexpr double lean = 16;                 // room for slanted sides
constexpr double lid = layout::cylinderCap; // half the height of a cylinder's lid
constexpr double bar = 9;                   // width of a subroutine's bars
// Cards are wide: the box inscribed in a circle of diameter 1 (0.9² + 0.43² < 1).
constexpr double circleWide = 0.9;
constexpr double circleHigh = 0.43;
constexpr double ringGap = 5; // between the rings of a double circle
constexpr double padX = 13;   // around the content of a box
constexpr double padY = 10;

QPolygonF corners(Form form, const QRectF &r)
{
    const double slope = form == Form::Hexagon ? layout::hexagonInset(r.size()) : layout::slantInset(r.size());
    switch (form) {
    case Form::Diamond:
        return {{r.center().x(), r.top()}, {r.right(), r.center().y()}, {r.center().x(), r.bottom()}, {r.left(), r.center().y()}};
    case Form::Hexagon:
        return {{r.left() + slope, r.top()}, {r.right() - slope, r.top()}, {r.right(), r.center().y()},
            {r.right() - slope, r.bottom()}, {r.left() + slope, r.bottom()}, {r.left(), r.center().y()}};
    case Form::LeanRight: return {{r.left() + slope, r.top()}, r.topRight(), {r.right() - slope, r.bottom()}, r.bottomLeft()};
    case Form::LeanLeft: return {r.topLeft(), {r.right() - slope, r.top()}, r.bottomRight(), {r.left() + slope, r.bottom()}};
    case Form::Trapezoid: return {{r.left() + slope, r.top()}, {r.right() - slope, r.top()}, r.bottomRight(), r.bottomLeft()};
    case Form::InvertedTrapezoid:
        return {r.topLeft(), r.topRight(), {r.right() - slope, r.bottom()}, {r.left() + slope, r.bottom()}};
    case Form::Flag: return {r.topLeft(), r.topRight(), r.bottomRight(), r.bottomLeft(), {r.left() + slope, r.center().y()}};
    default: return {};
    }
}

QPainterPath cylinderPath(const QRectF &r)
{
    QPainterPath path;
    path.moveTo(r.left(), r.top() + lid);
    path.arcTo(QRectF(r.left(), r.top(), r.width(), 2 * lid), 180, -180);
    path.lineTo(r.right(), r.bottom() - lid);
    path.arcTo(QRectF(r.left(), r.bottom() - 2 * lid, r.width(), 2 * lid), 0, -180);
    path.closeSubpath();
    return path;
}

QPainterPath documentPath(const QRectF &r)
{
    const double wave = 6;
    QPainterPath path(r.topLeft());
    path.lineTo(r.topRight());
    path.lineTo(r.right(), r.bottom() - wave);
    path.cubicTo(r.right() - r.width() / 3, r.bottom() - 3 * wave, r.left() + r.width() / 3, r.bottom() + 2 * wave, r.left(),
        r.bottom() - wave);
    path.closeSubpath();
    return path;
}

} // namespace

Form formOf(const QString &shape)
{
    static const QHash<QString, Form> forms = [] {
        const QList<std::pair<Form, const char *>> words = {
            {Form::RoundedBox, "roundedRect round rounded event"},
            {Form::Stadium, "stadium pill terminal"},
            {Form::Subroutine, "subroutine subproc subprocess framed-rectangle fr-rect"},
            {Form::Cylinder, "cylinder cyl db database lin-cyl disk lined-cylinder h-cyl das "
                             "horizontal-cylinder datastore data-store"},
            {Form::Circle, "circle circ start sm-circ small-circle f-circ junction filled-circle cross-circ "
                           "summary crossed-circle"},
            {Form::DoubleCircle, "doublecircle dbl-circ double-circle fr-circ stop framed-circle"},
            {Form::Ellipse, "ellipse oval"},
            {Form::Diamond, "diamond diam decision question"},
            {Form::Hexagon, "hexagon hex prepare"},
            {Form::LeanRight, "lean_right lean-r lean-right in-out"},
            {Form::LeanLeft, "lean_left lean-l lean-left out-in"},
            {Form::Trapezoid, "trapezoid trap-b trapezoid-bottom priority"},
            {Form::InvertedTrapezoid, "inv_trapezoid trap-t inv-trapezoid trapezoid-top manual sl-rect manual-input"},
            {Form::Flag, "odd rect_left_inv_arrow"},
            {Form::Document, "doc document docs documents st-doc stacked-document lin-doc lined-document "
                             "tag-doc flag paper-tape"},
            {Form::Text, "text"},
        };
        QHash<QString, Form> map;
        for (const auto &[form, list] : words)
            for (const QString &word : QString::fromLatin1(list).split(u' '))
                map.insert(word, form);
        return map;
    }();
    return forms.value(shape, Form::Box);
}

layout::Outline outlineOf(Form form)
{
    switch (form) {
    case Form::RoundedBox: return layout::Outline::Rounded;
    case Form::Stadium: return layout::Outline::Stadium;
    case Form::Diamond: return layout::Outline::Diamond;
    case Form::Circle:
    case Form::DoubleCircle:
    case Form::Ellipse: return layout::Outline::Ellipse;
    case Form::Hexagon: return layout::Outline::Hexagon;
    case Form::Cylinder: return layout::Outline::Cylinder;
    case Form::LeanRight: return layout::Outline::LeanRight;
    case Form::LeanLeft: return layout::Outline::LeanLeft;
    case Form::Trapezoid: return layout::Outline::Trapezoid;
    case Form::InvertedTrapezoid: return layout::Outline::InvertedTrapezoid;
    default: return layout::Outline::Rectangle;
    }
}

QPainterPath outlinePath(Form form, const QRectF &r)
{
    QPainterPath path;
    switch (form) {
    case Form::Box:
    case Form::Subroutine: path.addRoundedRect(r, 4, 4); break;
    case Form::RoundedBox: path.addRoundedRect(r, layout::roundedRadius, layout::roundedRadius); break;
    case Form::Text: path.addRect(r); break;
    case Form::Stadium: path.addRoundedRect(r, r.height() / 2, r.height() / 2); break;
    case Form::Cylinder: path = cylinderPath(r); break;
    case Form::Document: path = documentPath(r); break;
    case Form::Circle:
    case Form::DoubleCircle:
    case Form::Ellipse: path.addEllipse(r); break;
    default: path.addPolygon(corners(form, r)); path.closeSubpath();
    }
    return path;
}

QPainterPath innerLines(Form form, const QRectF &r)
{
    QPainterPath path;
    if (form == Form::Subroutine) {
        for (const double x : {r.left() + bar, r.right() - bar}) {
            path.moveTo(x, r.top());
            path.lineTo(x, r.bottom());
        }
    } else if (form == Form::Cylinder) {
        path.moveTo(r.left(), r.top() + lid);
        path.arcTo(QRectF(r.left(), r.top(), r.width(), 2 * lid), 180, 180);
    } else if (form == Form::DoubleCircle) {
        path.addEllipse(r.adjusted(ringGap, ringGap, -ringGap, -ringGap));
    }
    return path;
}

QSizeF sizeAround(Form form, const QSizeF &c)
{
    switch (form) {
    case Form::Stadium: return {c.width() + 2 * padX + 10, std::max(c.height() + 2 * padY, 44.0)};
    case Form::Subroutine: return {c.width() + 2 * (padX + bar), c.height() + 2 * padY};
    case Form::Cylinder: return {c.width() + 2 * padX, c.height() + 2 * padY + 3 * lid};
    case Form::Circle:
    case Form::DoubleCircle: {
        const double d = std::max(c.width() / circleWide, c.height() / circleHigh) + (form == Form::Circle ? 4 : 2 * ringGap + 4);
        return {d, d};
    }
    case Form::Ellipse: return {c.width() * M_SQRT2 + 10, c.height() * M_SQRT2 + 10};
    // The inscribed box of a diamond fulfils w/W + h/H = 1; these shares make it about two and a half times
    // as wide as high.
    case Form::Diamond: return {c.width() / 0.64 + 6, c.height() / 0.36 + 6};
    case Form::Hexagon:
    case Form::LeanRight:
    case Form::LeanLeft:
    case Form::Trapezoid:
    case Form::InvertedTrapezoid: return {c.width() + 2 * padX + 2 * lean, c.height() + 2 * padY};
    case Form::Flag: return {c.width() + 2 * padX + lean, c.height() + 2 * padY};
    case Form::Document: return {c.width() + 2 * padX, c.height() + 2 * padY + 12};
    default: return {c.width() + 2 * padX, c.height() + 2 * padY};
    }
}

QRectF contentRoom(Form form, const QRectF &r)
{
    switch (form) {
    case Form::Stadium: return r.adjusted(padX + 5, padY, -padX - 5, -padY);
    case Form::Subroutine: return r.adjusted(padX + bar, padY, -padX - bar, -padY);
    case Form::Cylinder: return r.adjusted(padX, padY + 2 * lid, -padX, -padY - lid);
    case Form::Circle:
    case Form::DoubleCircle: {
        const double ring = form == Form::DoubleCircle ? ringGap : 0;
        const double d = r.width() - 2 * ring;
        QRectF room(0, 0, d * circleWide, d * circleHigh);
        room.moveCenter(r.center());
        return room;
    }
    case Form::Ellipse: {
        const double x = r.width() * (1 - M_SQRT1_2) / 2;
        const double y = r.height() * (1 - M_SQRT1_2) / 2;
        return r.adjusted(x, y, -x, -y);
    }
    case Form::Diamond: return r.adjusted(r.width() * 0.18, r.height() * 0.32, -r.width() * 0.18, -r.height() * 0.32);
    case Form::Hexagon:
    case Form::LeanRight:
    case Form::LeanLeft:
    case Form::Trapezoid:
    case Form::InvertedTrapezoid: return r.adjusted(padX + lean, padY, -padX - lean, -padY);
    case Form::Flag: return r.adjusted(padX + lean, padY, -padX, -padY);
    case Form::Document: return r.adjusted(padX, padY, -padX, -padY - 12);
    default: return r.adjusted(padX, padY, -padX, -padY);
    }
}

QPointF metOutline(Form form, const QRectF &rect, const QPointF &before, const QPointF &end)
{
    if (form != Form::Flag && form != Form::Document)
        return end;
    // The layout took it for a rectangle: the line goes on, or ends earlier, where the real outline is.
    const QPainterPath path = outlinePath(form, rect);
    const double length = std::hypot(end.x() - before.x(), end.y() - before.y());
    if (length < 1)
        return end;
    const QPointF step = (end - before) / length;
    QPointF point = end - step * std::min(length, 4.0);
    for (int i = 0; i < 60 && !path.contains(point); ++i)
        point += step;
    return point;
}

QPointF borderPoint(Form form, const QRectF &rect, const QPointF &target)
{
    const QPainterPath path = outlinePath(form, rect);
    const QPointF centre = rect.center();
    if (path.contains(target) || target == centre)
        return centre;
    double inside = 0;
    double outside = 1;
    for (int i = 0; i < 20; ++i) {
        const double middle = (inside + outside) / 2;
        (path.contains(centre + (target - centre) * middle) ? inside : outside) = middle;
    }
    return centre + (target - centre) * outside;
}

} // namespace stackwright::canvas
