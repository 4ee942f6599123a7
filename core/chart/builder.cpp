#include "core/chart/builder.h"

#include "core/base/limits.h"

#include <QCoreApplication>
#include <QStringBuilder>

namespace stackwright::chart {

namespace limits = base::limits;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

} // namespace

Builder::Builder(const Header &header, QStringView text)
{
    constexpr qsizetype charactersOfAnId = 64; // a statement for each, roughly
    const qsizetype expected = std::min<qsizetype>(text.size() / charactersOfAnId, limits::chartNodes);
    m_symbolOfId.reserve(expected);
    m_symbols.reserve(expected + expected / 4); // groups and edges have ids, too
    m_chart.nodes.reserve(expected);
    m_chart.edges.reserve(expected);
    m_chart.keyword = header.keyword;
    m_chart.direction = header.direction;
}

bool Builder::fail(qsizetype at, const QString &message)
{
    if (!m_fault)
        m_fault = Fault{at, message};
    return false;
}

bool Builder::add(const Statement &statement)
{
    return std::visit([&](const auto &content) { return addContent(content, statement.span.begin); }, statement.content);
}

int Builder::knownSymbol(QStringView id) const
{
    return m_symbolOfId.value(id, 0) - 1;
}

int Builder::symbolOf(QStringView id)
{
    // A statement often begins with the node that the one before ended with.
    if (m_newest >= 0 && id == m_symbols[m_newest].id)
        return m_newest;
    int &number = m_symbolOfId[id];
    if (number == 0) {
        m_symbols.emplaceBack().id = id.toString();
        number = int(m_symbols.size());
    }
    m_newest = number - 1;
    return m_newest;
}

bool Builder::ensureNode(int symbol, qsizetype at)
{
    if (m_symbols[symbol].node >= 0)
        return true;
    if (m_chart.nodes.size() >= limits::chartNodes)
        return fail(at, tr("found more than %1 nodes").arg(limits::chartNodes));
    m_symbols[symbol].node = int(m_chart.nodes.size());
    m_nodeSymbols.append(symbol);
    Node &node = m_chart.nodes.emplaceBack();
    node.id = m_symbols[symbol].id;
    node.label = node.id;
    return true;
}

Node *Builder::nodeOf(int symbol)
{
    const int node = symbol < 0 ? -1 : m_symbols[symbol].node;
    return node < 0 ? nullptr : &m_chart.nodes[node];
}

int Builder::edgeOf(QStringView id)
{
    if (const int symbol = knownSymbol(id); symbol >= 0 && m_symbols[symbol].edge >= 0)
        return m_symbols[symbol].edge;
    if (!id.startsWith(QLatin1String("L_")))
        return -1;
    for (; m_edgesIndexed < m_chart.edges.size(); ++m_edgesIndexed) {
        const Edge &edge = m_chart.edges[m_edgesIndexed];
        if (!m_edgeOfMadeId.contains(edge.id))
            m_edgeOfMadeId.insert(edge.id, m_edgesIndexed);
    }
    return m_edgeOfMadeId.value(id.toString(), -1);
}

bool Builder::addContent(const VertexStatement &statement, qsizetype)
{
    m_mentioned.clear();
    const bool linked = !statement.links.isEmpty();
    for (qsizetype i = 0; i < statement.stepEnds.size(); ++i) {
        for (int k = statement.stepBegin(i); k < statement.stepEnds[i]; ++k) {
            const Mention &each = statement.mentions[k];
            // The id of an edge is no mention of a node: data and classes are the edge's.
            if (const int edge = linked ? -1 : edgeOf(each.id); edge >= 0) {
                if (!each.className.isEmpty())
                    addClass(each.id, each.className.toString());
                if (each.hasData() && !applyEdgeData(each, &m_chart.edges[edge]))
                    return false;
                continue;
            }
            const int symbol = symbolOf(each.id);
            if (!mention(each, symbol))
                return false;
            m_mentioned.append(symbol);
        }
        if (i == 0)
            continue;
        const Step all(m_mentioned);
        const auto from = all.subspan(size_t(statement.stepBegin(i - 1)), size_t(statement.stepSize(i - 1)));
        const auto to = all.subspan(size_t(statement.stepBegin(i)), size_t(statement.stepSize(i)));
        if (!link(statement.links[i - 1], from, to))
            return false;
    }
    listMembers(statement);
    return true;
}

