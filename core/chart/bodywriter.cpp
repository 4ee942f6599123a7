#include "core/chart/bodywriter.h"

#include "core/chart/elementtext.h"

#include <QHash>
#include <QSet>

namespace stackwright::chart {

namespace {

constexpr int top = -1; // outside of all groups

class Body
{
public:
    explicit Body(const Chart &chart)
        : m_chart(chart)
    {
        for (int i = 0; i < chart.nodes.size(); ++i)
            m_nodes.insert(chart.nodes[i].id, i);
        for (int i = 0; i < chart.groups.size(); ++i)
            m_groups.insert(chart.groups[i].id, i);
        for (const Group &group : chart.groups) {
            for (const QString &member : group.nodes)
                m_owners.insert(member, m_groups.value(group.id, top));
        }
    }

    QString natural();
    QString plain();

private:
    void line(const QString &text) { m_text += QString(4 * (int(m_path.size()) + 1), u' ') + text + u'\n'; }
    int owner(const QString &id) const { return m_owners.value(id, top); }
    QList<int> pathTo(int group) const; // from the outermost to the group itself
    int commonGroup(const QString &one, const QString &other) const;
    void declareNode(int node);
    void declareUpTo(int node);
    bool maySayWith(const QString &id, const Edge &edge) const;
    QString mentionText(const QString &id);
    void writeEdge(const Edge &edge, bool inGroup);
    void list(const QString &id);
    void goTo(int group);
    void open(int group);
    void close();
    void writeNestedGroup(int group, const QHash<int, QList<int>> &nested);

