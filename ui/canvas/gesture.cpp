#include "ui/canvas/gesture.h"

#include "ui/canvas/detail.h"

#include <algorithm>
#include <utility>

namespace stackwright::canvas {

namespace {

constexpr double edgeReach = 10; // px of the screen, of a node that is dropped on an edge

} // namespace

PanGesture::PanGesture(Stage &stage, const QPointF &start)
    : m_stage(stage)
    , m_before(stage.view)
    , m_last(start)
{
}

Touched PanGesture::move(const QPointF &screen)
{
    m_stage.view.pan(screen - m_last);
    m_last = screen;
    return QList<QRectF>();
}

void PanGesture::cancel()
{
    m_stage.view = m_before;
}

BandGesture::BandGesture(Stage &stage, const QPointF &start, bool add)
    : m_stage(stage)
    , m_start(stage.view.toPlane(start))
    , m_before(add ? stage.selection : QSet<QString>())
{
    m_stage.selection = m_before;
}

Touched BandGesture::move(const QPointF &screen)
{
    const QRectF band = QRectF(m_start, m_stage.view.toPlane(screen)).normalized();
    m_stage.band = band;
    m_stage.selection = m_before;
    for (const NodeItem &node : m_stage.scene.nodes()) {
        if (band.intersects(node.rect))
            m_stage.selection.insert(node.id);
    }
    for (const GroupItem &group : m_stage.scene.groups()) {
        if (band.contains(group.rect))
            m_stage.selection.insert(group.id);
    }
    return {};
}

void BandGesture::finish()
{
    m_stage.band.reset();
}

void BandGesture::cancel()
{
    m_stage.band.reset();
    m_stage.selection = m_before;
}

MoveGesture::MoveGesture(Stage &stage, ChartEditor &editor, const QPointF &start, const QStringList &ids, bool mayChangeGroup)
    : m_stage(stage)
    , m_editor(editor)
    , m_start(stage.view.toPlane(start))
    , m_moved(ids)
    , m_group(stage.scene.groupAround(ids.value(0)))
    , m_before(stage.scene)
{
    QString held = stage.scene.nodeAt(m_start);
    if (held.isEmpty())
        held = stage.scene.groupTitleAt(m_start);
    m_anchor = stage.scene.rectOf(ids.contains(held) ? held : ids.value(0)).center();
    m_movesFolded = std::any_of(ids.begin(), ids.end(), [&](const QString &id) { return stage.scene.group(id); });
    // What is in several groups only changes its place.
    m_mayChangeGroup = mayChangeGroup && !ids.isEmpty() && std::all_of(ids.begin(), ids.end(), [&](const QString &id) {
        return stage.scene.node(id) && stage.scene.groupAround(id) == m_group;
    });
    m_mayInsert = m_mayChangeGroup && ids.size() == 1 && editor.mayInsert(ids.first());
}

Touched MoveGesture::move(const QPointF &screen)
{
    m_hasMoved = true;
    const QPointF pointer = m_stage.view.toPlane(screen);
    // Asked of the scene as it was: a group grows after a node that is dragged out of it.
    const QString over = m_before.groupAt(pointer);
    const QString edge = m_mayInsert ? m_before.edgeAt(pointer, edgeReach / m_stage.view.zoom()) : QString();
    const QString before = std::exchange(m_stage.dropTarget, !edge.isEmpty()                       ? edge
                                                             : m_mayChangeGroup && over != m_group ? over
                                                                                                   : QString());
    const QPointF shift = m_stage.snapped(m_anchor + pointer - m_start) - m_anchor;
    QList<QRectF> touched = m_stage.scene.shift(m_moved, shift - m_shifted);
    m_shifted = shift;
    // The titles of folded groups make room for each other when they are far away.
    if (m_movesFolded && detailAt(m_stage.view.zoom()) != Detail::Near)
        return {};
    if (before != m_stage.dropTarget)
        touched += m_stage.scene.areasOf(before) + m_stage.scene.areasOf(m_stage.dropTarget);
    return touched;
}

void MoveGesture::finish()
{
    if (!m_hasMoved)
        return;
    QMap<QString, QPointF> centres;
    for (const QString &id : m_moved)
        centres.insert(id, m_stage.scene.rectOf(id).center());
    const QString target = std::exchange(m_stage.dropTarget, QString());
    if (m_before.edge(target)) {
        const QPointF centre = centres.first();
        m_editor.insert(m_moved.first(), {centre, m_before.groupAt(centre), target});
        return;
    }
    const QRectF home = m_before.rectOf(m_group);
    const bool leaves =
        m_mayChangeGroup && !m_group.isEmpty() && target.isEmpty() &&
        std::none_of(centres.begin(), centres.end(), [&](const QPointF &centre) { return home.contains(centre); });
    if (!target.isEmpty() || leaves)
        m_editor.moveInto(centres, target);
    else
        m_editor.move(centres);
}

void MoveGesture::cancel()
{
    m_stage.scene = m_before;
    m_stage.dropTarget.clear();
}

ConnectGesture::ConnectGesture(Stage &stage, ChartEditor &editor, const QString &from, const QPointF &start)
    : m_stage(stage)
    , m_editor(editor)
    , m_from(from)
    , m_start(stage.view.toPlane(start))
{
    m_stage.choosingTarget = true;
    m_stage.targets = editor.targetsOf(from);
}

Touched ConnectGesture::move(const QPointF &screen)
{
    const QPointF pointer = m_stage.view.toPlane(screen);
    m_target = m_stage.scene.nodeAt(pointer);
    if (m_target.isEmpty())
        m_target = m_stage.scene.groupAt(pointer);
    if (!m_stage.targets.contains(m_target))
        m_target.clear();
    m_stage.dropTarget = m_target;
    m_stage.thread = Thread{m_start, pointer, !m_target.isEmpty()};
    return {};
}

void ConnectGesture::finish()
{
    const QString target = m_target;
    cancel();
    if (!target.isEmpty())
        m_editor.connectItems(m_from, target);
}

void ConnectGesture::cancel()
{
    m_stage.choosingTarget = false;
    m_stage.targets.clear();
    m_stage.dropTarget.clear();
    m_stage.thread.reset();
}

} // namespace stackwright::canvas
