#include "core/base/limits.h"
#include "core/chart/builder.h"

#include <QCoreApplication>

// The part of building that is about groups, and the end of it.
namespace stackwright::chart {

namespace limits = base::limits;

bool Builder::addContent(const SubgraphStatement &statement, qsizetype at)
{
    Frame frame;
    frame.at = at;
    frame.id = statement.id;
    frame.title = statement.title;
    frame.ownTitle = statement.ownTitle;
    m_frames.append(frame);
    return true;
}

bool Builder::addContent(const DirectionStatement &statement, qsizetype)
{
    if (!m_frames.isEmpty())
        m_frames.last().direction = statement.direction;
    return true; // mermaid takes one outside of groups, and lets it have no effect
}

bool Builder::addContent(const EndStatement &, qsizetype)
{
    const Frame frame = m_frames.takeLast();
    // A name of several words is a title; the id is then a number, counted as groups close.
    const bool hasSpace = std::any_of(frame.id.cbegin(), frame.id.cend(), [](QChar c) { return c.isSpace(); });
    const bool named = !frame.id.isEmpty() && (frame.ownTitle || !hasSpace);
    if (!named)
        m_madeIds.append(QStringLiteral("subGraph%1").arg(m_chart.groups.size()));
    // The string's data stays where it is when the list of them grows.
    const int symbol = symbolOf(named ? frame.id : QStringView(m_madeIds.last()));
    m_closedGroup = m_symbols[symbol].id;
    int &index = m_symbols[symbol].group;
    if (index < 0) {
        if (m_chart.groups.size() >= limits::chartNodes)
            return fail(frame.at, QCoreApplication::translate("Chart", "found more than %1 groups").arg(limits::chartNodes));
        index = int(m_chart.groups.size());
        Group group;
        group.id = m_symbols[symbol].id;
        group.title = frame.title.text;
        group.labelType = labelTypeName(frame.title.type);
        m_chart.groups.append(group);
    }
    // The same id again adds to the group, as in mermaid 12.
    if (!frame.direction.isEmpty())
        m_chart.groups[index].direction = frame.direction;
    for (const int member : frame.members)
        claim(symbol, member);
    if (!m_frames.isEmpty() && !m_frames.last().listed.contains(symbol)) {
        m_frames.last().listed.insert(symbol);
        m_frames.last().members.append(symbol);
    }
    return true;
}

// A node belongs to the first group that closes with it, and no group to itself, however indirectly.
void Builder::claim(int groupSymbol, int memberSymbol)
{
    if (m_symbols[memberSymbol].owner >= 0)
        return;
    int steps = 0; // deeper than the limit is refused in the end
    for (int around = groupSymbol; around >= 0 && steps <= limits::chartDepth; around = m_symbols[around].owner, ++steps) {
        if (around == memberSymbol)
            return;
    }
    m_symbols[memberSymbol].owner = groupSymbol;
    m_chart.groups[m_symbols[groupSymbol].group].nodes.append(m_symbols[memberSymbol].id);
}

bool Builder::settleGroups()
{
    QList<int> groupSymbols(m_chart.groups.size());
    for (int i = 0; i < m_symbols.size(); ++i) {
        if (m_symbols[i].group >= 0)
            groupSymbols[m_symbols[i].group] = i;
    }
    // Groups can hold each other by mere mention, so depth is only known now. Known depths end each walk.
    QHash<int, int> depths;
    for (const int symbol : groupSymbols) {
        QList<int> path;
        int around = symbol;
        while (around >= 0 && !depths.contains(around) && path.size() <= limits::chartDepth) {
            path.append(around);
            around = m_symbols[around].owner;
        }
        int depth = around >= 0 ? depths.value(around, limits::chartDepth) : 0;
        for (auto step = path.crbegin(); step != path.crend(); ++step)
            depths.insert(*step, ++depth);
        if (depth > limits::chartDepth)
            return fail(0, QCoreApplication::translate("Chart", "found groups nested deeper than %1").arg(limits::chartDepth));
    }
    for (int i = 0; i < m_chart.groups.size(); ++i) {
        Group &group = m_chart.groups[i];
        const Symbol &symbol = m_symbols[groupSymbols[i]];
        if (symbol.owner >= 0)
            group.parent = m_symbols[symbol.owner].id;
        // What was said of it as if it were a node.
        if (symbol.node >= 0) {
            const Node &node = m_chart.nodes[symbol.node];
            QSet<QString> has(group.classes.cbegin(), group.classes.cend());
            for (const QString &name : node.classes) {
                if (has.contains(name))
                    continue;
                has.insert(name);
                group.classes.append(name);
            }
            group.styles = node.styles;
        }
    }
    return true;
}

void Builder::settleNodes()
{
    const auto isGroup = [&](int symbol) { return m_symbols[symbol].group >= 0; };
    if (!m_chart.groups.isEmpty()) {
        qsizetype kept = 0;
        for (qsizetype i = 0; i < m_chart.nodes.size(); ++i) {
            if (isGroup(m_nodeSymbols[i]))
                continue;
            if (kept < i)
                m_chart.nodes[kept] = std::move(m_chart.nodes[i]);
            ++kept;
        }
        m_chart.nodes.resize(kept);
    }
    for (Node &node : m_chart.nodes) {
        if (!m_tooltips.isEmpty())
            node.tooltip = m_tooltips.value(node.id);
        if (node.data.isEmpty())
            continue;
        const QString form = node.data.value(QStringLiteral("form"));
        if (node.data.contains(QStringLiteral("img"))) {
            node.shape = QStringLiteral("imageSquare");
        } else if (node.data.contains(QStringLiteral("icon"))) {
            node.shape = form == QLatin1String("circle")    ? QStringLiteral("iconCircle")
                         : form == QLatin1String("square")  ? QStringLiteral("iconSquare")
                         : form == QLatin1String("rounded") ? QStringLiteral("iconRounded")
                                                            : QStringLiteral("icon");
        }
    }
}

bool Builder::finish(Chart *chart)
{
    if (!settleGroups())
        return false;
    settleNodes();
    if (!countGivenStyles())
        return false;
    *chart = std::move(m_chart);
    return true;
}

} // namespace stackwright::chart
