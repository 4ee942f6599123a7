#include "ui/canvas/canvas.h"

#include "ui/canvas/gesture.h"
#include "ui/canvas/spotlight.h"
#include "ui/canvas/walk.h"

#include <QKeyEvent>

// What keys do on the canvas.
namespace stackwright::canvas {

namespace {

constexpr double nudgeStep = 8; // px of the plane

} // namespace

void Canvas::keyPressEvent(QKeyEvent *event)
{
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Up ||
                         event->key() == Qt::Key_Down;
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isArrow && event->modifiers() & Qt::AltModifier) {
        nudge(event->key());
    } else if (isArrow) {
        walk(event->key(), event->modifiers());
    } else if (event->key() == Qt::Key_Escape) {
        if (m_gesture)
            endGesture(false);
        else if (!m_connectingFrom.isEmpty())
            stopConnecting();
        else if (!m_spotlight->end())
            select({});
    } else if (isReturn && !m_connectingFrom.isEmpty()) {
        const QString from = m_connectingFrom;
        stopConnecting();
        m_editor.connectItems(from, m_stage.current);
    } else if (isReturn && !m_stage.current.isEmpty()) {
        emit activated(m_stage.current);
    } else if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat()) {
            m_spaceDown = true;
            m_spacePanned = false;
            setCursor(Qt::OpenHandCursor);
        }
    } else if (event->key() == Qt::Key_Backspace) {
        removeSelected();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void Canvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    m_spaceDown = false;
    unsetCursor();
    // A tap without a drag selects what has the keyboard, or takes it out of the selection.
    if (m_spacePanned || m_stage.current.isEmpty())
        return;
    if (!m_stage.selection.remove(m_stage.current))
        m_stage.selection.insert(m_stage.current);
    announceSelection();
}

void Canvas::focusInEvent(QFocusEvent *event)
{
    m_stage.focused = true;
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        const QStringList order = flowOrder(m_stage.scene);
        if (m_stage.current.isEmpty() && !order.isEmpty())
            select({event->reason() == Qt::TabFocusReason ? order.first() : order.last()});
    }
    redraw();
}

void Canvas::focusOutEvent(QFocusEvent *)
{
    m_stage.focused = false;
    m_spaceDown = false;
    redraw();
}

bool Canvas::focusNextPrevChild(bool next)
{
    const QStringList order = flowOrder(m_stage.scene);
    const qsizetype at = order.indexOf(m_stage.current) + (next ? 1 : -1);
    if (!hasFocus() || at < 0 || at >= order.size())
        return QWidget::focusNextPrevChild(next);
    if (m_connectingFrom.isEmpty())
        select({order[at]});
    else
        aimAt(order[at]);
    bringIntoView(m_stage.scene.rectOf(order[at]));
    return true;
}

void Canvas::walk(int key, Qt::KeyboardModifiers modifiers)
{
    const QStringList order = flowOrder(m_stage.scene);
    if (order.isEmpty())
        return;
    const QString next = m_stage.current.isEmpty() ? order.first() : neighbour(m_stage.scene, m_stage.current, key);
    if (next.isEmpty())
        return;
    if (!m_connectingFrom.isEmpty()) {
        aimAt(next);
    } else if (modifiers & Qt::ShiftModifier) {
        m_stage.selection.insert(next);
        setCurrent(next);
        announceSelection();
    } else {
        select({next});
    }
    bringIntoView(m_stage.scene.rectOf(next));
}

void Canvas::nudge(int key)
{
    const double length = m_stage.snaps ? gridStep : nudgeStep;
    const QPointF step(key == Qt::Key_Left    ? -length
                       : key == Qt::Key_Right ? length
                                              : 0,
        key == Qt::Key_Up     ? -length
        : key == Qt::Key_Down ? length
                              : 0);
    QMap<QString, QPointF> centres = selectedCentres();
    for (QPointF &centre : centres)
        centre = m_stage.snapped(centre + step);
    if (!centres.isEmpty())
        m_editor.move(centres, QStringLiteral("move:") + centres.keys().join(u','));
}

void Canvas::startConnecting()
{
    const QString from = m_stage.current;
    if (from.isEmpty() || m_stage.scene.edge(from))
        return;
    // As with the pointer; here arrows and Return take the pointer's part.
    stopConnecting();
    m_stage.targets = m_editor.targetsOf(from);
    m_connectingFrom = from;
    m_stage.choosingTarget = true;
    redraw();
}

// What Return would connect to.
void Canvas::aimAt(const QString &id)
{
    m_stage.dropTarget = m_stage.targets.contains(id) ? id : QString();
    setCurrent(id);
}

void Canvas::stopConnecting()
{
    if (m_connectingFrom.isEmpty())
        return;
    m_connectingFrom.clear();
    m_stage.choosingTarget = false;
    m_stage.targets.clear();
    m_stage.dropTarget.clear();
    redraw();
}

} // namespace stackwright::canvas