bool Builder::mention(const Mention &mention, int symbol)
{
    if (!ensureNode(symbol, mention.span.begin))
        return false;
    if (!mention.shape.isEmpty()) {
        Node &node = m_chart.nodes[m_symbols[symbol].node];
        node.label = mention.label.text;
        node.labelType = labelTypeName(mention.label.type);
        node.shape = mention.shape;
        // As mermaid does it: quotes around the whole text are not part of it.
        if (node.label.size() > 1 && node.label.startsWith(u'"') && node.label.endsWith(u'"'))
            node.label = node.label.sliced(1, node.label.size() - 2);
        if (!mention.propertyName.isEmpty())
            node.data.insert(mention.propertyName.toString(), mention.propertyValue.toString());
    }
    if (!mention.className.isEmpty())
        addClass(mention.id, mention.className.toString());
    return !mention.hasData() || applyNodeData(mention, symbol);
}

bool Builder::link(const Link &link, Step from, Step to)
{
    // Counted before anything is built: a line of 2 kB can ask for a million edges.
    if (qint64(from.size()) * qint64(to.size()) + m_chart.edges.size() > limits::chartEdges)
        return fail(link.span.begin, tr("found more than %1 edges").arg(limits::chartEdges));
    for (const int start : from) {
        for (const int end : to)
            addEdge(link, start, end, start == from.back() && end == to.front());
    }
    return true;
}

void Builder::addEdge(const Link &link, int from, int to, bool mayHaveId)
{
    const bool ownId = mayHaveId && !link.id.isEmpty() && edgeOf(link.id) < 0;
    const int number = int(m_chart.edges.size());
    Edge &edge = m_chart.edges.emplaceBack();
    edge.from = m_symbols[from].id;
    edge.to = m_symbols[to].id;
    edge.type = link.type;
    edge.stroke = link.stroke;
    edge.length = link.length;
    if (link.hasLabel) {
        edge.label = link.label.text;
        edge.labelType = labelTypeName(link.label.type);
    }
    edge.interpolate = m_chart.defaultInterpolate;
    const int parallels = parallelsOf(from, to);
    if (ownId) {
        const int symbol = symbolOf(link.id);
        m_symbols[symbol].edge = number;
        edge.id = m_symbols[symbol].id;
        edge.ownId = true;
    } else {
        // mermaid's count skips 1
        edge.id = QLatin1String("L_") % edge.from % u'_' % edge.to % QLatin1String("_0");
        if (parallels > 0)
            edge.id.replace(edge.id.size() - 1, 1, QString::number(parallels + 1));
    }
}

// How many edges there are from here to there; the next one is counted with them. Most edges reach or leave a node for the first
// time, so that they are only looked up where one may have the same ends.
int Builder::parallelsOf(int from, int to)
{
    const qint64 ends = qint64(from) << 32 | to;
    int count = 0;
    if (m_symbols[from].isLeft && m_symbols[to].isReached) {
        for (; m_endsCounted < m_ends.size(); ++m_endsCounted)
            ++m_parallels[m_ends[m_endsCounted]];
        count = m_parallels.value(ends);
    }
    m_symbols[from].isLeft = true;
    m_symbols[to].isReached = true;
    m_ends.append(ends);
    return count;
}

// In mermaid's order: the last step of a chain first.
void Builder::listMembers(const VertexStatement &statement)
{
    if (m_frames.isEmpty())
        return;
    Frame &frame = m_frames.last();
    for (qsizetype step = statement.stepEnds.size() - 1; step >= 0; --step) {
        // Ids of edges are no members, and stand in a statement of one step.
        const int end = std::min(statement.stepEnds[step], int(m_mentioned.size()));
        for (int i = statement.stepBegin(step); i < end; ++i) {
            const int symbol = m_mentioned[i];
            if (!frame.listed.contains(symbol)) {
                frame.listed.insert(symbol);
                frame.members.append(symbol);
            }
        }
    }
}

void Builder::addClass(QStringView id, const QString &className)
{
    const int symbol = knownSymbol(id);
    if (Node *node = nodeOf(symbol))
        node->classes.append(className);
    if (symbol >= 0 && m_symbols[symbol].group >= 0)
        m_chart.groups[m_symbols[symbol].group].classes.append(className);
    if (const int edge = edgeOf(id); edge >= 0)
        m_chart.edges[edge].classes.append(className);
}

namespace {

qint64 weightOf(const QStringList &styles)
{
    qint64 characters = 0;
    for (const QString &style : styles)
        characters += style.size() + 16; // for the text itself
    return characters;
}

} // namespace

// Counted before they are given away: a line can give thousands of styles to thousands of edges or classes.
bool Builder::countStyles(const QStringList &styles, qsizetype times, qsizetype at)
{
    return countStyles(weightOf(styles) * times, at);
}

