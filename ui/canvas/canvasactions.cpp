#include "ui/canvas/canvas.h"

#include "ui/canvas/labeleditor.h"
#include "ui/canvas/spotlight.h"
#include "ui/canvas/walk.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

// What actions and menus do on the canvas.
namespace stackwright::canvas {

namespace {

constexpr double zoomStep = 1.25;

} // namespace

template <typename Slot>
QAction *Canvas::addAction(const QString &name, const QString &text, const QKeySequence &key, Slot slot)
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
    addAction(QStringLiteral("find"), tr("Find on the canvas…"), QKeySequence::Find, [this] { m_spotlight->find(); });
    addAction(QStringLiteral("findNext"), tr("Find next"), Qt::Key_F3, [this] { m_spotlight->findNext(1); });
    addAction(QStringLiteral("findPrevious"), tr("Find previous"), Qt::SHIFT | Qt::Key_F3, [this] { m_spotlight->findNext(-1); });
    addAction(QStringLiteral("neighbours"), tr("Show the neighbourhood alone"), Qt::Key_N, &Canvas::showNeighbours);
    constexpr auto lineKeys = Qt::CTRL | Qt::SHIFT;
    const auto alignAction = [&](const char *name, const QString &text, Qt::Key key, Line line) {
        addAction(QLatin1String(name), text, lineKeys | key, [this, line] { align(line); });
    };
    alignAction("alignLeft", tr("Align left edges"), Qt::Key_Left, Line::Left);
    alignAction("alignCentre", tr("Align centres in a column"), Qt::Key_C, Line::Centre);
    alignAction("alignRight", tr("Align right edges"), Qt::Key_Right, Line::Right);
    alignAction("alignTop", tr("Align top edges"), Qt::Key_Up, Line::Top);
    alignAction("alignMiddle", tr("Align middles in a row"), Qt::Key_R, Line::Middle);
    alignAction("alignBottom", tr("Align bottom edges"), Qt::Key_Down, Line::Bottom);
    addAction(QStringLiteral("distributeAcross"), tr("Distribute across"), lineKeys | Qt::Key_H,
        [this] { distribute(Qt::Horizontal); });
    addAction(
        QStringLiteral("distributeDown"), tr("Distribute down"), lineKeys | Qt::Key_V, [this] { distribute(Qt::Vertical); });
    addAction(QStringLiteral("tidy"), tr("Tidy up"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, &Canvas::tidy);
    addAction(QStringLiteral("fold"), tr("Collapse or expand group"), Qt::Key_E, &Canvas::toggleFold);
    addAction(QStringLiteral("foldAll"), tr("Collapse or expand all groups"), Qt::SHIFT | Qt::Key_E, &Canvas::toggleAllFolds);
    QAction *snap = addAction(QStringLiteral("snap"), tr("Snap to the grid"), Qt::Key_G, &Canvas::toggleSnapping);
    snap->setCheckable(true);
    addAction(QStringLiteral("minimap"), tr("Show overview"), Qt::Key_M, &Canvas::toggleMinimap);
}

QAction *Canvas::action(const QString &name) const
{
    return findChild<QAction *>(name, Qt::FindDirectChildrenOnly);
}

QString Canvas::addKind(const QString &kindId)
{
    const QString id = m_editor.add(kindId, {m_stage.snapped(toPlane(QRectF(rect()).center())), {}, {}});
    if (!id.isEmpty()) {
        m_follow = Follow::Nothing;
        select({shownAs(id)});
    }
    return id;
}

QMap<QString, QPointF> Canvas::selectedCentres() const
{
    QMap<QString, QPointF> centres;
    for (const QString &id : selectedCards())
        centres.insert(id, m_stage.scene.rectOf(id).center());
    return centres;
}

QStringList Canvas::selectedCards() const
{
    QStringList cards;
    for (const QString &id : selectedIds()) {
        const GroupItem *group = m_stage.scene.group(id);
        if (m_stage.scene.node(id) || (group && group->folded))
            cards.append(id);
    }
    return cards;
}

void Canvas::selectAll()
{
    m_stage.selection.clear();
    for (const QString &id : flowOrder(m_stage.scene))
        m_stage.selection.insert(id);
    announceSelection();
    redraw();
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
    m_editor.release(selectedCards().size() > 1 ? selectedCards() : QStringList());
}

QString Canvas::currentGroup() const
{
    if (m_stage.scene.group(m_stage.current))
        return m_stage.current;
    const NodeItem *node = m_stage.scene.node(m_stage.current);
    return node ? node->group : QString();
}

void Canvas::fold(const QString &groupId, bool folded)
{
    if (!m_stage.scene.group(groupId))
        return;
    // What is folded away cannot be where the keyboard is.
    if (folded)
        select({groupId});
    m_follow = Follow::Nothing;
    m_editor.fold({groupId}, folded);
}

void Canvas::toggleFold()
{
    if (const GroupItem *group = m_stage.scene.group(currentGroup()))
        fold(group->id, !group->folded);
}

void Canvas::toggleAllFolds()
{
    QStringList groups;
    for (const chart::Group &group : m_document.stack().chart.groups)
        groups.append(group.id);
    if (groups.isEmpty())
        return;
    const QString before = m_stage.current;
    m_editor.fold(groups, m_document.stack().folded.isEmpty());
    if (!before.isEmpty() && !m_stage.scene.contains(before))
        select({shownAs(before)});
}

void Canvas::toggleSnapping()
{
    setSnapping(!m_stage.snaps);
}

void Canvas::setSnapping(bool snaps)
{
    action(QStringLiteral("canvas.snap"))->setChecked(snaps);
    if (m_stage.snaps == snaps)
        return;
    m_stage.snaps = snaps;
    emit snappingChanged(snaps);
}

QMap<QString, QRectF> Canvas::selectedPlaces() const
{
    QMap<QString, QRectF> places;
    for (const QString &id : selectedCards())
        places.insert(id, m_stage.scene.rectOf(id));
    return places;
}

void Canvas::align(Line line)
{
    if (const QMap<QString, QRectF> places = selectedPlaces(); places.size() > 1)
        m_editor.align(lined(places, line));
}

void Canvas::distribute(Qt::Orientation along)
{
    if (const QMap<QString, QRectF> places = selectedPlaces(); places.size() > 2)
        m_editor.distribute(spaced(places, along));
}

void Canvas::showNeighbours()
{
    m_spotlight->showNeighbours(selectedIds());
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
    m_wantsMinimap = !m_wantsMinimap;
    viewChanged();
}

void Canvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        const QString id = itemAt(event->pos());
        if (!id.isEmpty() && !m_stage.selection.contains(id))
            select({id});
    }
    const bool any = !m_stage.selection.isEmpty();
    const bool several = selectedCards().size() > 1;
    const bool opens = !m_stage.services.value(m_stage.current).openUrl.isEmpty();
    QMenu menu(this);
    QMenu arranging(tr("Align and distribute"), &menu);
    const auto putInto = [&](QMenu &into, const QString &name, bool enabled) {
        QAction *own = action(QStringLiteral("canvas.") + name);
        // A copy, for what is not possible now must stay reachable by its key later.
        QAction *entry = into.addAction(own->text(), own, &QAction::trigger);
        entry->setShortcut(own->shortcut());
        entry->setEnabled(enabled);
    };
    const auto put = [&](const QString &name, bool enabled) { putInto(menu, name, enabled); };
    put(QStringLiteral("rename"), any);
    put(QStringLiteral("connect"), any);
    put(QStringLiteral("open"), opens);
    put(QStringLiteral("fold"), !currentGroup().isEmpty());
    menu.addSeparator();
    for (const QString &name : {QStringLiteral("cut"), QStringLiteral("copy")})
        put(name, any);
    put(QStringLiteral("paste"), !QGuiApplication::clipboard()->text().isEmpty());
    put(QStringLiteral("delete"), any);
    menu.addSeparator();
    for (const char *name : {"alignLeft", "alignCentre", "alignRight", "alignTop", "alignMiddle", "alignBottom"})
        putInto(arranging, QLatin1String(name), several);
    arranging.addSeparator();
    for (const char *name : {"distributeAcross", "distributeDown"})
        putInto(arranging, QLatin1String(name), selectedCards().size() > 2);
    menu.addMenu(&arranging);
    put(QStringLiteral("tidy"), !m_document.stack().positions.isEmpty());
    menu.addSeparator();
    put(QStringLiteral("neighbours"), any);
    put(QStringLiteral("find"), true);
    menu.addSeparator();
    put(QStringLiteral("selectAll"), true);
    put(QStringLiteral("fit"), true);
    menu.exec(event->globalPos());
}

} // namespace stackwright::canvas
