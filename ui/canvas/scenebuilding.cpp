#include "ui/canvas/scene.h"

#include "core/chart/classstyles.h"
#include "ui/canvas/folding.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

// How a Scene comes out of a stack, and what it asks of the layout.
namespace stackwright::canvas {

namespace {

layout::Direction directionOf(const QString &word)
{
    if (word == QLatin1String("LR"))
        return layout::Direction::Right;
    if (word == QLatin1String("RL"))
        return layout::Direction::Left;
    return word == QLatin1String("BT") ? layout::Direction::Up : layout::Direction::Down;
}

Head headOf(const QString &type)
{
    if (type.endsWith(QLatin1String("_point")))
        return Head::Arrow;
    if (type.endsWith(QLatin1String("_circle")))
        return Head::Circle;
    return type.endsWith(QLatin1String("_cross")) ? Head::Cross : Head::None;
}

QColor lineColor(const QStringList &styles)
{
    QColor color;
    for (const QString &style : styles) {
        if (style.startsWith(QLatin1String("stroke:")))
            color = cssColor(style.sliced(7));
    }
    return color;
}

} // namespace

Scene::Scene(const stack::Stack &stack, const kinds::Catalogue &catalogue, const theme::Theme &theme, const CardFonts &fonts)
    : m_direction(directionOf(stack.chart.direction))
{
    const Folding folding(stack);
    addGroups(stack.chart, folding, theme, fonts);
    addNodes(stack, folding, catalogue, theme, fonts);
    addEdges(stack.chart, folding, fonts);
    evenOutLists();
}

void Scene::addNodes(const stack::Stack &stack, const Folding &folding, const kinds::Catalogue &catalogue,
    const theme::Theme &theme, const CardFonts &fonts)
{
    const QMap<QString, const kinds::Kind *> kindOfNode = stack::kindsOf(stack, catalogue);
    const chart::ClassStyles classes(stack.chart);
    // Charts have few classes and many nodes.
    QHash<QStringList, ItemStyle> styles;
    m_nodes.reserve(stack.chart.nodes.size());
    for (const chart::Node &node : stack.chart.nodes) {
        if (folding.hides(node.id))
            continue;
        NodeItem item;
        item.id = node.id;
        item.label = chart::plainText(node.label, node.labelType);
        item.words = wordsOf(item.label);
        item.form = formOf(node.shape);
        item.group = folding.groupOf(node.id);
        if (const kinds::Kind *kind = kindOfNode.value(node.id)) {
            item.kindId = kind->id;
            item.kindTitle = kind->title;
            item.icon = kind->icon;
            item.words.hasSubtitle = !kind->subtitle.isEmpty();
            item.takesEdges = kind->recognition.incoming != QLatin1String("none");
            item.givesEdges = kind->recognition.outgoing != QLatin1String("none");
        }
        const QStringList styleKey = node.classes + QStringList(QStringLiteral("/")) + node.styles;
        auto style = styles.find(styleKey);
        if (style == styles.end())
            style = styles.insert(styleKey, nodeStyle(classes.of(node), theme));
        item.style = *style;
        item.card = cardLayout(item.words, item.form, fonts);
        item.size = sizeAround(item.form, item.card.content);
        item.size = QSizeF(std::ceil(item.size.width()), std::ceil(item.size.height()));
        item.rect = QRectF(QPointF(), item.size);
        m_nodeIndex.insert(item.id, m_nodes.size());
        if (!item.group.isEmpty())
            m_nodesIn[item.group].append(m_nodes.size());
        m_nodes.append(item);
    }
}

void Scene::addEdges(const chart::Chart &chart, const Folding &folding, const CardFonts &fonts)
{
    const QFontMetricsF metrics(fonts.subtitle);
    m_edges.reserve(chart.edges.size());
    QSet<std::pair<QString, QString>> bundles; // many edges into a folded group are drawn as one
    for (const chart::Edge &edge : chart.edges) {
        EdgeItem item;
        item.id = edge.id;
        item.from = folding.shownAs(edge.from);
        item.to = folding.shownAs(edge.to);
        if (item.from != edge.from || item.to != edge.to) {
            const std::pair<QString, QString> bundle(item.from, item.to);
            if (item.from == item.to || bundles.contains(bundle))
                continue;
            bundles.insert(bundle);
        }
        item.label = chart::plainText(edge.label, edge.labelType).trimmed();
        item.head = headOf(edge.type);
        item.tail = edge.type.startsWith(QLatin1String("double_")) ? item.head : Head::None;
        item.stroke = edge.stroke;
        item.length = edge.length;
        item.color = lineColor(edge.styles);
        if (!item.label.isEmpty()) {
            item.labelLines = wrapped(item.label, fonts.subtitle, 180, 4);
            double width = 0;
            for (const QString &line : std::as_const(item.labelLines))
                width = std::max(width, metrics.horizontalAdvance(line));
            item.labelSize = QSizeF(std::ceil(width) + 14, std::ceil(metrics.lineSpacing() * double(item.labelLines.size())) + 6);
        }
        m_edgeIndex.insert(item.id, m_edges.size());
        m_edgesAt[item.from].append(m_edges.size());
        m_edgesAt[item.to].append(m_edges.size());
        m_edges.append(item);
    }
}

// Members of a group without edges stand in a list; a list has one width.
void Scene::evenOutLists()
{
    QSet<QString> joined;
    for (const EdgeItem &edge : std::as_const(m_edges))
        joined << edge.from << edge.to;
    const auto isListed = [&](const NodeItem &node) {
        return node.form == Form::Box && !node.group.isEmpty() && !joined.contains(node.id);
    };
    QHash<QString, double> widths;
    for (const NodeItem &node : std::as_const(m_nodes)) {
        if (isListed(node))
            widths[node.group] = std::max(widths.value(node.group), node.size.width());
    }
    for (NodeItem &node : m_nodes) {
        if (isListed(node)) {
            node.size.setWidth(widths.value(node.group));
            node.rect.setSize(node.size);
        }
    }
}

void Scene::addGroups(const chart::Chart &chart, const Folding &folding, const theme::Theme &theme, const CardFonts &fonts)
{
    const QFontMetricsF metrics(fonts.title);
    const chart::ClassStyles classes(chart);
    QHash<QString, QString> parents;
    for (const chart::Group &group : chart.groups)
        parents.insert(group.id, group.parent);
    for (const chart::Group &group : chart.groups) {
        if (folding.hides(group.id))
            continue;
        GroupItem item;
        item.id = group.id;
        item.title = chart::plainText(group.title, group.labelType).simplified();
        item.parent = group.parent;
        item.direction = group.direction;
        item.style = groupStyle(classes.of(group), theme);
        item.folded = folding.isFolded(group.id);
        item.members = folding.members(group.id);
        const double words = std::min(std::ceil(metrics.horizontalAdvance(item.title)), 390.0);
        item.titleSize = QSizeF(words + titleLeft + titleRight, item.folded ? foldedHeight : titleHeight);
        item.rect = QRectF(QPointF(), item.titleSize);
        for (QString parent = item.parent; !parent.isEmpty() && item.depth <= parents.size(); parent = parents.value(parent))
            ++item.depth;
        m_groups.append(item);
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const GroupItem &a, const GroupItem &b) { return a.depth < b.depth; });
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        m_groupIndex.insert(m_groups[i].id, i);
        if (!m_groups[i].parent.isEmpty())
            m_groupsIn[m_groups[i].parent].append(i);
    }
}

