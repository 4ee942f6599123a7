#include "core/layout/outline.h"
#include "core/run/chartgraph.h"
#include "core/run/svgpath.h"

#include <algorithm>

namespace stackwright::run::svg {

namespace {

using layout::Outline;

QByteArray rectangle(const QRectF &rect, double radius, const QByteArray &paint)
{
    QByteArray text = "<rect x=\"" + number(rect.x()) + "\" y=\"" + number(rect.y()) + "\" width=\"" + number(rect.width()) +
                      "\" height=\"" + number(rect.height()) + '"';
    if (radius > 0)
        text += " rx=\"" + number(radius) + '"';
    return text + paint + "/>\n";
}

QByteArray polygon(const QList<QPointF> &points, const QByteArray &paint)
{
    QByteArray text = "<polygon points=\"";
    for (qsizetype i = 0; i < points.size(); ++i)
        text += (i > 0 ? " " : "") + number(points[i].x()) + ',' + number(points[i].y());
    return text + '"' + paint + "/>\n";
}

QByteArray ellipse(const QRectF &rect, const QByteArray &paint)
{
    return "<ellipse cx=\"" + number(rect.center().x()) + "\" cy=\"" + number(rect.center().y()) + "\" rx=\"" +
           number(rect.width() / 2) + "\" ry=\"" + number(rect.height() / 2) + '"' + paint + "/>\n";
}

QByteArray upright(double x, const QRectF &rect, const QByteArray &paint)
{
    return "<path d=\"M" + number(x) + ' ' + number(rect.top()) + 'L' + number(x) + ' ' + number(rect.bottom()) + "\"" + paint +
           "/>\n";
}

QByteArray cylinder(const QRectF &rect, const QByteArray &paint)
{
    const double cap = std::min(layout::cylinderCap, rect.height() / 2);
    const QByteArray radii = number(rect.width() / 2) + ' ' + number(cap);
    const QByteArray left = number(rect.left());
    const QByteArray right = number(rect.right());
    const QByteArray top = number(rect.top() + cap);
    const QByteArray bottom = number(rect.bottom() - cap);
    return "<path d=\"M" + left + ' ' + top + 'A' + radii + " 0 0 1 " + right + ' ' + top + 'L' + right + ' ' + bottom + 'A' +
           radii + " 0 0 1 " + left + ' ' + bottom + "Z\"" + paint + "/>\n<path d=\"M" + left + ' ' + top + 'A' + radii +
           " 0 0 0 " + right + ' ' + top + "\"" + paint + "/>\n";
}

QByteArray slanted(Outline outline, const QRectF &rect, const QByteArray &paint)
{
    const double inset = layout::slantInset(rect.size());
    const bool topLeft = outline == Outline::LeanRight || outline == Outline::Trapezoid;
    const bool topRight = outline == Outline::LeanLeft || outline == Outline::Trapezoid;
    return polygon(
        {{rect.left() + (topLeft ? inset : 0), rect.top()}, {rect.right() - (topRight ? inset : 0), rect.top()},
            {rect.right() - (topRight ? 0 : inset), rect.bottom()}, {rect.left() + (topLeft ? 0 : inset), rect.bottom()}},
        paint);
}

} // namespace

QByteArray shape(const QString &word, const QRectF &rect, const QByteArray &paint)
{
    const QPointF middle = rect.center();
    switch (outlineOf(word)) {
    case Outline::Rounded: return rectangle(rect, layout::roundedRadius, paint);
    case Outline::Stadium: return rectangle(rect, std::min(rect.width(), rect.height()) / 2, paint);
    case Outline::Diamond:
        return polygon(
            {{middle.x(), rect.top()}, {rect.right(), middle.y()}, {middle.x(), rect.bottom()}, {rect.left(), middle.y()}},
            paint);
    case Outline::Ellipse: {
        QByteArray text = ellipse(rect, paint);
        if (word == QLatin1String("doublecircle") || word == QLatin1String("dbl-circ") || word == QLatin1String("double-circle"))
            text += ellipse(rect.adjusted(4, 4, -4, -4), paint);
        return text;
    }
    case Outline::Hexagon: {
        const double inset = layout::hexagonInset(rect.size());
        return polygon(
            {{rect.left() + inset, rect.top()}, {rect.right() - inset, rect.top()}, {rect.right(), middle.y()},
                {rect.right() - inset, rect.bottom()}, {rect.left() + inset, rect.bottom()}, {rect.left(), middle.y()}},
            paint);
    }
    case Outline::Cylinder: return cylinder(rect, paint);
    case Outline::LeanRight:
    case Outline::LeanLeft:
    case Outline::Trapezoid:
    case Outline::InvertedTrapezoid: return slanted(outlineOf(word), rect, paint);
    case Outline::Rectangle: break;
    }
    if (word == QLatin1String("text"))
        return {};
    QByteArray text = rectangle(rect, 0, paint);
    static const QStringList framed{QStringLiteral("subroutine"), QStringLiteral("fr-rect"), QStringLiteral("subprocess"),
        QStringLiteral("subproc"), QStringLiteral("framed-rectangle")};
    if (framed.contains(word))
        text += upright(rect.left() + 6, rect, paint) + upright(rect.right() - 6, rect, paint);
    return text;
}

} // namespace stackwright::run::svg
