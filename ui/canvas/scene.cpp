#include "ui/canvas/scene.h"

#include "core/layout/fixedplaces.h"

#include <QLineF>
#include <QSet>

#include <algorithm>
#include <utility>

namespace stackwright::canvas {

namespace {

constexpr int dragEffort = 8'000; // of the router, for each step of a drag: one or two milliseconds

double distanceTo(const QPointF &a, const QPointF &b, const QPointF &point)
{
    const QPointF line = b - a;
    const double length = QPointF::dotProduct(line, line);
    const double along = length > 0 ? std::clamp(QPointF::dotProduct(point - a, line) / length, 0.0, 1.0) : 0.0;
    return QLineF(a + line * along, point).length();
}

void addAreas(const layout::EdgeRoute &route, QList<QRectF> *areas)
{
    for (qsizetype i = 1; i < route.points.size(); ++i)
        areas->append(QRectF(route.points[i - 1], route.points[i]).normalized());
    if (!route.label.isEmpty())
        areas->append(route.label);
}

// Of a frame that grew or shrank all but the middle looks different: its sides, and its head with the title.
void addFrame(const QRectF &before, const QRectF &after, QList<QRectF> *areas)
{
    if (before == after)
        return;
    constexpr double side = 16;
    const QRectF all = before | after;
    const QRectF same = (before & after).adjusted(side, Scene::titleHeight + side, -side, -side);
    if (!same.isValid()) {
        areas->append(all);
        return;
    }
    areas->append(QRectF(all.topLeft(), QPointF(all.right(), same.top())));
    areas->append(QRectF(QPointF(all.left(), same.bottom()), all.bottomRight()));
    areas->append(QRectF(QPointF(all.left(), same.top()), same.bottomLeft()));
    areas->append(QRectF(same.topRight(), QPointF(all.right(), same.bottom())));
}

} // namespace

QRectF foldMark(const GroupItem &group)
{
    return {group.rect.left() + 8, group.rect.top() + 4 + (Scene::titleHeight - 24) / 2, 24, 24};
}

QRectF boundsOf(const layout::EdgeRoute &route)
{
    QRectF bounds = route.label;
    for (const QPointF &point : route.points)
        bounds |= QRectF(point.x() - 8, point.y() - 8, 16, 16);
    return bounds;
}

const NodeItem *Scene::node(const QString &id) const
{
    const auto found = m_nodeIndex.find(id);
    return found == m_nodeIndex.end() ? nullptr : &m_nodes[*found];
}

const EdgeItem *Scene::edge(const QString &id) const
{
    const auto found = m_edgeIndex.find(id);
    return found == m_edgeIndex.end() ? nullptr : &m_edges[*found];
}

const GroupItem *Scene::group(const QString &id) const
{
    const auto found = m_groupIndex.find(id);
    return found == m_groupIndex.end() ? nullptr : &m_groups[*found];
}

bool Scene::contains(const QString &id) const
{
    return m_nodeIndex.contains(id) || m_edgeIndex.contains(id) || m_groupIndex.contains(id);
}

QRectF Scene::rectOf(const QString &id) const
{
    if (const NodeItem *item = node(id))
        return item->rect;
    if (const GroupItem *item = group(id))
        return item->rect;
    const EdgeItem *item = edge(id);
    return item ? item->bounds : QRectF();
}

QList<QRectF> Scene::areasOf(const QString &id) const
{
    QList<QRectF> areas;
    if (const EdgeItem *item = edge(id))
        addAreas(item->route, &areas);
    else if (contains(id))
        areas.append(rectOf(id));
    return areas;
}

QRectF Scene::bounds() const
{
    QRectF bounds;
    for (const NodeItem &node : m_nodes)
        bounds |= node.rect;
    for (const GroupItem &group : m_groups)
        bounds |= group.rect;
    for (const EdgeItem &edge : m_edges)
        bounds |= edge.bounds;
    return bounds;
}

QString Scene::nameOf(const QString &id) const
{
    if (const NodeItem *item = node(id))
        return item->words.title.isEmpty() ? id : QString(item->words.title).replace(u'\n', u' ');
    if (const GroupItem *item = group(id))
        return item->title.isEmpty() ? id : item->title;
    const EdgeItem *item = edge(id);
    return item ? nameOf(item->from) + QStringLiteral(" → ") + nameOf(item->to) : id;
}

QString Scene::groupAround(const QString &id) const
{
    if (const NodeItem *item = node(id))
        return item->group;
    const GroupItem *item = group(id);
    return item ? item->parent : QString();
}

QStringList Scene::movedWith(const QString &id) const
{
    const GroupItem *whole = group(id);
    if (!whole || whole->folded)
        return contains(id) && !edge(id) ? QStringList{id} : QStringList();
    QStringList result;
    QSet<QString> inside = {id};
    for (const GroupItem &item : m_groups) {
        if (!inside.contains(item.parent))
            continue;
        inside.insert(item.id);
        if (item.folded)
            result.append(item.id);
    }
    for (const NodeItem &item : m_nodes) {
        if (inside.contains(item.group))
            result.append(item.id);
    }
    return result;
}

void Scene::place(const layout::Drawing &drawing)
{
    m_boxesKnown = false;
    for (NodeItem &item : m_nodes)
        item.rect = drawing.nodes.value(item.id, item.rect);
    for (GroupItem &item : m_groups)
        item.rect = (item.folded ? drawing.nodes : drawing.groups).value(item.id, item.rect);
    for (EdgeItem &item : m_edges) {
        item.route = drawing.edges.value(item.id, item.route);
        meetOutlines(&item);
        item.bounds = boundsOf(item.route);
    }
}

// The layout knows of fewer outlines than there are forms.
void Scene::meetOutlines(EdgeItem *item) const
{
    QList<QPointF> &points = item->route.points;
    const NodeItem *from = node(item->from);
    const NodeItem *to = node(item->to);
    if (points.size() >= 2 && from)
        points.first() = metOutline(from->form, from->rect, points[1], points.first());
    if (points.size() >= 2 && to)
        points.last() = metOutline(to->form, to->rect, points[points.size() - 2], points.last());
}

void Scene::placeLike(const Scene &before)
{
    m_boxesKnown = false;
    for (NodeItem &item : m_nodes) {
        if (const NodeItem *old = before.node(item.id)) {
            item.rect = QRectF(QPointF(), item.size);
            item.rect.moveCenter(old->rect.center());
        }
    }
    for (GroupItem &item : m_groups) {
        const GroupItem *old = before.group(item.id);
        if (old && old->folded == item.folded)
            item.rect = old->rect;
        else if (old)
            item.rect.moveTopLeft(old->rect.topLeft());
    }
    for (EdgeItem &item : m_edges) {
        const EdgeItem *old = before.edge(item.id);
        if (old && old->from == item.from && old->to == item.to) {
            item.route = old->route;
            item.bounds = old->bounds;
        }
    }
}

QRectF *Scene::movable(const QString &id)
{
    if (const auto found = m_nodeIndex.constFind(id); found != m_nodeIndex.constEnd())
        return &m_nodes[*found].rect;
    const auto found = m_groupIndex.constFind(id);
    return found != m_groupIndex.constEnd() && m_groups.at(*found).folded ? &m_groups[*found].rect : nullptr;
}

QList<QRectF> Scene::shift(const QStringList &ids, const QPointF &delta)
{
    QList<QRectF> touched;
    for (const QString &id : ids) {
        if (QRectF *rect = movable(id)) {
            touched.append(*rect);
            rect->translate(delta);
            touched.append(*rect);
        }
    }
    return touched + rerouteAt(ids);
}

void Scene::putCentres(const QMap<QString, QPointF> &centres)
{
    QStringList moved;
    for (auto it = centres.begin(); it != centres.end(); ++it) {
        QRectF *rect = movable(it.key());
        const NodeItem *item = node(it.key());
        // The layout may round; less than a pixel is not worth a new route.
        const bool sized = !item || rect->size() == item->size;
        if (!rect || (sized && (rect->center() - it.value()).manhattanLength() < 1))
            continue;
        if (item)
            rect->setSize(item->size);
        rect->moveCenter(it.value());
        moved.append(it.key());
    }
    rerouteAt(moved);
}

void Scene::indexBoxes()
{
    m_boxes = {};
    for (qsizetype i = 0; i < m_nodes.size(); ++i)
        m_boxes.put(int(i), m_nodes.at(i).rect);
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        if (m_groups.at(i).folded)
            m_boxes.put(int(m_nodes.size() + i), m_groups.at(i).rect);
    }
    m_boxesKnown = true;
}

