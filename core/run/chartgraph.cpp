#include "core/run/chartgraph.h"

#include "core/layout/textmetrics.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <optional>

namespace stackwright::run {

using layout::Outline;

namespace {

constexpr double groupTitleEm = 30;
constexpr double listSlimmerPx = 6; // less padding above and below a card in a list
constexpr double boldFactor = 1.1;  // titles are bold, and so wider

const QHash<QString, Outline> &outlines()
{
    static const QHash<QString, Outline> table = [] {
        struct Family
        {
            Outline outline;
            const char *words;
        };
        const Family families[] = {
            {Outline::Rounded, "roundedRect rounded event state bpmn-activity"},
            {Outline::Stadium, "stadium terminal pill delay half-rounded-rectangle display curved-trapezoid curv-trap"},
            {Outline::Diamond, "diamond diam decision question choice bpmn-gateway"},
            {Outline::Ellipse, "circle circ doublecircle dbl-circ double-circle ellipse sm-circ start small-circle "
                               "fr-circ stop framed-circle f-circ junction filled-circle cross-circ summary "
                               "crossed-circle bpmn-start bpmn-end bpmn-intermediate"},
            {Outline::Hexagon, "hexagon hex prepare"},
            {Outline::Cylinder, "cylinder cyl db database lin-cyl disk lined-cylinder bpmn-data-store"},
            {Outline::LeanRight, "lean_right lean-r lean-right in-out"},
            {Outline::LeanLeft, "lean_left lean-l lean-left out-in"},
            {Outline::Trapezoid, "trapezoid trap-b priority trapezoid-bottom"},
            {Outline::InvertedTrapezoid, "inv_trapezoid trap-t manual trapezoid-top inv-trapezoid"},
        };
        QHash<QString, Outline> result;
        for (const Family &family : families) {
            for (const QString &word : QString::fromLatin1(family.words).split(QLatin1Char(' ')))
                result.insert(word, family.outline);
        }
        return result;
    }();
    return table;
}

layout::Direction directionOf(const QString &word)
{
    if (word == QLatin1String("LR"))
        return layout::Direction::Right;
    if (word == QLatin1String("RL"))
        return layout::Direction::Left;
    return word == QLatin1String("BT") ? layout::Direction::Up : layout::Direction::Down;
}

bool isEmpty(const QStringList &lines)
{
    return std::all_of(lines.begin(), lines.end(), [](const QString &line) { return line.isEmpty(); });
}

QSizeF evenSize(const QStringList &lines)
{
    if (isEmpty(lines))
        return {};
    const QSizeF size = layout::textSize(lines, chartEmPx);
    return {std::ceil(size.width() / 2) * 2, std::ceil(size.height() / 2) * 2};
}

} // namespace

Outline outlineOf(const QString &shape)
{
    return outlines().value(shape, Outline::Rectangle);
}

NodeCards::NodeCards(const chart::Chart &chart)
    : m_listed(groupsOfNodes(chart))
{
    for (const chart::Edge &edge : chart.edges) {
        m_listed.remove(edge.from);
        m_listed.remove(edge.to);
    }
    for (const chart::Node &node : chart.nodes) {
        if (isListed(node))
            m_width[m_listed.value(node.id)] = std::max(m_width.value(m_listed.value(node.id)), ownSize(node).width());
    }
}

QStringList NodeCards::lines(const chart::Node &node) const
{
    return layout::wrappedLabel(chart::plainText(node.label, node.labelType), isListed(node) ? listLabelEm : chartLabelEm);
}

bool NodeCards::isListed(const chart::Node &node) const
{
    return m_listed.contains(node.id) && outlineOf(node.shape) == Outline::Rectangle;
}

QSizeF NodeCards::ownSize(const chart::Node &node) const
{
    return layout::nodeSize(lines(node), outlineOf(node.shape), chartEmPx);
}

QSizeF NodeCards::size(const chart::Node &node) const
{
    const QSizeF size = ownSize(node);
    return isListed(node) ? QSizeF(m_width.value(m_listed.value(node.id)), size.height() - listSlimmerPx) : size;
}

QStringList edgeLines(const chart::Edge &edge)
{
    const QStringList lines = layout::wrappedLabel(chart::plainText(edge.label, edge.labelType), edgeLabelEm);
    return isEmpty(lines) ? QStringList() : lines;
}

QStringList groupLines(const chart::Group &group)
{
    const QStringList lines = layout::wrappedLabel(chart::plainText(group.title, group.labelType), groupTitleEm);
    return isEmpty(lines) ? QStringList() : lines;
}

QHash<QString, QString> groupsOfNodes(const chart::Chart &chart)
{
    QHash<QString, QString> groupOf;
    for (const chart::Group &group : chart.groups) {
        for (const QString &member : group.nodes) {
            if (!groupOf.contains(member))
                groupOf.insert(member, group.id);
        }
    }
    return groupOf;
}

layout::Graph layoutGraph(const chart::Chart &chart, const std::function<QSizeF(const chart::Node &)> &sizeOf)
{
    layout::Graph graph;
    graph.direction = directionOf(chart.direction);
    const QHash<QString, QString> groupOf = groupsOfNodes(chart);
    std::optional<NodeCards> cards; // they measure every label
    if (!sizeOf)
        cards.emplace(chart);
    for (const chart::Node &node : chart.nodes)
        graph.nodes.append(
            {node.id, cards ? cards->size(node) : sizeOf(node), outlineOf(node.shape), groupOf.value(node.id), {}});
    for (const chart::Edge &edge : chart.edges)
        graph.edges.append({edge.id, edge.from, edge.to, evenSize(edgeLines(edge)), edge.length});
    for (const chart::Group &group : chart.groups) {
        QSizeF title = evenSize(groupLines(group));
        title.setWidth(std::ceil(title.width() * boldFactor));
        layout::GroupBox box{group.id, group.parent, title, {}};
        if (!group.direction.isEmpty())
            box.direction = directionOf(group.direction);
        graph.groups.append(box);
    }
    return graph;
}

} // namespace stackwright::run