    const Chart &m_chart;
    QHash<QString, int> m_nodes;
    QHash<QString, int> m_groups;
    QHash<QString, int> m_owners;
    QSet<QString> m_mentioned;
    QList<int> m_path;             // the groups that are open
    QList<QSet<QString>> m_listed; // what each of them has mentioned
    QSet<int> m_done;              // groups that are written
    int m_next = 0;                // the first node that is not mentioned
    QString m_text;
};

QList<int> Body::pathTo(int group) const
{
    QList<int> path;
    for (int each = group; each != top && path.size() <= m_chart.groups.size(); each = owner(m_chart.groups[each].id))
        path.prepend(each);
    return path;
}

int Body::commonGroup(const QString &one, const QString &other) const
{
    const QList<int> first = pathTo(owner(one));
    const QList<int> second = pathTo(owner(other));
    int common = top;
    for (int i = 0; i < first.size() && i < second.size() && first[i] == second[i]; ++i)
        common = first[i];
    return common;
}

void Body::list(const QString &id)
{
    m_mentioned.insert(id);
    if (!m_listed.isEmpty())
        m_listed.last().insert(id);
    while (m_next < m_chart.nodes.size() && m_mentioned.contains(m_chart.nodes[m_next].id))
        ++m_next;
}

void Body::open(int group)
{
    line(groupText(m_chart.groups[group], group));
    m_path.append(group);
    m_listed.append(QSet<QString>());
    if (!m_chart.groups[group].direction.isEmpty())
        line(QLatin1String("direction ") + m_chart.groups[group].direction);
}

void Body::close()
{
    const Group &group = m_chart.groups[m_path.last()];
    for (const QString &member : group.nodes) {
        if (m_listed.last().contains(member))
            continue;
        const int inner = m_groups.value(member, top);
        const int node = m_nodes.value(member, -1);
        if (inner != top && !m_done.contains(inner)) {
            open(inner);
            close();
        } else if (node >= 0 && !m_mentioned.contains(member)) {
            declareNode(node);
        } else {
            line(beginsStatement(member) ? QString(member + u';') : member);
            list(member);
        }
    }
    m_done.insert(m_path.takeLast());
    m_listed.removeLast();
    line(QStringLiteral("end"));
    if (!m_listed.isEmpty())
        m_listed.last().insert(group.id);
    m_mentioned.insert(group.id);
}

void Body::goTo(int group)
{
    const QList<int> wanted = pathTo(group);
    int shared = 0;
    while (shared < wanted.size() && shared < m_path.size() && wanted[shared] == m_path[shared])
        ++shared;
    while (m_path.size() > shared)
        close();
    for (; shared < wanted.size(); ++shared)
        open(wanted[shared]);
}

// The node as it is first said, or its id where it was said before.
QString Body::mentionText(const QString &id)
{
    const int node = m_nodes.value(id, -1);
    return node < 0 || (m_mentioned.contains(id) && !beginsStatement(id)) ? id : nodeText(m_chart.nodes[node]);
}

void Body::declareNode(int node)
{
    const Node &each = m_chart.nodes[node];
    line(mentionText(each.id));
    for (const QString &further : furtherNodeTexts(each))
        line(further);
    list(each.id);
}

void Body::declareUpTo(int node)
{
    while (m_next <= node) {
        goTo(owner(m_chart.nodes[m_next].id));
        declareNode(m_next);
    }
}

// Whether an edge can be where its node is first said.
bool Body::maySayWith(const QString &id, const Edge &edge) const
{
    return owner(id) == commonGroup(edge.from, edge.to) && furtherNodeTexts(m_chart.nodes[m_nodes.value(id)]).isEmpty();
}

void Body::writeEdge(const Edge &edge, bool inGroup)
{
    const int from = m_nodes.value(edge.from, -1);
    const int to = m_nodes.value(edge.to, -1);
    const bool newFrom = from >= m_next && !m_mentioned.contains(edge.from);
    const bool newTo = to >= m_next && !m_mentioned.contains(edge.to) && to != from;
    if (inGroup) {
        // What is not said with the edge comes before it, in its own group.
        const bool fromFits = newFrom && maySayWith(edge.from, edge);
        const bool toFits = newTo && maySayWith(edge.to, edge);
        if (newTo && !toFits)
            declareUpTo(to);
        else if (newFrom && !fromFits)
            declareUpTo(from);
        if (newTo && toFits) {
            const bool together = fromFits && from == to - 1 && !m_mentioned.contains(edge.from);
            declareUpTo((together ? from : to) - 1);
        } else if (newFrom && fromFits && !m_mentioned.contains(edge.from)) {
            declareUpTo(from - 1);
        }
        goTo(commonGroup(edge.from, edge.to));
    }
    const QString start = mentionText(edge.from);
    list(edge.from);
    const QString end = mentionText(edge.to);
    list(edge.to);
    line(start + linkText(edge) + end);
}

QString Body::natural()
{
    for (const Edge &edge : m_chart.edges)
        writeEdge(edge, true);
    declareUpTo(int(m_chart.nodes.size()) - 1);
    for (int group = 0; group < m_chart.groups.size(); ++group) {
        if (!m_done.contains(group) && !m_path.contains(group))
            goTo(group);
    }
    goTo(top);
    return m_text;
}

void Body::writeNestedGroup(int group, const QHash<int, QList<int>> &nested)
{
    open(group);
    QList<int> inner = nested.value(group); // in the order in which they close
    for (const QString &member : m_chart.groups[group].nodes) {
        const int asGroup = m_groups.value(member, top);
        if (!inner.isEmpty() && asGroup == inner.first()) {
            writeNestedGroup(inner.takeFirst(), nested);
        } else if (!m_listed.last().contains(member)) {
            line(beginsStatement(member) ? QString(member + u';') : member);
            list(member);
        }
    }
    for (const int each : inner)
        writeNestedGroup(each, nested);
    close();
}

QString Body::plain()
{
    for (int node = 0; node < m_chart.nodes.size(); ++node)
        declareNode(node);
    // A group stands within its parent where those that close between them are all within the parent too.
    QHash<int, QList<int>> nested;
    QList<int> outermost;
    for (int group = 0; group < m_chart.groups.size(); ++group) {
        QList<int> inner;
        while (!outermost.isEmpty() && owner(m_chart.groups[outermost.last()].id) == group)
            inner.prepend(outermost.takeLast());
        nested.insert(group, inner);
        outermost.append(group);
    }
    for (const int group : outermost)
        writeNestedGroup(group, nested);
    for (const Edge &edge : m_chart.edges)
        writeEdge(edge, false);
    return m_text;
}

} // namespace

QString naturalBody(const Chart &chart)
{
    return Body(chart).natural();
}

QString plainBody(const Chart &chart)
{
    return Body(chart).plain();
}

} // namespace stackwright::chart