layout::Graph Scene::graph(const QMap<QString, QPointF> &fixed) const
{
    layout::Graph graph;
    graph.direction = m_direction;
    for (const NodeItem &item : m_nodes) {
        layout::NodeBox box{item.id, item.size, outlineOf(item.form), item.group};
        if (const auto centre = fixed.find(item.id); centre != fixed.end())
            box.fixedCentre = *centre;
        graph.nodes.append(box);
    }
    // A folded group has nothing to arrange around: it is laid out as a card.
    for (const GroupItem &item : m_groups) {
        if (!item.folded)
            continue;
        layout::NodeBox box{item.id, item.titleSize, layout::Outline::Rounded, item.parent};
        if (const auto centre = fixed.find(item.id); centre != fixed.end())
            box.fixedCentre = *centre;
        graph.nodes.append(box);
    }
    for (const EdgeItem &item : m_edges)
        graph.edges.append({item.id, item.from, item.to, item.labelSize, item.length});
    for (const GroupItem &item : m_groups) {
        if (item.folded)
            continue;
        layout::GroupBox box{item.id, item.parent, item.titleSize, {}};
        if (!item.direction.isEmpty())
            box.direction = directionOf(item.direction);
        graph.groups.append(box);
    }
    return graph;
}

} // namespace stackwright::canvas
