#include "core/chart/stylewriter.h"

#include "core/chart/elementtext.h"

#include <QHash>
#include <QSet>

namespace stackwright::chart {

namespace {

const QString clickable = QStringLiteral("clickable");

class Section
{
public:
    explicit Section(const Chart &chart)
        : m_chart(chart)
    {
    }

    QString text();

private:
    // A node, group or edge with the classes that it is given.
    struct Item
    {
        QString id;
        QStringList classes;
        const Node *node = nullptr;
        qsizetype click = -1; // which of its classes its click statement gives
    };

    void line(const QString &text) { m_text += QLatin1String("    ") + text + u'\n'; }
    QList<Item> items() const;
    void writeClasses();
    void writeClass(const QString &name, const QStringList &ids);
    void writeClick(const Node &node);
    void writeStyles(const QString &id, const QStringList &styles);
    void writeEdges();

    const Chart &m_chart;
    QString m_text;
};

// A tooltip that stood before its node, so that the link beside it went to nobody.
bool isEarlyTooltip(const Node &node)
{
    return !node.tooltip.isEmpty() && node.link.isEmpty() && node.linkTarget.isEmpty() && !node.classes.contains(clickable);
}

bool hasClick(const Node *node)
{
    return node && !(node->link.isEmpty() && node->tooltip.isEmpty() && node->linkTarget.isEmpty()) && !isEarlyTooltip(*node);
}

QList<Section::Item> Section::items() const
{
    QList<Item> result;
    QSet<QString> seen;
    for (const Node &node : m_chart.nodes) {
        seen.insert(node.id);
        result.append({node.id, node.classes, &node, hasClick(&node) ? node.classes.indexOf(clickable) : -1});
    }
    for (const Group &group : m_chart.groups) {
        seen.insert(group.id);
        result.append({group.id, group.classes, nullptr});
    }
    // An edge of the same name as a node has its classes from the node's statement.
    for (const Edge &edge : m_chart.edges) {
        if (!edge.classes.isEmpty() && !seen.contains(edge.id))
            result.append({edge.id, edge.classes, nullptr});
    }
    return result;
}

void Section::writeClass(const QString &name, const QStringList &ids)
{
    QStringList listable;
    for (const QString &id : ids) {
        if (id.contains(u','))
            line(id + QLatin1String(":::") + name); // "class" would take it for two
        else
            listable.append(id);
    }
    if (!listable.isEmpty())
        line(QLatin1String("class ") + listable.join(u',') + u' ' + name);
}

void Section::writeClick(const Node &node)
{
    QString text = QLatin1String("click ") + node.id + u' ';
    if (node.link.startsWith(QLatin1String("call ")))
        text += node.link;
    else
        text += u'"' + (node.link.isEmpty() ? QStringLiteral(" ") : node.link) + u'"';
    if (!node.tooltip.isEmpty())
        text += QLatin1String(" \"") + node.tooltip + u'"';
    if (!node.linkTarget.isEmpty())
        text += u' ' + node.linkTarget;
    line(text);
}

// Round by round: first the first class of each, then the second; so the order of each one's classes is kept.
void Section::writeClasses()
{
    const QList<Item> all = items();
    QList<Item> left = all;
    for (qsizetype round = 0; !left.isEmpty(); ++round) {
        left.removeIf([&](const Item &item) { return round >= item.classes.size(); });
        QStringList names;
        QHash<QString, QStringList> members;
        for (const Item &item : std::as_const(left)) {
            const QString &name = item.classes[round];
            if (item.click == round) {
                writeClick(*item.node);
                continue;
            }
            if (!members.contains(name))
                names.append(name);
            members[name].append(item.id);
        }
        for (const QString &name : names)
            writeClass(name, members.value(name));
    }
    for (const Item &item : all) {
        if (hasClick(item.node) && item.click < 0)
            writeClick(*item.node);
    }
}

void Section::writeStyles(const QString &id, const QStringList &styles)
{
    for (const QString &text : styleTexts(styles))
        line(QLatin1String("style ") + id + u' ' + text);
}

bool isPlainWord(const QString &value)
{
    return !value.isEmpty() &&
           std::all_of(value.cbegin(), value.cend(), [](QChar c) { return c.unicode() < 128 && c.isLetterOrNumber(); });
}

void Section::writeEdges()
{
    for (const Edge &edge : m_chart.edges) {
        QMap<QString, QString> data = edge.data;
        if (!edge.interpolate.isEmpty() && !isPlainWord(edge.interpolate))
            data.insert(QStringLiteral("curve"), edge.interpolate);
        if (!data.isEmpty())
            line(dataText(edge.id, data));
    }
    for (const QString &text : linkStyleLines(m_chart))
        line(text);
    if (!m_chart.defaultInterpolate.isEmpty())
        line(QLatin1String("linkStyle default interpolate ") + m_chart.defaultInterpolate);
    if (!m_chart.defaultEdgeStyles.isEmpty())
        line(QLatin1String("linkStyle default ") + styleTexts(m_chart.defaultEdgeStyles).join(u','));
}

QString Section::text()
{
    for (const Group &group : m_chart.groups) {
        if (!group.data.isEmpty())
            line(dataText(group.id, group.data));
    }
    for (const ClassDef &definition : m_chart.classDefs) {
        for (const QString &styles : styleTexts(definition.styles))
            line(QLatin1String("classDef ") + definition.id + u' ' + styles);
    }
    writeClasses();
    for (const Node &node : m_chart.nodes)
        writeStyles(node.id, node.styles);
    for (const Group &group : m_chart.groups)
        writeStyles(group.id, group.styles);
    writeEdges();
    return m_text;
}

} // namespace

QStringList linkStyleLines(const Chart &chart)
{
    QStringList keys;
    QHash<QString, QStringList> indices; // edges of the same look share a statement
    for (int i = 0; i < chart.edges.size(); ++i) {
        const Edge &edge = chart.edges[i];
        QString key = isPlainWord(edge.interpolate) ? QString(QLatin1String(" interpolate ") + edge.interpolate) : QString();
        QStringList styles = edge.styles;
        const auto fills = [](const QString &style) { return style.startsWith(QLatin1String("fill")); };
        if (styles.size() > 1 && styles.last() == QLatin1String("fill:none") &&
            std::count_if(styles.cbegin(), styles.cend(), fills) == 1)
            styles.removeLast(); // the reader adds it
        if (!styles.isEmpty())
            key += u' ' + styleTexts(styles).join(u',');
        if (key.isEmpty())
            continue;
        if (!indices.contains(key))
            keys.append(key);
        indices[key].append(QString::number(i));
    }
    QStringList lines;
    for (const QString &key : keys)
        lines.append(QLatin1String("linkStyle ") + indices.value(key).join(u',') + key);
    return lines;
}

QString styleSection(const Chart &chart)
{
    return Section(chart).text();
}

QString earlyTooltips(const Chart &chart)
{
    QString text;
    for (const Node &node : chart.nodes) {
        if (isEarlyTooltip(node))
            text += QLatin1String("    click ") + node.id + QLatin1String(" \"#\" \"") + node.tooltip + QLatin1String("\"\n");
    }
    return text;
}

} // namespace stackwright::chart