// Their indexes: outer ones first.
QList<qsizetype> Scene::frameGroupsAround(const QStringList &moved, QList<QRectF> *touched)
{
    QSet<qsizetype> around;
    for (const QString &id : moved) {
        // Up to one that was met before: a chart that nests in a circle must not hold us up.
        for (auto found = m_groupIndex.constFind(groupAround(id)); found != m_groupIndex.constEnd() && !around.contains(*found);
             found = m_groupIndex.constFind(m_groups.at(*found).parent))
            around.insert(*found);
    }
    QList<qsizetype> order(around.begin(), around.end());
    std::sort(order.begin(), order.end());
    for (auto index = order.rbegin(); index != order.rend(); ++index) {
        GroupItem &group = m_groups[*index];
        QRectF content;
        for (const qsizetype inner : m_nodesIn.value(group.id))
            content |= m_nodes.at(inner).rect;
        for (const qsizetype inner : m_groupsIn.value(group.id))
            content |= m_groups.at(inner).rect;
        const QRectF before = std::exchange(group.rect, layout::groupFrame(content, group.titleSize));
        addFrame(before, group.rect, touched);
    }
    return order;
}

// The areas of the lines and frames that changed.
QList<QRectF> Scene::rerouteAt(const QStringList &moved)
{
    QList<QRectF> touched;
    if (moved.isEmpty())
        return touched;
    if (!m_boxesKnown)
        indexBoxes();
    QSet<qsizetype> edges;
    const auto takeEdges = [&](const QString &id) {
        const QList<qsizetype> at = m_edgesAt.value(id);
        edges.unite(QSet<qsizetype>(at.begin(), at.end()));
    };
    for (const QString &id : moved) {
        if (const auto found = m_nodeIndex.constFind(id); found != m_nodeIndex.constEnd())
            m_boxes.put(int(*found), m_nodes.at(*found).rect);
        else if (const auto folded = m_groupIndex.constFind(id); folded != m_groupIndex.constEnd())
            m_boxes.put(int(m_nodes.size() + *folded), m_groups.at(*folded).rect);
        takeEdges(id);
    }
    for (const qsizetype group : frameGroupsAround(moved, &touched))
        takeEdges(m_groups.at(group).id);
    QList<qsizetype> order(edges.begin(), edges.end());
    std::sort(order.begin(), order.end()); // the effort is for the same ones each time
    layout::Router router(m_boxes, dragEffort);
    for (const qsizetype index : std::as_const(order)) {
        EdgeItem &item = m_edges[index];
        addAreas(item.route, &touched);
        item.route = router.route(endAt(item.from), endAt(item.to), item.labelSize);
        meetOutlines(&item);
        item.bounds = boundsOf(item.route);
        addAreas(item.route, &touched);
    }
    return touched;
}

