#include "core/chart/json.h"

#include <QHash>

namespace stackwright::chart {

namespace {

// QJsonObject sorts its keys; these are to stand in the order of the documentation.
QString quoted(const QString &text)
{
    QString result = QStringLiteral("\"");
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'"': result += QLatin1String("\\\""); break;
        case u'\\': result += QLatin1String("\\\\"); break;
        case u'\n': result += QLatin1String("\\n"); break;
        case u'\t': result += QLatin1String("\\t"); break;
        default:
            if (c.unicode() < 0x20)
                result += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
            else
                result += c;
        }
    }
    return result + u'"';
}

QString quotedOrNull(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("null") : quoted(text);
}

QString list(const QStringList &texts)
{
    QStringList items;
    for (const QString &text : texts)
        items.append(quoted(text));
    return u'[' + items.join(QLatin1String(", ")) + u']';
}

using Fields = QList<QPair<QString, QString>>;

QString object(const Fields &fields)
{
    QStringList items;
    for (const auto &[key, value] : fields)
        items.append(quoted(key) + QLatin1String(": ") + value);
    return QLatin1String("    {\n      ") + items.join(QLatin1String(",\n      ")) + QLatin1String("\n    }");
}

QString array(const QStringList &objects)
{
    return objects.isEmpty() ? QStringLiteral("[]")
                             : QLatin1String("[\n") + objects.join(QLatin1String(",\n")) + QLatin1String("\n  ]");
}

} // namespace

QByteArray json(const Chart &chart, const QMap<QString, QString> &kinds)
{
    QHash<QString, QString> groupOf;
    for (const Group &group : chart.groups) {
        for (const QString &id : group.nodes)
            groupOf.insert(id, group.id);
    }
    QStringList nodes;
    for (const Node &node : chart.nodes) {
        nodes.append(object({{QStringLiteral("id"), quoted(node.id)}, {QStringLiteral("label"), quoted(decodedText(node.label))},
            {QStringLiteral("shape"), quoted(node.shape)}, {QStringLiteral("kind"), quotedOrNull(kinds.value(node.id))},
            {QStringLiteral("group"), quotedOrNull(groupOf.value(node.id))}, {QStringLiteral("classes"), list(node.classes)},
            {QStringLiteral("styles"), list(node.styles)}}));
    }
    QStringList edges;
    for (const Edge &edge : chart.edges) {
        edges.append(object({{QStringLiteral("id"), quoted(edge.id)}, {QStringLiteral("from"), quoted(edge.from)},
            {QStringLiteral("to"), quoted(edge.to)}, {QStringLiteral("label"), quoted(decodedText(edge.label))},
            {QStringLiteral("type"), quoted(edge.type)}, {QStringLiteral("stroke"), quoted(edge.stroke)},
            {QStringLiteral("length"), QString::number(edge.length)}}));
    }
    QStringList groups;
    for (const Group &group : chart.groups) {
        groups.append(object({{QStringLiteral("id"), quoted(group.id)},
            {QStringLiteral("title"), quoted(decodedText(group.title))}, {QStringLiteral("parent"), quotedOrNull(group.parent)},
            {QStringLiteral("direction"), quotedOrNull(group.direction)}, {QStringLiteral("nodes"), list(group.nodes)}}));
    }
    const QString text = QLatin1String("{\n  \"direction\": ") + quoted(chart.direction) + QLatin1String(",\n  \"nodes\": ") +
                         array(nodes) + QLatin1String(",\n  \"edges\": ") + array(edges) + QLatin1String(",\n  \"groups\": ") +
                         array(groups) + QLatin1String("\n}\n");
    return text.toUtf8();
}

} // namespace stackwright::chart
