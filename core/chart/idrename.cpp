#include "core/chart/idrename.h"

#include "core/chart/edgeids.h"
#include "core/chart/outline.h"
#include "core/chart/reader.h"
#include "core/chart/textedits.h"

namespace stackwright::chart {

namespace {

// Every place of a text where its statements say an id.
class Mentions
{
public:
    Mentions(const Outline &outline, const QString &id)
        : m_outline(outline)
        , m_id(id)
    {
        for (const Outline::Item &item : outline.items)
            std::visit([this](const auto &content) { look(content); }, item.statement.content);
    }

    const QList<qsizetype> &offsets() const { return m_offsets; } // in the original text

private:
    void note(QStringView view)
    {
        if (view == m_id)
            m_offsets.append(m_outline.source->originalOffset(view.data() - QStringView(m_outline.source->clean()).data()));
    }
    void noteEach(QStringView ids)
    {
        for (const QStringView each : ids.split(u','))
            note(each.trimmed());
    }
    void look(const VertexStatement &statement)
    {
        for (const Mention &each : statement.mentions)
            note(each.id);
    }
    void look(const SubgraphStatement &statement) { note(statement.id); }
    void look(const StyleStatement &statement) { note(statement.id); }
    void look(const ClassStatement &statement) { noteEach(statement.ids); }
    void look(const ClickStatement &statement) { noteEach(statement.ids); }
    void look(const EndStatement &) {}
    void look(const DirectionStatement &) {}
    void look(const LinkStyleStatement &) {}
    void look(const ClassDefStatement &) {}
    void look(const AccTitleStatement &) {}
    void look(const AccDescriptionStatement &) {}

    const Outline &m_outline;
    const QString m_id;
    QList<qsizetype> m_offsets;
};

} // namespace

Chart withId(Chart chart, const QString &from, const QString &to)
{
    const auto change = [&](QString &id) {
        if (id == from)
            id = to;
    };
    if (Node *node = chart.node(from)) {
        if (node->labelType == QLatin1String("text"))
            change(node->label);
        node->id = to;
    }
    for (Group &group : chart.groups) {
        if (group.id == from && group.labelType == QLatin1String("text"))
            change(group.title);
        change(group.id);
        change(group.parent);
        for (QString &member : group.nodes)
            change(member);
    }
    for (Edge &edge : chart.edges) {
        change(edge.from);
        change(edge.to);
    }
    numberEdges(chart);
    return chart;
}

QString withId(const QString &text, const QString &from, const QString &to)
{
    const base::Result<Outline> outline = outlined(text, QString());
    if (!outline || from == to)
        return {};
    const Chart &have = outline->chart;
    const bool taken = have.node(to) || have.group(to) || have.edge(to) || have.edge(from);
    if (taken || (!have.node(from) && !have.group(from)))
        return {};
    TextEdits edits(text);
    const Mentions mentions(*outline, from);
    for (const qsizetype at : mentions.offsets())
        edits.replace(at, at + from.size(), to);
    const QString changed = edits.applied();
    const base::Result<Chart> said = read(changed, QString());
    if (!said)
        return {};
    Chart wanted = withId(have, from, to);
    // A label that is written out stays, though it be the old id.
    if (Node *node = wanted.node(to); node && said->node(to) && have.node(from)->label == from)
        node->label = said->node(to)->label;
    if (Group *group = wanted.group(to); group && said->group(to) && have.group(from)->title == from)
        group->title = said->group(to)->title;
    return equivalent(*said, wanted) ? changed : QString();
}

} // namespace stackwright::chart
