#include "ui/canvas/stagepainter.h"

#include "ui/canvas/edgepainter.h"
#include "ui/canvas/nodepainter.h"
#include "ui/theme/contrast.h"

#include <cmath>

namespace stackwright::canvas {

using theme::Role;

namespace {

constexpr double gridStep = 24; // px of the plane

void paintGrid(QPainter &painter, const Stage &stage, const QRectF &exposed)
{
    painter.fillRect(exposed, stage.theme.color(Role::Canvas));
    double step = gridStep * stage.view.zoom();
    while (step < 18)
        step *= 2;
    const QPointF offset = stage.view.offset();
    const auto first = [step](double low, double shift) { return std::floor((low - shift) / step) * step + shift; };
    QList<QPointF> dots;
    for (double y = first(exposed.top(), offset.y()); y <= exposed.bottom(); y += step) {
        for (double x = first(exposed.left(), offset.x()); x <= exposed.right(); x += step)
            dots.append(QPointF(std::round(x), std::round(y)));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(stage.theme.color(Role::CanvasGrid), 2));
    painter.drawPoints(dots.constData(), int(dots.size()));
}

void paintGroup(QPainter &painter, const Stage &stage, const GroupItem &group, Detail detail)
{
    const bool faded = stage.choosingTarget && !stage.targets.contains(group.id);
    painter.setOpacity(faded ? 0.5 : 1.0);
    const bool selected = stage.selection.contains(group.id);
    const bool lit = stage.dropTarget == group.id || stage.targets.contains(group.id);
    QColor stroke = selected ? stage.theme.color(Role::Accent) : lit ? stage.theme.color(Role::Success) : group.style.stroke;
    if (stage.hovered == group.id && !selected && !lit)
        stroke = stage.theme.color(Role::BorderStrong);
    const double width = std::max(group.style.width + (selected || lit ? 1.2 : 0), 0.9 / stage.view.zoom());
    painter.setPen(QPen(stroke, width, group.style.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(group.style.fill);
    painter.drawRoundedRect(group.rect, 12, 12);
    if (detail != Detail::Far && !group.title.isEmpty()) {
        QFont font = stage.fonts.title;
        font.setPixelSize(std::clamp(int(11 / stage.view.zoom()), 14, 24));
        const QFontMetricsF metrics(font);
        const QRectF head(group.rect.left() + 14, group.rect.top() + 4, group.rect.width() - 28, Scene::titleHeight);
        painter.setFont(font);
        painter.setPen(group.style.muted);
        painter.drawText(
            head, int(Qt::AlignLeft | Qt::AlignVCenter), metrics.elidedText(group.title, Qt::ElideRight, head.width()));
    }
    if (stage.focused && stage.current == group.id) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(stage.theme.color(Role::Text), 1.2 / stage.view.zoom(), Qt::DotLine));
        painter.drawRoundedRect(group.rect.adjusted(-5, -5, 5, 5), 14, 14);
    }
    painter.setOpacity(1.0);
}

// Long lines have large bounds; most of them pass by.
bool isSeen(const EdgeItem &edge, const QRectF &seen)
{
    if (!edge.bounds.intersects(seen))
        return false;
    const QList<QPointF> &points = edge.route.points;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QRectF piece = QRectF(points[i - 1], points[i]).normalized().adjusted(-1, -1, 1, 1);
        if (piece.intersects(seen))
            return true;
    }
    return edge.route.label.intersects(seen);
}

} // namespace

void paintStage(QPainter &painter, const Stage &stage, const QRectF &exposed)
{
    painter.save();
    paintGrid(painter, stage, exposed);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(stage.view.offset());
    painter.scale(stage.view.zoom(), stage.view.zoom());

    const Detail detail = detailAt(stage.view.zoom());
    const double reach = 20; // halos, badges and heads stand out this far
    const QRectF seen = stage.view.toPlane(exposed).adjusted(-reach, -reach, reach, reach);
    for (const GroupItem &group : stage.scene.groups()) {
        if (group.rect.intersects(seen))
            paintGroup(painter, stage, group, detail);
    }
    const EdgePainter edges(stage, detail);
    painter.setRenderHint(QPainter::Antialiasing, detail != Detail::Far);
    for (const EdgeItem &edge : stage.scene.edges()) {
        if (isSeen(edge, seen))
            edges.paintLine(painter, edge);
    }
    const NodePainter nodes(stage, detail);
    for (const NodeItem &node : stage.scene.nodes()) {
        if (node.rect.intersects(seen))
            nodes.paint(painter, node);
    }
    for (const EdgeItem &edge : stage.scene.edges()) {
        if (edge.route.label.intersects(seen))
            edges.paintLabel(painter, edge);
    }
    if (stage.thread)
        edges.paintThread(painter, *stage.thread);
    if (stage.band) {
        QColor soft = stage.theme.color(Role::Accent);
        soft.setAlphaF(0.12f);
        painter.setPen(QPen(stage.theme.color(Role::Accent), 1 / stage.view.zoom()));
        painter.setBrush(soft);
        painter.drawRect(*stage.band);
    }
    painter.restore();
}

} // namespace stackwright::canvas
