#include "tests/support/randomedits.h"

#include "core/stack/edits.h"
#include "core/stack/renames.h"

namespace stackwright::test {

using stack::Stack;

namespace {

const QStringList labels{QStringLiteral("Redis"), QStringLiteral("two words"), QStringLiteral("a (b) [c]"),
    QStringLiteral("says \"so\""), QStringLiteral("end"), QStringLiteral("日本"), QStringLiteral("a<br/>b"),
    QStringLiteral("1;2"), QStringLiteral("%% no comment"), QStringLiteral("--> x")};
const QStringList shapes{QStringLiteral("squareRect"), QStringLiteral("diamond"), QStringLiteral("cylinder"),
    QStringLiteral("hexagon"), QStringLiteral("doc"), QStringLiteral("stadium")};

template <typename List>
auto &any(List &list, QRandomGenerator &random)
{
    return list[random.bounded(int(list.size()))];
}

} // namespace

RandomEdits::RandomEdits(stack::StackDocument &document, quint32 seed)
    : m_document(document)
    , m_random(seed)
{
}

bool RandomEdits::chance(int percent)
{
    return m_random.bounded(100) < percent;
}

QString RandomEdits::anyNode()
{
    const QList<chart::Node> &nodes = m_document.stack().chart.nodes;
    return nodes.isEmpty() ? QString() : any(nodes, m_random).id;
}

QString RandomEdits::anyGroup(bool orNone)
{
    const QList<chart::Group> &groups = m_document.stack().chart.groups;
    return groups.isEmpty() || (orNone && chance(40)) ? QString() : any(groups, m_random).id;
}

// Notes whom a step is about: with them their neighbours and groups, whose lines may name them.
void RandomEdits::concern(const QStringList &ids)
{
    m_concerned += ids;
    for (const QString &id : ids) {
        m_concerned.append(m_document.stack().chart.groupOf(id));
        for (const chart::Edge &edge : m_document.stack().chart.edges) {
            if (edge.from == id)
                m_concerned.append(edge.to);
            else if (edge.to == id)
                m_concerned.append(edge.from);
        }
    }
    m_concerned.removeAll(QString());
}

// A person types a line at the end, or breaks the text, which changes nothing.
Stack RandomEdits::typed(const Stack &stack)
{
    m_name = QStringLiteral("type");
    QString text = stack.chartText;
    if (!text.endsWith(QLatin1Char('\n')))
        text += QLatin1Char('\n');
    const QString id = anyNode();
    const QString line = chance(20) ? QStringLiteral("    %1[").arg(id)
                                    : QStringLiteral("    T%1([Typed %1]) -. so .-> %2").arg(++m_number).arg(id);
    const base::Result<Stack> wanted = stack::withChartText(stack, text + line + QLatin1Char('\n'));
    return wanted.ok() ? wanted.value() : stack;
}

Stack RandomEdits::edited(const Stack &stack)
{
    const QString node = anyNode();
    const QString other = anyNode();
    const bool large = stack.chart.nodes.size() > 60;
    switch (m_random.bounded(13)) {
    case 0:
    case 1: {
        m_name = QStringLiteral("add");
        concern({large ? node : QString()});
        if (large)
            return stack::withoutItems(stack, {node});
        stack::NewNode added;
        added.label = any(labels, m_random);
        added.shape = any(shapes, m_random);
        added.group = anyGroup(true);
        concern({added.group});
        return stack::withNode(stack, stack::freeId(stack, QStringLiteral("New%1").arg(++m_number)), added);
    }
    case 2: {
        m_name = QStringLiteral("remove");
        concern({node});
        return stack::withoutItems(stack, {node});
    }
    case 3: {
        m_name = QStringLiteral("move");
        return stack::withPosition(stack, node, QPointF(m_random.bounded(900), m_random.bounded(900)));
    }
    case 4:
    case 5: {
        m_name = QStringLiteral("connect");
        return stack::withEdge(stack, node, other, chance(30) ? any(labels, m_random) : QString());
    }
    case 6: {
        m_name = QStringLiteral("disconnect");
        if (stack.chart.edges.isEmpty())
            return stack;
        const chart::Edge &edge = any(stack.chart.edges, m_random);
        concern({edge.from, edge.to, edge.id});
        return stack::withoutItems(stack, {edge.id});
    }
    case 7: {
        m_name = QStringLiteral("regroup");
        const QString group = anyGroup(true);
        concern({node, group});
        return stack::withMembership(stack, node, group);
    }
    case 8: {
        m_name = QStringLiteral("relabel");
        concern({node});
        return stack::withNodeLabel(stack, node, any(labels, m_random));
    }
    case 9: {
        m_name = QStringLiteral("reshape");
        concern({node});
        return stack::withNodeShape(stack, node, any(shapes, m_random));
    }
    case 10: {
        m_name = QStringLiteral("title");
        const QString group = anyGroup(false);
        concern({group});
        return stack::withGroupTitle(stack, group, any(labels, m_random));
    }
    case 11: {
        m_name = QStringLiteral("other id");
        concern({node});
        return stack::withId(stack, node, stack::freeId(stack, QStringLiteral("Id%1").arg(++m_number)));
    }
    default: {
        m_name = QStringLiteral("set");
        return stack::withSetting(stack, node, QStringLiteral("version"), {}, yaml::Value(QString::number(++m_number)));
    }
    }
}

void RandomEdits::step()
{
    m_concerned.clear();
    QUndoStack &history = *m_document.undoStack();
    if (chance(12)) {
        m_name = QStringLiteral("undo");
        history.undo();
    } else if (chance(6)) {
        m_name = QStringLiteral("redo");
        history.redo();
    } else if (chance(10)) {
        m_document.edit(m_name, typed(m_document.stack()), chance(50) ? QStringLiteral("chart-text") : QString());
    } else {
        const Stack wanted = edited(m_document.stack());
        m_document.edit(m_name, wanted);
    }
}

} // namespace stackwright::test
