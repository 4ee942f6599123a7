#include "ui/canvas/canvas.h"

#include "ui/canvas/canvasbar.h"
#include "ui/canvas/minimap.h"

#include <algorithm>

// What of the chart is in view.
namespace stackwright::canvas {

namespace {

constexpr double readable = 0.7; // zoom below which a card shows little more than its title

} // namespace

void Canvas::viewChanged()
{
    update();
    // An overview of what is all in view would only hide a part of it.
    const bool hasRoom = m_minimap->placeIn(size());
    m_minimap->setVisible(hasRoom && m_wantsMinimap && !m_stage.scene.nodes().isEmpty() && !seesAll());
    m_minimap->viewChanged();
    emit zoomChanged(zoom());
}

bool Canvas::seesAll() const
{
    return m_stage.view.toPlane(QRectF(rect())).contains(m_stage.scene.bounds());
}

bool Canvas::knowsPlaces() const
{
    const QMap<QString, QPointF> &places = m_document.stack().positions;
    const QList<NodeItem> &nodes = m_stage.scene.nodes();
    const QList<GroupItem> &groups = m_stage.scene.groups();
    return std::all_of(nodes.begin(), nodes.end(), [&](const NodeItem &node) { return places.contains(node.id); }) &&
           std::all_of(
               groups.begin(), groups.end(), [&](const GroupItem &group) { return !group.folded || places.contains(group.id); });
}

void Canvas::followView()
{
    const QRectF bounds = m_stage.scene.bounds();
    m_stage.view.fit(bounds, size());
    // A chart too large to be read as a whole is begun where its author began it.
    if (m_follow == Follow::Beginning && zoom() < readable && !m_stage.scene.nodes().isEmpty())
        m_stage.view.begin(m_stage.scene.nodes().first().rect, bounds, size(), readable);
}

void Canvas::fit()
{
    m_follow = Follow::Whole;
    followView();
    viewChanged();
}

// As large as it is readable, and no larger.
void Canvas::isolate(const QRectF &plane)
{
    if (plane.isEmpty())
        return;
    m_follow = Follow::Nothing;
    int top = 0; // of what no bar hides
    const QList<CanvasBar *> bars = findChildren<CanvasBar *>(QString(), Qt::FindDirectChildrenOnly);
    for (const CanvasBar *bar : bars)
        top = std::max(top, bar->isHidden() ? 0 : bar->geometry().bottom());
    m_stage.view.fit(plane, size() - QSize(0, top));
    m_stage.view.pan({0, double(top)});
    viewChanged();
}

void Canvas::setZoom(double zoom)
{
    m_stage.view.zoomAt(QRectF(rect()).center(), zoom);
    m_follow = Follow::Nothing;
    viewChanged();
}

void Canvas::reveal(const QString &wanted)
{
    const QString id = shownAs(wanted);
    select({id});
    if (!m_stage.scene.contains(id))
        return;
    // Far away nobody can read it.
    if (zoom() < 0.5)
        m_stage.view.zoomAt(m_stage.view.toScreen(m_stage.scene.rectOf(id).center()), 0.9);
    bringIntoView(m_stage.scene.rectOf(id));
}

void Canvas::bringIntoView(const QRectF &plane)
{
    m_stage.view.show(plane, size());
    m_follow = Follow::Nothing;
    viewChanged();
    // Seen means under nothing that lies on the canvas either.
    QList<QWidget *> covers{m_minimap};
    const QList<CanvasBar *> bars = findChildren<CanvasBar *>(QString(), Qt::FindDirectChildrenOnly);
    covers.append(QList<QWidget *>(bars.cbegin(), bars.cend()));
    for (const QWidget *cover : std::as_const(covers)) {
        if (!cover->isHidden())
            moveAside(plane, cover->geometry());
    }
}

// The shortest way out from under something, as long as it does not lead out of the canvas.
void Canvas::moveAside(const QRectF &plane, const QRectF &cover)
{
    constexpr double gap = 8;
    const QRectF place = m_stage.view.toScreen(plane);
    if (!place.intersects(cover))
        return;
    QPointF shortest;
    for (const QPointF &way : {QPointF(cover.left() - gap - place.right(), 0), QPointF(cover.right() + gap - place.left(), 0),
             QPointF(0, cover.top() - gap - place.bottom()), QPointF(0, cover.bottom() + gap - place.top())}) {
        const bool stays = QRectF(rect()).contains(place.translated(way));
        if (stays && (shortest.isNull() || way.manhattanLength() < shortest.manhattanLength()))
            shortest = way;
    }
    m_stage.view.pan(shortest);
    viewChanged();
}

} // namespace stackwright::canvas
