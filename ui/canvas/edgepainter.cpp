#include "ui/canvas/edgepainter.h"

#include "ui/theme/contrast.h"

#include <QFontMetricsF>
#include <QLineF>

#include <algorithm>

namespace stackwright::canvas {

using theme::Role;

namespace {

constexpr double cornerRadius = 9;

QPointF towards(const QPointF &from, const QPointF &to, double distance)
{
    const double length = QLineF(from, to).length();
    return length > 0 ? from + (to - from) * (distance / length) : from;
}

} // namespace

QPainterPath roundedLine(const QList<QPointF> &points, double radius)
{
    QPainterPath path;
    if (points.size() < 2)
        return path;
    path.moveTo(points.first());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const double before = QLineF(points[i - 1], points[i]).length();
        const double after = QLineF(points[i], points[i + 1]).length();
        const double r = std::min({radius, before / 2, after / 2});
        path.lineTo(towards(points[i], points[i - 1], r));
        path.quadTo(points[i], towards(points[i], points[i + 1], r));
    }
    path.lineTo(points.last());
    return path;
}

bool EdgePainter::isRunning(const EdgeItem &edge) const
{
    const auto to = m_stage.run.find(edge.to);
    return to != m_stage.run.end() && to->state == run::State::Running;
}

QColor EdgePainter::color(const EdgeItem &edge) const
{
    if (m_stage.selection.contains(edge.id) || isRunning(edge))
        return m_stage.theme.color(Role::Accent);
    if (m_stage.dropTarget == edge.id)
        return m_stage.theme.color(Role::Success);
    if (edge.color.isValid())
        return theme::readable(edge.color, m_stage.theme.color(Role::Canvas), theme::graphicContrast);
    const bool near = m_stage.hovered == edge.id || m_stage.selection.contains(edge.from) || m_stage.selection.contains(edge.to);
    return m_stage.theme.color(near ? Role::Text : Role::Edge);
}

QColor EdgePainter::seenColor(const EdgeItem &edge) const
{
    QColor seen = color(edge);
    if (m_stage.isDimmed(edge.id))
        seen.setAlphaF(seen.alphaF() * float(dimmedOpacity));
    return seen;
}

bool EdgePainter::isMarked(const EdgeItem &edge) const
{
    return m_stage.selection.contains(edge.id) || m_stage.dropTarget == edge.id || m_stage.hovered == edge.id ||
           m_stage.found.contains(edge.id);
}

void EdgePainter::paintLines(QPainter &painter, const QList<const EdgeItem *> &edges) const
{
    if (m_detail == Detail::Far) {
        paintFar(painter, edges);
        return;
    }
    for (const EdgeItem *edge : edges)
        paintLine(painter, *edge);
}

// One px of the screen, without smoothing, many at once: the painter's fast way. What is marked lies over the others.
void EdgePainter::paintFar(QPainter &painter, const QList<const EdgeItem *> &edges) const
{
    QMap<std::pair<bool, QRgb>, QList<QLineF>> lines;
    for (const EdgeItem *edge : edges) {
        if (edge->stroke == QLatin1String("invisible"))
            continue;
        QList<QLineF> &of = lines[{isMarked(*edge), seenColor(*edge).rgba()}];
        const QList<QPointF> &points = edge->route.points;
        for (qsizetype i = 1; i < points.size(); ++i)
            of.append(QLineF(points[i - 1], points[i]));
    }
    for (auto of = lines.cbegin(); of != lines.cend(); ++of) {
        QPen pen(QColor::fromRgba(of.key().second), of.key().first ? 2 : 1);
        pen.setCosmetic(true);
        painter.setPen(pen);
        painter.drawLines(*of);
    }
}

