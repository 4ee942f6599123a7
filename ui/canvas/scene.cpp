#include "ui/canvas/scene.h"

#include "ui/canvas/freeroute.h"

#include <QLineF>
#include <QSet>

#include <algorithm>

namespace stackwright::canvas {

namespace {

constexpr double groupPad = 18;

double distanceTo(const QPointF &a, const QPointF &b, const QPointF &point)
{
    const QPointF line = b - a;
    const double length = QPointF::dotProduct(line, line);
    const double along = length > 0 ? std::clamp(QPointF::dotProduct(point - a, line) / length, 0.0, 1.0) : 0.0;
    return QLineF(a + line * along, point).length();
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

QStringList Scene::nodesWithin(const QString &groupId) const
{
    QSet<QString> inside = {groupId};
    for (const GroupItem &item : m_groups) {
        if (inside.contains(item.parent))
            inside.insert(item.id);
    }
    QStringList result;
    for (const NodeItem &item : m_nodes) {
        if (inside.contains(item.group))
            result.append(item.id);
    }
    return result;
}

void Scene::place(const layout::Drawing &drawing)
{
    for (NodeItem &item : m_nodes)
        item.rect = drawing.nodes.value(item.id, item.rect);
    for (GroupItem &item : m_groups)
        item.rect = (item.folded ? drawing.nodes : drawing.groups).value(item.id, item.rect);
    for (EdgeItem &item : m_edges) {
        item.route = drawing.edges.value(item.id, item.route);
        QList<QPointF> &points = item.route.points;
        const NodeItem *from = node(item.from);
        const NodeItem *to = node(item.to);
        if (points.size() >= 2 && from)
            points.first() = metOutline(from->form, from->rect, points[1], points.first());
        if (points.size() >= 2 && to)
            points.last() = metOutline(to->form, to->rect, points[points.size() - 2], points.last());
        item.bounds = boundsOf(item.route);
    }
}

void Scene::placeLike(const Scene &before)
{
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

void Scene::shift(const QStringList &nodeIds, const QPointF &delta)
{
    for (const QString &id : nodeIds) {
        const auto found = m_nodeIndex.find(id);
        if (found != m_nodeIndex.end())
            m_nodes[*found].rect.translate(delta);
    }
    rerouteAt(QSet<QString>(nodeIds.begin(), nodeIds.end()));
}

void Scene::putCentres(const QMap<QString, QPointF> &centres)
{
    QSet<QString> moved;
    for (auto it = centres.begin(); it != centres.end(); ++it) {
        const auto found = m_nodeIndex.find(it.key());
        if (found == m_nodeIndex.end())
            continue;
        NodeItem &item = m_nodes[*found];
        // The layout may round; less than a pixel is not worth a new route.
        if (item.rect.size() == item.size && (item.rect.center() - it.value()).manhattanLength() < 1)
            continue;
        item.rect.setSize(item.size);
        item.rect.moveCenter(it.value());
        moved.insert(item.id);
    }
    rerouteAt(moved);
}

void Scene::rerouteAt(const QSet<QString> &nodeIds)
{
    if (nodeIds.isEmpty())
        return;
    QSet<QString> touched = nodeIds;
    for (auto group = m_groups.rbegin(); group != m_groups.rend(); ++group) {
        const bool holds = std::any_of(m_nodes.begin(), m_nodes.end(),
            [&](const NodeItem &item) { return item.group == group->id && nodeIds.contains(item.id); });
        if (group->folded || (!holds && !touched.contains(group->id)))
            continue;
        touched.insert(group->id);
        if (!group->parent.isEmpty())
            touched.insert(group->parent);
        QRectF around;
        for (const NodeItem &item : std::as_const(m_nodes))
            around |= item.group == group->id ? item.rect : QRectF();
        for (const GroupItem &inner : std::as_const(m_groups))
            around |= inner.parent == group->id ? inner.rect : QRectF();
        group->rect = around.adjusted(-groupPad, -groupPad - titleHeight, groupPad, groupPad);
    }
    for (EdgeItem &item : m_edges) {
        if (!touched.contains(item.from) && !touched.contains(item.to))
            continue;
        item.route = freeRoute(formAt(item.from), rectOf(item.from), formAt(item.to), rectOf(item.to), item.labelSize);
        item.bounds = boundsOf(item.route);
    }
}

Form Scene::formAt(const QString &id) const
{
    const NodeItem *item = node(id);
    return item ? item->form : Form::Box;
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
