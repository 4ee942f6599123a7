#include "ui/canvas/stagepainter.h"

#include "ui/canvas/edgepainter.h"
#include "ui/canvas/grouppainter.h"
#include "ui/canvas/nodepainter.h"

#include <algorithm>
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
    // To pixels of the device, as the picture is moved by such; a dot reaches over its place on all sides.
    const double ratio = painter.device()->devicePixelRatioF();
    const auto rounded = [ratio](double place) { return std::round(place * ratio) / ratio; };
    constexpr double reach = 2;
    QList<QPointF> dots;
    for (double y = first(exposed.top() - reach, offset.y()); y <= exposed.bottom() + reach; y += step) {
        for (double x = first(exposed.left() - reach, offset.x()); x <= exposed.right() + reach; x += step)
            dots.append(QPointF(rounded(x), rounded(y)));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    // An even number of pixels of the device: the rim of a dot lies between two, and is never rounded one way or the other.
    painter.setPen(QPen(stage.theme.color(Role::CanvasGrid), 2 * std::round(ratio) / ratio));
    painter.drawPoints(dots.constData(), int(dots.size()));
}

// What is to be painted, in px of the plane.
class Exposed
{
public:
    Exposed(const View &view, const QRegion &screen)
    {
        const double reach = itemReach(view.zoom());
        const auto toPlane = [&](const QRect &rect) { return view.toPlane(QRectF(rect)).adjusted(-reach, -reach, reach, reach); };
        m_bounds = toPlane(screen.boundingRect());
        for (const QRect &part : screen)
            m_parts.append(toPlane(part));
    }

    bool meets(const QRectF &rect) const
    {
        return overlap(rect, m_bounds) && (m_parts.size() == 1 || std::any_of(m_parts.begin(), m_parts.end(),
                                                                      [&](const QRectF &part) { return overlap(rect, part); }));
    }

    // Long lines have large bounds; most of them pass by.
    bool meets(const EdgeItem &edge) const
    {
        if (!overlap(edge.bounds, m_bounds))
            return false;
        const QList<QPointF> &points = edge.route.points;
        for (qsizetype i = 1; i < points.size(); ++i) {
            if (meets(QRectF(points[i - 1], points[i]).normalized().adjusted(-1, -1, 1, 1)))
                return true;
        }
        return meets(edge.route.label);
    }

private:
    // Asked of every item for every frame: without the care for rectangles that are turned inside out.
    static bool overlap(const QRectF &a, const QRectF &b)
    {
        return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
    }

    QRectF m_bounds;
    QList<QRectF> m_parts;
};

} // namespace

void paintStage(QPainter &painter, const Stage &stage, const QRegion &exposed)
{
    painter.save();
    paintGrid(painter, stage, exposed.boundingRect());
    painter.restore();
    paintItems(painter, stage, exposed);
}

void paintItems(QPainter &painter, const Stage &stage, const QRegion &exposed)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(stage.view.offset());
    painter.scale(stage.view.zoom(), stage.view.zoom());

    const Detail detail = detailAt(stage.view.zoom());
    const Exposed seen(stage.view, exposed);
    const GroupPainter groups(stage, detail);
    for (const GroupItem &group : stage.scene.groups()) {
        if (seen.meets(group.rect))
            groups.paint(painter, group);
    }
    QList<const EdgeItem *> edgesSeen;
    for (const EdgeItem &edge : stage.scene.edges()) {
        if (seen.meets(edge))
            edgesSeen.append(&edge);
    }
    const EdgePainter edges(stage, detail);
    painter.setRenderHint(QPainter::Antialiasing, detail != Detail::Far);
    edges.paintLines(painter, edgesSeen);
    const NodePainter nodes(stage, detail);
    for (const NodeItem &node : stage.scene.nodes()) {
        if (seen.meets(node.rect))
            nodes.paint(painter, node);
    }
    for (const EdgeItem *edge : std::as_const(edgesSeen)) {
        if (seen.meets(edge->route.label))
            edges.paintLabel(painter, *edge);
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
