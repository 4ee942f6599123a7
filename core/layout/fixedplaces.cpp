#include "core/layout/fixedplaces.h"

#include "core/layout/detour.h"
#include "core/layout/spacing.h"

#include <QSet>

#include <algorithm>

namespace stackwright::layout {

namespace {

constexpr int effort = 2'000'000; // some tenths of a second, where a person placed thousands of nodes

class FixedPlaces
{
public:
    FixedPlaces(const Graph &graph, Drawing *drawing, const std::atomic_bool *cancel)
        : m_graph(graph)
        , m_drawing(*drawing)
        , m_cancel(cancel)
    {
        for (const GroupBox &group : graph.groups)
            m_groups.insert(group.id, &group);
    }

    void put()
    {
        moveNodes();
        if (m_moved.isEmpty())
            return;
        frameGroups();
        routeEdges();
        m_drawing.bounds = bounds();
    }

private:
    void moveNodes()
    {
        for (const NodeBox &node : m_graph.nodes) {
            const auto rect = m_drawing.nodes.find(node.id);
            // Less than a pixel is not worth a new route.
            if (!node.fixedCentre || rect == m_drawing.nodes.end() || (rect->center() - *node.fixedCentre).manhattanLength() < 1)
                continue;
            rect->moveCenter(*node.fixedCentre);
            m_moved.insert(node.id);
            QSet<QString> seen; // a graph that nests in a circle must not hold us up
            for (QString id = node.group; m_groups.contains(id) && !seen.contains(id); id = m_groups.value(id)->parent)
                seen.insert(id);
            m_framed |= seen;
        }
    }

    void frameGroups()
    {
        QHash<QString, QRectF> content;
        for (const NodeBox &node : m_graph.nodes) {
            if (m_framed.contains(node.group))
                content[node.group] |= m_drawing.nodes.value(node.id);
        }
        QList<std::pair<int, const GroupBox *>> inwards; // depth
        for (const GroupBox &group : m_graph.groups)
            inwards.append({depthOf(group), &group});
        std::stable_sort(inwards.begin(), inwards.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
        for (const auto &[depth, group] : std::as_const(inwards)) {
            if (m_framed.contains(group->id))
                m_drawing.groups[group->id] = groupFrame(content.value(group->id), group->titleSize);
            if (m_framed.contains(group->parent))
                content[group->parent] |= m_drawing.groups.value(group->id);
        }
    }

    int depthOf(const GroupBox &group) const
    {
        int depth = 0;
        for (QString id = group.parent; m_groups.contains(id) && depth < m_groups.size(); id = m_groups.value(id)->parent)
            ++depth;
        return depth;
    }

    void routeEdges()
    {
        BoxIndex boxes;
        BoxIndex moved;
        QHash<QString, const NodeBox *> nodes;
        for (const NodeBox &node : m_graph.nodes) {
            const QRectF rect = m_drawing.nodes.value(node.id);
            boxes.put(int(nodes.size()), rect);
            if (m_moved.contains(node.id))
                moved.put(int(nodes.size()), rect);
            nodes.insert(node.id, &node);
        }
        const auto endAt = [&](const QString &id) -> EdgeEnd {
            const NodeBox *node = nodes.value(id);
            return node ? EdgeEnd{m_drawing.nodes.value(id), node->outline} : EdgeEnd{m_drawing.groups.value(id)};
        };
        const auto isMoved = [&](const QString &id) { return m_moved.contains(id) || m_framed.contains(id); };
        Router router(boxes, effort);
        for (const EdgeLink &edge : m_graph.edges) {
            if (m_cancel && *m_cancel)
                return;
            const auto drawn = m_drawing.edges.find(edge.id);
            if (drawn == m_drawing.edges.end())
                continue;
            const EdgeEnd from = endAt(edge.from);
            const EdgeEnd to = endAt(edge.to);
            if (isMoved(edge.from) || isMoved(edge.to) || isStoodOn(*drawn, from, to, moved))
                *drawn = router.route(from, to, edge.labelSize);
        }
    }

    static bool isStoodOn(const EdgeRoute &route, const EdgeEnd &from, const EdgeEnd &to, const BoxIndex &moved)
    {
        const auto covers = [&](const QRectF &area) {
            const QList<int> ids = moved.meeting(area);
            return std::any_of(
                ids.begin(), ids.end(), [&](int id) { return !belongsTo(moved.box(id), from) && !belongsTo(moved.box(id), to); });
        };
        for (qsizetype i = 1; i < route.points.size(); ++i) {
            if (covers(QRectF(route.points.at(i - 1), route.points.at(i)).normalized().adjusted(-1, -1, 1, 1)))
                return true;
        }
        return !route.label.isEmpty() && covers(route.label);
    }

    QRectF bounds() const
    {
        QRectF all;
        for (const QRectF &rect : m_drawing.nodes)
            all |= rect;
        for (const QRectF &rect : m_drawing.groups)
            all |= rect;
        for (const EdgeRoute &route : m_drawing.edges) {
            all |= route.label;
            for (const QPointF &point : route.points)
                all |= QRectF(point, QSizeF(1, 1));
        }
        return all;
    }

    const Graph &m_graph;
    Drawing &m_drawing;
    const std::atomic_bool *m_cancel;
    QHash<QString, const GroupBox *> m_groups;
    QSet<QString> m_moved;
    QSet<QString> m_framed; // groups around what moved
};

} // namespace

double groupHead(const QSizeF &title)
{
    return title.isEmpty() ? spacing::groupPadding : spacing::groupPadding / 2 + title.height() + spacing::titleGap;
}

QRectF groupFrame(const QRectF &content, const QSizeF &title)
{
    const double aside = std::max(0.0, title.width() - content.width()) / 2 + spacing::groupPadding;
    return content.adjusted(-aside, -groupHead(title), aside, spacing::groupPadding);
}

void putFixed(const Graph &graph, Drawing *drawing, const std::atomic_bool *cancel)
{
    FixedPlaces(graph, drawing, cancel).put();
}

} // namespace stackwright::layout
