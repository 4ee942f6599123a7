#include "ui/canvas/canvas.h"

#include "ui/canvas/gesture.h"
#include "ui/canvas/labeleditor.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/walk.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

// What keys, actions and menus do on the canvas.
namespace stackwright::canvas {

namespace {

constexpr double zoomStep = 1.25;
constexpr double nudgeStep = 8; // px of the plane

} // namespace

QAction *Canvas::addAction(const QString &name, const QString &text, const QKeySequence &key, void (Canvas::*slot)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(QStringLiteral("canvas.") + name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    QWidget::addAction(action);
    return action;
}

void Canvas::makeActions()
{
    addAction(QStringLiteral("fit"), tr("Fit chart in window"), Qt::Key_F, &Canvas::fit);
    addAction(QStringLiteral("actualSize"), tr("Actual size"), Qt::CTRL | Qt::Key_0, &Canvas::actualSize);
    addAction(QStringLiteral("zoomIn"), tr("Zoom in"), QKeySequence::ZoomIn, &Canvas::zoomIn);
    addAction(QStringLiteral("zoomOut"), tr("Zoom out"), QKeySequence::ZoomOut, &Canvas::zoomOut);
    addAction(QStringLiteral("selectAll"), tr("Select all"), QKeySequence::SelectAll, &Canvas::selectAll);
    addAction(QStringLiteral("copy"), tr("Copy as mermaid"), QKeySequence::Copy, &Canvas::copy);
    addAction(QStringLiteral("cut"), tr("Cut"), QKeySequence::Cut, &Canvas::cut);
    addAction(QStringLiteral("paste"), tr("Paste"), QKeySequence::Paste, &Canvas::paste);
    addAction(QStringLiteral("delete"), tr("Delete"), QKeySequence::Delete, &Canvas::removeSelected);
    addAction(QStringLiteral("rename"), tr("Edit label"), Qt::Key_F2, &Canvas::renameCurrent);
    addAction(QStringLiteral("connect"), tr("Connect to…"), Qt::Key_C, &Canvas::startConnecting);
    addAction(QStringLiteral("open"), tr("Open address"), Qt::CTRL | Qt::Key_Return, &Canvas::openCurrent);
    addAction(QStringLiteral("alignRow"), tr("Align in a row"), Qt::CTRL | Qt::SHIFT | Qt::Key_R, &Canvas::alignRow);
    addAction(QStringLiteral("alignColumn"), tr("Align in a column"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, &Canvas::alignColumn);
    addAction(QStringLiteral("tidy"), tr("Tidy up"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, &Canvas::tidy);
    addAction(QStringLiteral("minimap"), tr("Show overview"), Qt::Key_M, &Canvas::toggleMinimap);
}

QAction *Canvas::action(const QString &name) const
{
    return findChild<QAction *>(name, Qt::FindDirectChildrenOnly);
}

QString Canvas::addKind(const QString &kindId)
{
    const QString id = m_editor.add(kindId, {toPlane(QRectF(rect()).center()), {}, {}});
    if (!id.isEmpty()) {
        m_viewTouched = true;
        select({id});
    }
    return id;
}

QStringList Canvas::selectedNodes() const
{
    QStringList nodes;
    for (const QString &id : selectedIds()) {
        if (m_stage.scene.node(id))
            nodes.append(id);
    }
    return nodes;
}

void Canvas::keyPressEvent(QKeyEvent *event)
{
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
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
        else
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
    update();
}

void Canvas::focusInEvent(QFocusEvent *event)
{
    m_stage.focused = true;
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        const QStringList order = flowOrder(m_stage.scene);
        if (m_stage.current.isEmpty() && !order.isEmpty())
            select({event->reason() == Qt::TabFocusReason ? order.first() : order.last()});
    }
    update();
}

void Canvas::focusOutEvent(QFocusEvent *)
{
    m_stage.focused = false;
    m_spaceDown = false;
    update();
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
        setCurrent(order[at]);
    m_stage.view.show(m_stage.scene.rectOf(order[at]), size());
    viewChanged();
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
        setCurrent(next);
        m_stage.dropTarget = m_stage.targets.contains(next) ? next : QString();
    } else if (modifiers & Qt::ShiftModifier) {
        m_stage.selection.insert(next);
        setCurrent(next);
        announceSelection();
    } else {
        select({next});
    }
    m_stage.view.show(m_stage.scene.rectOf(next), size());
    m_viewTouched = true;
    viewChanged();
}

void Canvas::nudge(int key)
{
    const QPointF step(key == Qt::Key_Left ? -nudgeStep : key == Qt::Key_Right ? nudgeStep : 0,
        key == Qt::Key_Up ? -nudgeStep : key == Qt::Key_Down ? nudgeStep : 0);
    QMap<QString, QPointF> centres;
    for (const QString &id : selectedNodes())
        centres.insert(id, m_stage.scene.rectOf(id).center() + step);
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
    update();
}

void Canvas::stopConnecting()
{
    if (m_connectingFrom.isEmpty())
        return;
    m_connectingFrom.clear();
    m_stage.choosingTarget = false;
    m_stage.targets.clear();
    m_stage.dropTarget.clear();
    update();
}

void Canvas::selectAll()
{
    m_stage.selection.clear();
    for (const QString &id : flowOrder(m_stage.scene))
        m_stage.selection.insert(id);
    announceSelection();
    update();
}

void Canvas::copy()
{
    const QString text = m_editor.copied(selectedIds());
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void Canvas::cut()
{
    copy();
    removeSelected();
}

void Canvas::paste()
{
    const QPoint pointer = mapFromGlobal(QCursor::pos());
    const QPointF at = rect().contains(pointer) ? QPointF(pointer) : QRectF(rect()).center();
    const QStringList added = m_editor.paste(QGuiApplication::clipboard()->text(), toPlane(at));
    if (!added.isEmpty())
        select(added);
}

void Canvas::removeSelected()
{
    m_editor.remove(selectedIds());
}

void Canvas::renameCurrent()
{
    editLabel(m_stage.current);
}

void Canvas::editLabel(const QString &id)
{
    const QRectF rect = m_stage.scene.rectOf(id);
    if (rect.isNull())
        return;
    QString text;
    QRectF place = m_stage.view.toScreen(rect);
    if (const NodeItem *node = m_stage.scene.node(id)) {
        text = node->label;
    } else if (const GroupItem *group = m_stage.scene.group(id)) {
        text = group->title;
        place.setHeight(Scene::titleHeight * zoom());
    } else if (const EdgeItem *edge = m_stage.scene.edge(id)) {
        text = edge->label;
        const QPointF middle = edge->route.label.isEmpty() ? rect.center() : edge->route.label.center();
        place = QRectF(toWidget(middle) - QPointF(70, 16), QSizeF(140, 32));
    }
    // Readable, however far away the chart is.
    const QPointF centre = place.center();
    place.setSize(place.size().expandedTo(QSizeF(190, 36)));
    place.moveCenter(centre);
    QFont font = m_stage.fonts.title;
    font.setPixelSize(std::clamp(int(14 * zoom()), 12, 22));
    m_labelEditor->open(id, text, place.toRect(), font);
}

void Canvas::tidy()
{
    m_editor.release(selectedNodes().size() > 1 ? selectedNodes() : QStringList());
}

void Canvas::alignRow()
{
    QMap<QString, QPointF> centres;
    for (const QString &id : selectedNodes())
        centres.insert(id, m_stage.scene.rectOf(id).center());
    m_editor.align(centres, true);
}

void Canvas::alignColumn()
{
    QMap<QString, QPointF> centres;
    for (const QString &id : selectedNodes())
        centres.insert(id, m_stage.scene.rectOf(id).center());
    m_editor.align(centres, false);
}

void Canvas::openCurrent()
{
    const QString address = m_stage.services.value(m_stage.current).openUrl;
    if (!address.isEmpty())
        emit openRequested(address);
}

void Canvas::zoomIn()
{
    setZoom(zoom() * zoomStep);
}

void Canvas::zoomOut()
{
    setZoom(zoom() / zoomStep);
}

void Canvas::actualSize()
{
    setZoom(1.0);
}

void Canvas::toggleMinimap()
{
    m_minimap->setVisible(!m_minimap->isVisible());
}

void Canvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const QString id = itemAt(event->pos());
        if (!id.isEmpty() && !m_stage.selection.contains(id))
            select({id});
    }
    const bool any = !m_stage.selection.isEmpty();
    const bool several = selectedNodes().size() > 1;
    const bool opens = !m_stage.services.value(m_stage.current).openUrl.isEmpty();
    QMenu menu(this);
    const auto put = [&](const QString &name, bool enabled) {
        QAction *own = action(QStringLiteral("canvas.") + name);
        // A copy, for what is not possible now must stay reachable by its key later.
        QAction *entry = menu.addAction(own->text(), own, &QAction::trigger);
        entry->setShortcut(own->shortcut());
        entry->setEnabled(enabled);
    };
    put(QStringLiteral("rename"), any);
    put(QStringLiteral("connect"), any);
    put(QStringLiteral("open"), opens);
    menu.addSeparator();
    for (const QString &name : {QStringLiteral("cut"), QStringLiteral("copy")})
        put(name, any);
    put(QStringLiteral("paste"), !QGuiApplication::clipboard()->text().isEmpty());
    put(QStringLiteral("delete"), any);
    menu.addSeparator();
    put(QStringLiteral("alignRow"), several);
    put(QStringLiteral("alignColumn"), several);
    put(QStringLiteral("tidy"), !m_document.stack().positions.isEmpty());
    menu.addSeparator();
    put(QStringLiteral("selectAll"), true);
    put(QStringLiteral("fit"), true);
    menu.exec(event->globalPos());
}

} // namespace stackwright::canvas
