#include "core/chart/editor.h"

#include "core/chart/elementtext.h"

namespace stackwright::chart {

namespace {

template <typename Item>
QHash<QString, const Item *> byId(const QList<Item> &items)
{
    QHash<QString, const Item *> result;
    for (const Item &item : items)
        result.insert(item.id, &item);
    return result;
}

QHash<QString, QString> ownersIn(const Chart &chart)
{
    QHash<QString, QString> owners;
    for (const Group &group : chart.groups) {
        for (const QString &member : group.nodes)
            owners.insert(member, group.id);
    }
    return owners;
}

bool sameLook(const Edge &one, const Edge &other)
{
    return one.label == other.label && one.type == other.type && one.stroke == other.stroke && one.length == other.length &&
           one.ownId == other.ownId && (!one.ownId || one.id == other.id);
}

} // namespace

Editor::Editor(const QString &text, const Outline &outline, const Chart &wanted)
    : m_text(text)
    , m_outline(outline)
    , m_have(outline.chart)
    , m_wanted(wanted)
    , m_edits(text)
    , m_haveNodes(byId(m_have.nodes))
    , m_wantedNodes(byId(wanted.nodes))
    , m_haveGroups(byId(m_have.groups))
    , m_wantedGroups(byId(wanted.groups))
    , m_haveOwner(ownersIn(m_have))
    , m_wantedOwner(ownersIn(wanted))
{
}

QString Editor::text()
{
    matchEdges();
    findPrimaryMentions();
    int edge = 0;
    for (const Outline::Item &item : m_outline.items) {
        m_firstEdge.append(edge);
        if (const auto *vertices = std::get_if<VertexStatement>(&item.statement.content)) {
            for (qsizetype i = 0; i < vertices->links.size(); ++i)
                edge += vertices->edgesAfter(i);
        }
    }
    if (edge != m_have.edges.size())
        return {};
    editHeader();
    for (int i = 0; i < m_outline.items.size(); ++i) {
        editVertices(i);
        editStyling(i);
    }
    editGroups();
    addMembers();
    addTopLevel();
    addStyling();
    return m_lost ? QString() : m_edits.applied();
}

// Edges with the same ends are told apart by their ids, then by what they look like, then by their order.
void Editor::matchEdges()
{
    QHash<QPair<QString, QString>, QList<int>> wantedBetween;
    for (int i = 0; i < m_wanted.edges.size(); ++i)
        wantedBetween[{m_wanted.edges[i].from, m_wanted.edges[i].to}].append(i);
    QHash<QPair<QString, QString>, QList<int>> haveBetween;
    for (int i = 0; i < m_have.edges.size(); ++i)
        haveBetween[{m_have.edges[i].from, m_have.edges[i].to}].append(i);
    m_wantedEdge = QList<int>(m_have.edges.size(), -1);
    for (auto pair = haveBetween.cbegin(); pair != haveBetween.cend(); ++pair) {
        QList<int> candidates = wantedBetween.value(pair.key());
        const auto match = [&](auto fits) {
            for (const int have : pair.value()) {
                if (m_wantedEdge[have] >= 0)
                    continue;
                const auto found = std::find_if(candidates.cbegin(), candidates.cend(),
                    [&](int each) { return fits(m_have.edges[have], m_wanted.edges[each]); });
                if (found != candidates.cend()) {
                    m_wantedEdge[have] = *found;
                    candidates.erase(found);
                }
            }
        };
        match([](const Edge &have, const Edge &wanted) { return have.id == wanted.id && sameLook(have, wanted); });
        match(sameLook);
        match([](const Edge &have, const Edge &wanted) { return have.id == wanted.id; });
        match([](const Edge &, const Edge &) { return true; });
    }
    QSet<QString> wantedIds;
    for (const Edge &edge : m_wanted.edges)
        wantedIds.insert(edge.id);
    for (int i = 0; i < m_wantedEdge.size(); ++i) {
        if (m_wantedEdge[i] >= 0)
            m_keptEdges.insert(m_wantedEdge[i]);
        else
            m_edgesShift = true;
        if (!wantedIds.contains(m_have.edges[i].id))
            m_goneEdgeIds.insert(m_have.edges[i].id);
    }
}

int Editor::effectiveFrame(int frame) const
{
    while (frame >= 0 && !m_wantedGroups.contains(m_outline.frames[frame].group))
        frame = m_outline.frames[frame].around;
    return frame;
}

int Editor::outermost(int frame) const
{
    while (m_outline.frames[frame].around >= 0)
        frame = m_outline.frames[frame].around;
    return frame;
}

QString Editor::effectiveGroup(int frame) const
{
    frame = effectiveFrame(frame);
    return frame < 0 ? QString() : m_outline.frames[frame].group;
}

bool Editor::isGone(const QString &id) const
{
    if (m_wantedNodes.contains(id) || m_wantedGroups.contains(id))
        return false;
    return m_haveNodes.contains(id) || m_haveGroups.contains(id) || m_goneEdgeIds.contains(id);
}

// Whether a mention in that frame would keep it in a group that it is to leave.
bool Editor::leaves(const QString &id, int frame) const
{
    const QString owner = m_wantedOwner.value(id);
    return m_haveOwner.value(id) != owner && effectiveGroup(frame) != owner && effectiveFrame(frame) >= 0;
}

bool Editor::isChanged(const QString &id) const
{
    const Node *have = m_haveNodes.value(id);
    const Node *wanted = m_wantedNodes.value(id);
    return have && wanted &&
           (have->label != wanted->label || have->labelType != wanted->labelType || have->shape != wanted->shape ||
               have->data != wanted->data);
}

void Editor::findPrimaryMentions()
{
    QSet<QString> defined;
    for (int i = 0; i < m_outline.items.size(); ++i) {
        const auto *vertices = std::get_if<VertexStatement>(&m_outline.items[i].statement.content);
        if (!vertices)
            continue;
        int place = 0;
        QSet<QString> here;
        for (const Mention &mention : vertices->mentions) {
            const QString id = mention.id.toString();
            if (!here.contains(id))
                ++m_mentions[id];
            here.insert(id);
            const bool defines = !mention.shape.isEmpty() || mention.hasData();
            if (!m_primary.contains(id) || (defines && !defined.contains(id)))
                m_primary.insert(id, {i, place});
            if (defines)
                defined.insert(id);
            ++place;
        }
    }
    m_mentionsLeft = m_mentions;
}

void Editor::editHeader()
{
    const Header &header = m_outline.header;
    if (m_have.keyword == m_wanted.keyword && m_have.direction == m_wanted.direction)
        return;
    m_edits.replace(
        m_outline.originalBegin(header.span), m_outline.originalEnd(header.span), m_wanted.keyword + u' ' + m_wanted.direction);
}

QString Editor::originalText(Span span) const
{
    const qsizetype begin = m_outline.originalBegin(span);
    return m_text.sliced(begin, m_outline.originalEnd(span) - begin);
}

// A mention as it is to read. Only the primary one says what has changed.
QString Editor::newMention(const Mention &mention, bool primary) const
{
    const QString id = mention.id.toString();
    const Node *wanted = m_wantedNodes.value(id);
    const QString className = mention.className.toString();
    const Group *wantedGroup = m_wantedGroups.value(id);
    const bool keepsClass = className.isEmpty() || (wanted && wanted->classes.contains(className)) ||
                            (wantedGroup && wantedGroup->classes.contains(className));
    if (!wanted || (!isChanged(id) && keepsClass))
        return originalText(mention.span);
    QString text = originalText(mention.span);
    if (isChanged(id) && primary)
        return nodeText(*wanted, keepsClass ? className : QString());
    if (isChanged(id))
        text = id;
    else {
        // "A:::hot@{ … }" or "A@{ … }:::hot"
        const QString mark = QLatin1String(":::") + className;
        const bool isBefore = mention.hasData() && !text.endsWith(mark);
        const qsizetype data = m_outline.originalBegin({mention.dataAt, mention.dataAt}) - m_outline.originalBegin(mention.span);
        const qsizetype at = text.left(isBefore ? data : text.size()).lastIndexOf(mark);
        return at < 0 ? text : text.remove(at, mark.size());
    }
    return keepsClass && !className.isEmpty() ? text + QLatin1String(":::") + className : text;
}

void Editor::editVertices(int number)
{
    const Outline::Item &item = m_outline.items[number];
    const auto *vertices = std::get_if<VertexStatement>(&item.statement.content);
    if (!vertices)
        return;
    bool rebuild = false;
    QSet<QString> here;
    for (const Mention &mention : vertices->mentions) {
        const QString id = mention.id.toString();
        if (!here.contains(id))
            --m_mentionsLeft[id];
        here.insert(id);
        rebuild = rebuild || isGone(id) || leaves(id, item.frame);
    }
    QList<int> edges;
    int edge = m_firstEdge[number];
    for (qsizetype i = 0; i < vertices->links.size(); ++i) {
        const int product = vertices->edgesAfter(i);
        for (int k = 0; k < product; ++k, ++edge) {
            edges.append(edge);
            const int wanted = m_wantedEdge[edge];
            rebuild = rebuild || wanted < 0 || (product > 1 && !sameLook(m_have.edges[edge], m_wanted.edges[wanted]));
        }
    }
    if (rebuild)
        rebuildVertices(number, edges);
    else
        editMentions(number);
}

void Editor::editMentions(int number)
{
    const Outline::Item &item = m_outline.items[number];
    const VertexStatement &vertices = std::get<VertexStatement>(item.statement.content);
    const QString group = effectiveGroup(item.frame);
    int place = 0;
    int edge = m_firstEdge[number];
    for (qsizetype i = 0; i < vertices.stepEnds.size(); ++i) {
        for (; place < vertices.stepEnds[i]; ++place) {
            const Mention &mention = vertices.mentions[place];
            const QString id = mention.id.toString();
            const bool primary = m_primary.value(id) == qMakePair(number, place);
            const QString text = newMention(mention, primary);
            if (text != originalText(mention.span))
                m_edits.replace(m_outline.originalBegin(mention.span), m_outline.originalEnd(mention.span), text);
            m_said.insert(id);
            m_claimed[group].insert(id);
            if (primary)
                m_defined.insert(id);
        }
        if (i + 1 == vertices.stepEnds.size())
            break;
        const Link &link = vertices.links[i];
        const int product = vertices.edgesAfter(i);
        const Edge &wanted = m_wanted.edges[m_wantedEdge[edge]];
        if (product == 1 && !sameLook(m_have.edges[edge], wanted))
            m_edits.replace(m_outline.originalBegin(link.span), m_outline.originalEnd(link.span), linkText(wanted).trimmed());
        edge += product;
    }
}

// Says what is left of a statement: each edge on a line of its own, and the nodes that no edge is left for.
void Editor::rebuildVertices(int number, const QList<int> &edges)
{
    const Outline::Item &item = m_outline.items[number];
    const VertexStatement &vertices = std::get<VertexStatement>(item.statement.content);
    const QString group = effectiveGroup(item.frame);
    QHash<QString, QString> texts; // of each node that stays here, as it is first said
    QStringList order;
    QHash<QString, bool> bare;
    int place = 0;
    for (const Mention &mention : vertices.mentions) {
        const QString id = mention.id.toString();
        const bool primary = m_primary.value(id) == qMakePair(number, place++);
        if (!isGone(id) && leaves(id, item.frame) && !mention.className.isEmpty())
            m_lostClasses[id].append(mention.className.toString());
        if (isGone(id) || leaves(id, item.frame))
            continue;
        const QString text = newMention(mention, primary);
        if (!texts.contains(id)) {
            order.append(id);
            texts.insert(id, text);
            bare.insert(id, text == id);
        } else if (text != id && bare.value(id)) {
            texts.insert(id, text);
            bare.insert(id, false);
        }
        if (primary)
            m_defined.insert(id);
    }
    QSet<QString> saidHere;
    const auto say = [&](const QString &id) {
        const QString text = saidHere.contains(id) ? id : texts.value(id, id);
        saidHere.insert(id);
        return text;
    };
    QStringList lines;
    for (const int edge : edges) {
        if (m_wantedEdge[edge] < 0)
            continue;
        const Edge &wanted = m_wanted.edges[m_wantedEdge[edge]];
        if (leaves(wanted.from, item.frame) || leaves(wanted.to, item.frame)) {
            // After all groups around it, and before what follows them: edges with the same ends keep their order.
            const Outline::Frame &outer = m_outline.frames[outermost(item.frame)];
            m_edits.insertAfter(m_outline.items[outer.close].end - 1, {wanted.from + linkText(wanted) + wanted.to},
                m_edits.indentation(m_outline.items[outer.open].begin));
            m_said.insert(wanted.from);
            m_said.insert(wanted.to);
            m_edgesShift = true;
            continue;
        }
        const QString start = say(wanted.from);
        lines.append(start + linkText(wanted) + say(wanted.to));
    }
    for (const QString &id : order) {
        const bool saidElsewhere = m_said.contains(id) || m_mentionsLeft.value(id) > 0;
        const bool needed = !bare.value(id) || !saidElsewhere || (!group.isEmpty() && !m_claimed.value(group).contains(id));
        if (!saidHere.contains(id) && needed)
            lines.append(say(id));
    }
    for (const QString &id : saidHere) {
        m_said.insert(id);
        m_claimed[group].insert(id);
    }
    m_edits.replaceStatement(item.begin, item.end, lines);
}

} // namespace stackwright::chart
