#include "ui/canvas/walk.h"

#include <QLineF>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>

namespace stackwright::canvas {

namespace {

// How far `to` is in the direction of the key; sideways costs double. Negative where it is not in that
// direction.
double distance(const QPointF &from, const QPointF &to, int key)
{
    const QPointF delta = to - from;
    const bool vertical = key == Qt::Key_Up || key == Qt::Key_Down;
    double ahead = vertical ? delta.y() : delta.x();
    if (key == Qt::Key_Up || key == Qt::Key_Left)
        ahead = -ahead;
    const double aside = std::abs(vertical ? delta.x() : delta.y());
    return ahead <= 1 ? -1 : ahead + 2 * aside;
}

QString nearest(const Scene &scene, const QPointF &from, const QStringList &candidates, int key)
{
    QString best;
    double bestDistance = std::numeric_limits<double>::max();
    for (const QString &id : candidates) {
        const double d = distance(from, scene.rectOf(id).center(), key);
        if (d > 0 && d < bestDistance) {
            best = id;
            bestDistance = d;
        }
    }
    return best;
}

} // namespace

QStringList flowOrder(const Scene &scene)
{
    struct Entry
    {
        double along;
        double across;
        QString id;
    };
    const bool vertical = scene.direction() == layout::Direction::Down || scene.direction() == layout::Direction::Up;
    const double sign = scene.direction() == layout::Direction::Up || scene.direction() == layout::Direction::Left ? -1 : 1;
    QList<Entry> entries;
    const auto add = [&](const QString &id, const QRectF &rect, bool isGroup) {
        // A group comes just before what is in it.
        const QPointF at = isGroup ? rect.topLeft() : rect.center();
        const double along = sign * (vertical ? at.y() : at.x());
        entries.append({std::round(along / 12), vertical ? at.x() : at.y(), id});
    };
    for (const GroupItem &group : scene.groups())
        add(group.id, group.rect, true);
    for (const NodeItem &node : scene.nodes())
        add(node.id, node.rect, false);
    std::stable_sort(entries.begin(), entries.end(),
        [](const Entry &a, const Entry &b) { return a.along != b.along ? a.along < b.along : a.across < b.across; });
    QStringList order;
    for (const Entry &entry : std::as_const(entries))
        order.append(entry.id);
    return order;
}

QStringList before(const Scene &scene, const QString &id)
{
    QStringList ids;
    for (const EdgeItem &edge : scene.edges()) {
        if (edge.to == id && !ids.contains(edge.from))
            ids.append(edge.from);
    }
    return ids;
}

QStringList after(const Scene &scene, const QString &id)
{
    QStringList ids;
    for (const EdgeItem &edge : scene.edges()) {
        if (edge.from == id && !ids.contains(edge.to))
            ids.append(edge.to);
    }
    return ids;
}

QString neighbour(const Scene &scene, const QString &id, int arrowKey)
{
    const QPointF from = scene.rectOf(id).center();
    const QString joined = nearest(scene, from, before(scene, id) + after(scene, id), arrowKey);
    if (!joined.isEmpty())
        return joined;
    QStringList all;
    for (const NodeItem &node : scene.nodes()) {
        if (node.id != id)
            all.append(node.id);
    }
    return nearest(scene, from, all, arrowKey);
}

} // namespace stackwright::canvas
