#include "core/chart/builder.h"

#include "core/base/limits.h"

#include <QCoreApplication>

namespace stackwright::chart {

namespace limits = base::limits;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

} // namespace

Builder::Builder(const Header &header)
{
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
    return m_symbolOfId.value(id, -1);
}

int Builder::symbolOf(QStringView id)
{
    if (const auto found = m_symbolOfId.constFind(id); found != m_symbolOfId.cend())
        return *found;
    Symbol symbol;
    symbol.id = id.toString();
    m_symbols.append(symbol);
    const int number = int(m_symbols.size()) - 1;
    m_symbolOfId.insert(m_symbols.last().id, number); // the string's data stays where it is when the list grows
    return number;
}

bool Builder::ensureNode(int symbol, qsizetype at)
{
    if (m_symbols[symbol].node >= 0)
        return true;
    if (m_drafts.size() >= limits::chartNodes)
        return fail(at, tr("found more than %1 nodes").arg(limits::chartNodes));
    Draft draft;
    draft.symbol = symbol;
    draft.node.id = m_symbols[symbol].id;
    draft.node.label = draft.node.id;
    m_symbols[symbol].node = int(m_drafts.size());
    m_drafts.append(draft);
    return true;
}

Builder::Draft *Builder::draftOf(int symbol)
{
    const int node = symbol < 0 ? -1 : m_symbols[symbol].node;
    return node < 0 ? nullptr : &m_drafts[node];
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
    QList<QList<int>> steps;
    steps.reserve(statement.steps.size());
    const bool linked = !statement.links.isEmpty();
    for (qsizetype i = 0; i < statement.steps.size(); ++i) {
        QList<int> step;
        step.reserve(statement.steps[i].size());
        for (const Mention &each : statement.steps[i]) {
            // The id of an edge is no mention of a node: data and classes are the edge's.
            if (const int edge = linked ? -1 : edgeOf(each.id); edge >= 0) {
                if (!each.className.isEmpty())
                    addClass(each.id, each.className.toString());
                if (each.hasData && !applyEdgeData(each, &m_chart.edges[edge]))
                    return false;
                continue;
            }
            const int symbol = symbolOf(each.id);
            if (!mention(each, symbol))
                return false;
            step.append(symbol);
        }
        steps.append(step);
        if (i > 0 && !link(statement.links[i - 1], steps[i - 1], steps[i]))
            return false;
    }
    listMembers(steps);
    return true;
}

bool Builder::mention(const Mention &mention, int symbol)
{
    if (!ensureNode(symbol, mention.span.begin))
        return false;
    Draft &draft = m_drafts[m_symbols[symbol].node];
    if (!mention.shape.isEmpty()) {
        draft.node.label = mention.label.text;
        draft.node.labelType = labelTypeName(mention.label.type);
        draft.node.shape = mention.shape;
        // As mermaid does it: quotes around the whole text are not part of it.
        if (draft.node.label.size() > 1 && draft.node.label.startsWith(u'"') && draft.node.label.endsWith(u'"'))
            draft.node.label = draft.node.label.sliced(1, draft.node.label.size() - 2);
        if (!mention.propertyName.isEmpty())
            draft.node.data.insert(mention.propertyName.toString(), mention.propertyValue.toString());
    }
    if (!mention.className.isEmpty())
        addClass(mention.id, mention.className.toString());
    return !mention.hasData || applyNodeData(mention, symbol);
}

bool Builder::link(const Link &link, const QList<int> &from, const QList<int> &to)
{
    // Counted before anything is built: a line of 2 kB can ask for a million edges.
    if (qint64(from.size()) * to.size() + m_chart.edges.size() > limits::chartEdges)
        return fail(link.span.begin, tr("found more than %1 edges").arg(limits::chartEdges));
    for (const int start : from) {
        for (const int end : to)
            addEdge(link, start, end, start == from.last() && end == to.first());
    }
    return true;
}

void Builder::addEdge(const Link &link, int from, int to, bool mayHaveId)
{
    Edge edge;
    edge.from = m_symbols[from].id;
    edge.to = m_symbols[to].id;
    edge.type = link.type;
    edge.stroke = link.stroke;
    edge.length = link.length;
    if (link.hasLabel) {
        edge.label = link.label.text;
        edge.labelType = labelTypeName(link.label.type);
    }
    int &parallels = m_parallels[{from, to}];
    if (mayHaveId && !link.id.isEmpty() && edgeOf(link.id) < 0) {
        const int symbol = symbolOf(link.id);
        m_symbols[symbol].edge = int(m_chart.edges.size());
        edge.id = m_symbols[symbol].id;
        edge.ownId = true;
    } else {
        // mermaid's count skips 1
        edge.id = QStringLiteral("L_%1_%2_%3").arg(edge.from, edge.to, QString::number(parallels == 0 ? 0 : parallels + 1));
    }
    ++parallels;
    m_chart.edges.append(std::move(edge));
}

// In mermaid's order: the last step of a chain first.
void Builder::listMembers(const QList<QList<int>> &steps)
{
    if (m_frames.isEmpty())
        return;
    Frame &frame = m_frames.last();
    for (auto step = steps.crbegin(); step != steps.crend(); ++step) {
        for (const int symbol : *step) {
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
    if (Draft *draft = draftOf(symbol))
        draft->node.classes.append(className);
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
    m_drafts[m_symbols[symbol].node].node.styles += statement.styles;
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
        if (Draft *draft = draftOf(knownSymbol(id))) {
            draft->node.link = statement.link;
            draft->node.linkTarget = statement.target;
            if (statement.hasTooltip)
                draft->node.tooltip = statement.tooltip;
        }
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
