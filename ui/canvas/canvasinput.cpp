#include "ui/canvas/canvas.h"

#include "ui/canvas/gesture.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/nodepainter.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QLineF>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <utility>

// What the pointer does on the canvas.
namespace stackwright::canvas {

namespace {

constexpr double edgeReach = 6; // px of the screen
constexpr double portReach = 9;

} // namespace

bool Canvas::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_stage.view.zoomAt(gesture->position(), zoom() * (1 + gesture->value()));
            m_follow = Follow::Nothing;
            viewChanged();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString id = itemAt(help->pos());
        // The label is foreign text: escaped, it can hold no markup.
        if (id.isEmpty() || m_stage.scene.edge(id))
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), QStringLiteral("<p>%1</p>").arg(spoken(id).toHtmlEscaped()), this);
        return true;
    }
    return QWidget::event(event);
}

QString Canvas::itemAt(const QPointF &screen) const
{
    const QPointF plane = toPlane(screen);
    const QString node = m_stage.scene.nodeAt(plane);
    if (!node.isEmpty())
        return node;
    const QString edge = m_stage.scene.edgeAt(plane, edgeReach / zoom());
    return edge.isEmpty() ? m_stage.scene.groupTitleAt(plane) : edge;
}

QString Canvas::portOwnerAt(const QPointF &screen) const
{
    const NodeItem *node = m_stage.scene.node(m_stage.hovered);
    if (!node || !node->givesEdges || zoom() < 0.3)
        return {};
    for (const QPointF &port : NodePainter::ports(*node)) {
        if (QLineF(toWidget(port), screen).length() <= portReach)
            return node->id;
    }
    return {};
}

QString Canvas::foldMarkAt(const QPointF &screen) const
{
    // A node may lie over the mark of a group.
    return m_stage.scene.nodeAt(toPlane(screen)).isEmpty() ? m_stage.scene.foldMarkAt(toPlane(screen)) : QString();
}

void Canvas::hover(const QPointF &screen)
{
    QString id = itemAt(screen);
    // The ports of a node stand out of it; it stays hovered while the pointer is on one.
    if (m_stage.scene.node(id) == nullptr && !portOwnerAt(screen).isEmpty())
        id = m_stage.hovered;
    if (!portOwnerAt(screen).isEmpty())
        setCursor(Qt::CrossCursor);
    else if (!foldMarkAt(screen).isEmpty())
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    if (id == m_stage.hovered)
        return;
    const QString before = std::exchange(m_stage.hovered, id);
    redraw(m_stage.scene.areasOf(before) + m_stage.scene.areasOf(id));
}

void Canvas::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    stopConnecting();
    if (m_gesture) {
        endGesture(false);
        return;
    }
    const bool pans = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceDown);
    if (pans) {
        m_spacePanned = m_spaceDown;
        m_gesture = std::make_unique<PanGesture>(m_stage, event->position());
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        press(event);
    }
}

void Canvas::press(QMouseEvent *event)
{
    hover(event->position());
    const QString port = portOwnerAt(event->position());
    if (!port.isEmpty()) {
        m_gesture = std::make_unique<ConnectGesture>(m_stage, m_editor, port, event->position());
        redraw();
        return;
    }
    if (const QString folds = foldMarkAt(event->position()); !folds.isEmpty()) {
        fold(folds, !m_stage.scene.group(folds)->folded);
        return;
    }
    m_pressed = event->position();
    m_pressedItem = itemAt(event->position());
    const bool toggles = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (m_pressedItem.isEmpty()) {
        if (!toggles)
            m_stage.selection.clear();
    } else if (toggles) {
        if (!m_stage.selection.remove(m_pressedItem))
            m_stage.selection.insert(m_pressedItem);
    } else if (!m_stage.selection.contains(m_pressedItem)) {
        m_stage.selection = {m_pressedItem};
    }
    setCurrent(m_pressedItem);
    announceSelection();
}

void Canvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed && !m_gesture && (event->position() - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        if (m_pressedItem.isEmpty())
            m_gesture = std::make_unique<BandGesture>(m_stage, *m_pressed, event->modifiers() & Qt::ControlModifier);
        else
            startMove(*m_pressed);
    }
    if (!m_gesture) {
        if (!m_pressed)
            hover(event->position());
        return;
    }
    const View before = m_stage.view;
    const Touched touched = m_gesture->move(event->position());
    // Asked of the view itself: what is held down by now says nothing of the gesture.
    if (m_stage.view.offset() != before.offset()) {
        m_follow = Follow::Nothing;
        update();
        m_minimap->viewChanged();
    } else {
        if (touched)
            redraw(*touched);
        else
            redraw();
        m_minimap->stageMoves();
    }
    if (zoom() != before.zoom())
        emit zoomChanged(zoom());
}

