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

// One object after the other goes into the text: together they are far larger than the chart.
template <typename Item, typename Make>
void appendArray(QByteArray *text, const char *key, const QList<Item> &items, Make make)
{
    *text += QByteArray(",\n  \"") + key + (items.isEmpty() ? "\": []" : "\": [\n");
    for (qsizetype i = 0; i < items.size(); ++i)
        *text += object(make(items[i])).toUtf8() + (i + 1 < items.size() ? ",\n" : "\n  ]");
}

} // namespace

QByteArray json(const Chart &chart, const QMap<QString, QString> &kinds)
{
    QHash<QString, QString> groupOf;
    for (const Group &group : chart.groups) {
        for (const QString &id : group.nodes)
            groupOf.insert(id, group.id);
    }
    QByteArray text = "{\n  \"direction\": " + quoted(chart.direction).toUtf8();
    appendArray(&text, "nodes", chart.nodes, [&](const Node &node) {
        return Fields{{QStringLiteral("id"), quoted(node.id)}, {QStringLiteral("label"), quoted(decodedText(node.label))},
            {QStringLiteral("shape"), quoted(node.shape)}, {QStringLiteral("kind"), quotedOrNull(kinds.value(node.id))},
            {QStringLiteral("group"), quotedOrNull(groupOf.value(node.id))}, {QStringLiteral("classes"), list(node.classes)},
            {QStringLiteral("styles"), list(node.styles)}};
    });
    appendArray(&text, "edges", chart.edges, [](const Edge &edge) {
        return Fields{{QStringLiteral("id"), quoted(edge.id)}, {QStringLiteral("from"), quoted(edge.from)},
            {QStringLiteral("to"), quoted(edge.to)}, {QStringLiteral("label"), quoted(decodedText(edge.label))},
            {QStringLiteral("type"), quoted(edge.type)}, {QStringLiteral("stroke"), quoted(edge.stroke)},
            {QStringLiteral("length"), QString::number(edge.length)}};
    });
    appendArray(&text, "groups", chart.groups, [](const Group &group) {
        return Fields{{QStringLiteral("id"), quoted(group.id)}, {QStringLiteral("title"), quoted(decodedText(group.title))},
            {QStringLiteral("parent"), quotedOrNull(group.parent)}, {QStringLiteral("direction"), quotedOrNull(group.direction)},
            {QStringLiteral("nodes"), list(group.nodes)}};
    });
    return text + "\n}\n";
}

} // namespace stackwright::chart