void EdgePainter::paintLine(QPainter &painter, const EdgeItem &edge) const
{
    const QList<QPointF> &points = edge.route.points;
    if (points.size() < 2 || edge.stroke == QLatin1String("invisible"))
        return;
    const QColor ink = seenColor(edge);
    double width = edge.stroke == QLatin1String("thick") ? 3.4 : 1.6;
    if (isMarked(edge))
        width += 1.2;
    width = std::max(width, 0.8 / m_stage.view.zoom());
    QPen pen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (isRunning(edge)) {
        pen.setDashPattern({6 / width, 5 / width});
        pen.setDashOffset(-m_stage.phase / width);
        pen.setCapStyle(Qt::FlatCap);
    } else if (edge.stroke == QLatin1String("dotted")) {
        pen.setDashPattern({2.5, 2.5});
        pen.setCapStyle(Qt::FlatCap);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    // The line ends inside its head, not at the tip, which it would blunt.
    QList<QPointF> shortened = points;
    const double back = 5;
    if (edge.head == Head::Arrow)
        shortened.last() = towards(points.last(), points[points.size() - 2], back);
    if (edge.tail == Head::Arrow)
        shortened.first() = towards(points.first(), points[1], back);
    painter.drawPath(roundedLine(shortened, cornerRadius));
    paintHead(painter, edge.head, points.last(), points[points.size() - 2], ink);
    paintHead(painter, edge.tail, points.first(), points[1], ink);
}

void EdgePainter::paintHead(QPainter &painter, Head head, const QPointF &tip, const QPointF &before, const QColor &ink) const
{
    if (head == Head::None)
        return;
    // Direction stays visible from afar: at least 6 px of the screen.
    const double size = std::clamp(6.0 / m_stage.view.zoom(), 9.0, 18.0);
    const QPointF back = towards(tip, before, size) - tip;
    const QPointF side(-back.y(), back.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    switch (head) {
    case Head::Arrow:
        painter.drawPolygon(QPolygonF({tip, tip + back + side * 0.48, tip + back * 0.78, tip + back - side * 0.48}));
        break;
    case Head::Circle: painter.drawEllipse(tip + back / 2, size * 0.45, size * 0.45); break;
    case Head::Cross:
        painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(tip + back * 0.2 + side * 0.4, tip + back - side * 0.4);
        painter.drawLine(tip + back * 0.2 - side * 0.4, tip + back + side * 0.4);
        break;
    case Head::None: break;
    }
}

void EdgePainter::paintLabel(QPainter &painter, const EdgeItem &edge) const
{
    if (edge.labelLines.isEmpty() || edge.route.label.isEmpty() || m_detail == Detail::Far)
        return;
    const QRectF &box = edge.route.label;
    painter.setOpacity(m_stage.isDimmed(edge.id) ? dimmedOpacity : 1.0);
    const bool marked = m_stage.selection.contains(edge.id);
    painter.setPen(QPen(marked ? m_stage.theme.color(Role::Accent) : m_stage.theme.color(Role::Border), 1));
    painter.setBrush(m_stage.theme.color(Role::Canvas));
    painter.drawRoundedRect(box, 6, 6);
    const QFont font = m_stage.fonts.subtitle;
    painter.setFont(font);
    painter.setPen(m_stage.theme.color(Role::Text));
    const QFontMetricsF metrics(font);
    double y = box.center().y() - metrics.lineSpacing() * double(edge.labelLines.size()) / 2 + metrics.ascent();
    for (const QString &line : edge.labelLines) {
        const double width = m_stage.typesetter.width(font, line);
        m_stage.typesetter.draw(painter, QPointF(box.center().x() - width / 2, y), line);
        y += metrics.lineSpacing();
    }
    painter.setOpacity(1.0);
}

void EdgePainter::paintThread(QPainter &painter, const Thread &thread) const
{
    const QColor ink = m_stage.theme.color(thread.onTarget ? Role::Success : Role::Accent);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(ink, 2.2 / std::min(1.0, m_stage.view.zoom()), thread.onTarget ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap));
    painter.drawLine(thread.from, thread.to);
    paintHead(painter, Head::Arrow, thread.to, thread.from, ink);
}

} // namespace stackwright::canvas