// Whether a group around it is selected, and takes it along.
bool Canvas::isTakenAlong(const QString &id) const
{
    QString group = m_stage.scene.groupAround(id);
    for (qsizetype depth = 0; !group.isEmpty() && depth <= m_stage.scene.groups().size(); ++depth) {
        if (m_stage.selection.contains(group))
            return true;
        group = m_stage.scene.groupAround(group);
    }
    return false;
}

void Canvas::startMove(const QPointF &from)
{
    QStringList moved;
    bool wholeGroups = false;
    for (const QString &id : selectedIds()) {
        wholeGroups = wholeGroups || m_stage.scene.group(id);
        if (!isTakenAlong(id))
            moved += m_stage.scene.movedWith(id);
    }
    if (!moved.isEmpty())
        m_gesture = std::make_unique<MoveGesture>(m_stage, m_editor, from, moved, !wholeGroups);
}

void Canvas::mouseReleaseEvent(QMouseEvent *event)
{
    const bool wasClick = m_pressed && !m_gesture && event->button() == Qt::LeftButton;
    if (wasClick && !m_pressedItem.isEmpty() && event->modifiers() == Qt::NoModifier && m_stage.selection.size() > 1)
        select({m_pressedItem});
    endGesture(true);
    hover(event->position());
}

void Canvas::endGesture(bool finish)
{
    m_pressed.reset();
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    if (!gesture)
        return;
    if (finish)
        gesture->finish();
    else
        gesture->cancel();
    unsetCursor();
    if (m_spaceDown)
        setCursor(Qt::OpenHandCursor);
    if (std::exchange(m_arrangeAfterGesture, false))
        arrange();
    announceSelection();
    m_minimap->stageMoves();
    redraw();
    viewChanged();
}

void Canvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && foldMarkAt(event->position()).isEmpty())
        editLabel(itemAt(event->position()));
}

void Canvas::wheelEvent(QWheelEvent *event)
{
    m_follow = Follow::Nothing;
    if (event->modifiers() & Qt::ControlModifier) {
        m_stage.view.zoomAt(event->position(), zoom() * std::pow(1.0015, event->angleDelta().y()));
    } else {
        QPointF delta = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) * 0.6 : QPointF(event->pixelDelta());
        if (event->modifiers() & Qt::ShiftModifier && qFuzzyIsNull(delta.x()))
            delta = delta.transposed();
        m_stage.view.pan(delta);
    }
    event->accept();
    viewChanged();
}

void Canvas::leaveEvent(QEvent *)
{
    m_stage.hovered.clear();
    redraw();
}

void Canvas::setCurrent(const QString &id)
{
    if (id == m_stage.current)
        return;
    m_stage.current = id;
    redraw();
    announceFocus();
    emit currentChanged(id);
}

void Canvas::announceSelection()
{
    if (m_announced == m_stage.selection)
        return;
    m_announced = m_stage.selection;
    redraw();
    m_minimap->stageChanged();
    emit selectionChanged(selectedIds());
}

ChartEditor::Place Canvas::dropPlace(const QPointF &screen) const
{
    const QPointF plane = toPlane(screen);
    return {plane, m_stage.scene.groupAt(plane), m_stage.scene.edgeAt(plane, 10 / zoom())};
}

void Canvas::dragEnterEvent(QDragEnterEvent *event)
{
    // Files are the window's.
    const QMimeData *data = event->mimeData();
    if (data->hasFormat(QLatin1String(kindMimeType)) || (data->hasText() && !data->hasUrls()))
        event->acceptProposedAction();
}

void Canvas::dragMoveEvent(QDragMoveEvent *event)
{
    const ChartEditor::Place place = dropPlace(event->position());
    if (event->mimeData()->hasFormat(QLatin1String(kindMimeType)))
        m_stage.dropTarget = place.edge.isEmpty() ? place.group : place.edge;
    event->acceptProposedAction();
    redraw();
}

void Canvas::dragLeaveEvent(QDragLeaveEvent *)
{
    m_stage.dropTarget.clear();
    redraw();
}

void Canvas::dropEvent(QDropEvent *event)
{
    m_stage.dropTarget.clear();
    redraw();
    ChartEditor::Place place = dropPlace(event->position());
    place.centre = m_stage.snapped(place.centre);
    const QMimeData *data = event->mimeData();
    QStringList added;
    if (data->hasFormat(QLatin1String(kindMimeType)))
        added.append(m_editor.add(QString::fromUtf8(data->data(QLatin1String(kindMimeType))), place));
    else
        added = m_editor.paste(data->text(), place.centre);
    added.removeAll(QString());
    if (added.isEmpty())
        return;
    event->acceptProposedAction();
    m_follow = Follow::Nothing;
    setFocus(Qt::OtherFocusReason);
    for (QString &id : added)
        id = shownAs(id);
    select(added);
}

} // namespace stackwright::canvas