layout::EdgeEnd Scene::endAt(const QString &id) const
{
    const NodeItem *item = node(id);
    return item ? layout::EdgeEnd{item->rect, outlineOf(item->form)} : layout::EdgeEnd{rectOf(id)};
}

QString Scene::nodeAt(const QPointF &point) const
{
    for (auto item = m_nodes.rbegin(); item != m_nodes.rend(); ++item) {
        if (item->rect.contains(point) && outlinePath(item->form, item->rect).contains(point))
            return item->id;
    }
    return {};
}

QString Scene::edgeAt(const QPointF &point, double reach) const
{
    for (auto item = m_edges.rbegin(); item != m_edges.rend(); ++item) {
        if (!item->bounds.adjusted(-reach, -reach, reach, reach).contains(point))
            continue;
        if (item->route.label.contains(point))
            return item->id;
        const QList<QPointF> &points = item->route.points;
        for (qsizetype i = 1; i < points.size(); ++i) {
            if (distanceTo(points[i - 1], points[i], point) <= reach)
                return item->id;
        }
    }
    return {};
}

QString Scene::groupAt(const QPointF &point) const
{
    for (auto item = m_groups.rbegin(); item != m_groups.rend(); ++item) {
        if (item->rect.contains(point))
            return item->id;
    }
    return {};
}

QString Scene::groupTitleAt(const QPointF &point) const
{
    for (auto item = m_groups.rbegin(); item != m_groups.rend(); ++item) {
        const double height = item->folded ? item->rect.height() : titleHeight;
        if (QRectF(item->rect.topLeft(), QSizeF(item->rect.width(), height)).contains(point))
            return item->id;
    }
    return {};
}

QString Scene::foldMarkAt(const QPointF &point) const
{
    for (auto item = m_groups.rbegin(); item != m_groups.rend(); ++item) {
        if (foldMark(*item).contains(point))
            return item->id;
    }
    return {};
}

} // namespace stackwright::canvas
