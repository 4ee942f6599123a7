#include "ui/canvas/stagepainter.h"

#include "ui/canvas/edgepainter.h"
#include "ui/canvas/grouppainter.h"
#include "ui/canvas/nodepainter.h"

#include <cmath>

namespace stackwright::canvas {

using theme::Role;

namespace {

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
    const GroupPainter groups(stage, detail);
    for (const GroupItem &group : stage.scene.groups()) {
        if (group.rect.intersects(seen))
            groups.paint(painter, group);
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
    QList<QRectF> titles;
    for (const GroupItem &group : stage.scene.groups())
        groups.paintTitleAlone(painter, group, &titles);
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