bool Builder::countStyles(qint64 characters, qsizetype at)
{
    m_styleCharacters += characters;
    return m_styleCharacters <= limits::styleCharacters ||
           fail(at, tr("found more than %1 million characters of styles, counted for each item that they are given to")
                        .arg(limits::styleCharacters >> 20));
}

// The styles that items have by their classes, and edges by default.
bool Builder::countGivenStyles()
{
    QHash<QString, qint64> weights;
    for (const ClassDef &each : std::as_const(m_chart.classDefs))
        weights.insert(each.id, weightOf(each.styles));
    const auto count = [&](const QStringList &classes) {
        return std::all_of(
            classes.cbegin(), classes.cend(), [&](const QString &name) { return countStyles(weights.value(name), 0); });
    };
    const auto counted = [&](const auto &item) { return count(item.classes); };
    return countStyles(m_chart.defaultEdgeStyles, m_chart.edges.size(), 0) &&
           countStyles(weights.value(QStringLiteral("default")) * m_chart.nodes.size(), 0) &&
           std::all_of(m_chart.nodes.cbegin(), m_chart.nodes.cend(), counted) &&
           std::all_of(m_chart.groups.cbegin(), m_chart.groups.cend(), counted);
}

bool Builder::addContent(const StyleStatement &statement, qsizetype at)
{
    const int symbol = symbolOf(statement.id);
    if (m_symbols[symbol].node < 0 && edgeOf(statement.id) >= 0)
        return true; // as mermaid does it: "style" of an edge does nothing
    if (!ensureNode(symbol, at) || !countStyles(statement.styles, 1, at))
        return false;
    m_chart.nodes[m_symbols[symbol].node].styles += statement.styles;
    return true;
}

bool Builder::addContent(const LinkStyleStatement &statement, qsizetype at)
{
    if (statement.ofDefault) {
        if (!statement.interpolate.isEmpty())
            m_chart.defaultInterpolate = statement.interpolate;
        if (statement.hasStyles)
            m_chart.defaultEdgeStyles = statement.styles;
        return true;
    }
    QStringList styles = statement.styles;
    const auto fills = [](const QString &style) { return style.startsWith(QLatin1String("fill")); };
    if (statement.hasStyles && std::none_of(styles.cbegin(), styles.cend(), fills))
        styles.append(QStringLiteral("fill:none"));
    if (!countStyles(styles, statement.indices.size(), at))
        return false;
    for (const int index : statement.indices) {
        if (index >= m_chart.edges.size())
            return fail(at, tr("found linkStyle for edge %1, expected a number below %2: that many edges stand before it")
                                .arg(index)
                                .arg(m_chart.edges.size()));
        if (!statement.interpolate.isEmpty())
            m_chart.edges[index].interpolate = statement.interpolate;
        if (statement.hasStyles)
            m_chart.edges[index].styles = styles;
    }
    return true;
}

bool Builder::addContent(const ClassDefStatement &statement, qsizetype at)
{
    const QList<QStringView> ids = statement.ids.split(u',', Qt::SkipEmptyParts);
    if (!countStyles(statement.styles, ids.size(), at))
        return false;
    for (const QStringView id : ids) {
        const QString name = id.toString();
        auto found = m_classDefs.constFind(name);
        if (found == m_classDefs.cend()) {
            found = m_classDefs.insert(name, int(m_chart.classDefs.size()));
            m_chart.classDefs.append({name, {}});
        }
        m_chart.classDefs[*found].styles += statement.styles;
    }
    return true;
}

bool Builder::addContent(const ClassStatement &statement, qsizetype)
{
    const QString className = statement.className.toString();
    for (const QStringView id : statement.ids.split(u',', Qt::SkipEmptyParts))
        addClass(id.trimmed(), className);
    return true;
}

bool Builder::addContent(const ClickStatement &statement, qsizetype)
{
    for (const QStringView id : statement.ids.split(u',', Qt::SkipEmptyParts)) {
        if (Node *node = nodeOf(knownSymbol(id))) {
            node->link = statement.link;
            node->linkTarget = statement.target;
        }
        if (statement.hasTooltip)
            m_tooltips.insert(id, statement.tooltip);
        addClass(id, QStringLiteral("clickable"));
    }
    return true;
}

bool Builder::addContent(const AccTitleStatement &statement, qsizetype)
{
    m_chart.accTitle = statement.text;
    return true;
}

bool Builder::addContent(const AccDescriptionStatement &statement, qsizetype)
{
    m_chart.accDescription = statement.text;
    return true;
}

} // namespace stackwright::chart
