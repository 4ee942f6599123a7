#include "ui/canvas/neighbourhood.h"

namespace stackwright::canvas {

namespace {

QHash<QString, QStringList> waysOf(const Scene &scene, Reach reach)
{
    QHash<QString, QStringList> ways;
    for (const EdgeItem &edge : scene.edges()) {
        if (reach != Reach::Upstream)
            ways[edge.from].append(edge.to);
        if (reach != Reach::Downstream)
            ways[edge.to].append(edge.from);
    }
    return ways;
}

} // namespace

QSet<QString> neighbourhood(const Scene &scene, const QStringList &of, int steps, Reach reach)
{
    const QHash<QString, QStringList> ways = waysOf(scene, reach);
    QSet<QString> reached;
    QStringList front;
    const auto meet = [&](const QString &id) {
        if (id.isEmpty() || reached.contains(id))
            return;
        reached.insert(id);
        front.append(id);
    };
    for (const QString &id : of) {
        // An edge stands for its ends.
        if (const EdgeItem *edge = scene.edge(id)) {
            meet(edge->from);
            meet(edge->to);
        } else if (scene.contains(id)) {
            meet(id);
            for (const QString &member : scene.movedWith(id))
                meet(member);
        }
    }
    for (int step = 0; (steps == anySteps || step < steps) && !front.isEmpty(); ++step) {
        const QStringList last = std::exchange(front, {});
        for (const QString &id : last) {
            for (const QString &next : ways.value(id))
                meet(next);
        }
    }
    QSet<QString> shown = reached;
    for (const QString &id : std::as_const(reached)) {
        for (const QString &member : scene.movedWith(id))
            shown.insert(member);
    }
    for (const EdgeItem &edge : scene.edges()) {
        if (shown.contains(edge.from) && shown.contains(edge.to))
            shown.insert(edge.id);
    }
    const QSet<QString> items = shown;
    for (const QString &id : items) {
        // Up to one that is shown already: a chart that nests in a circle must not hold us up.
        for (QString group = scene.groupAround(id); !group.isEmpty() && !shown.contains(group); group = scene.groupAround(group))
            shown.insert(group);
    }
    return shown;
}

} // namespace stackwright::canvas
