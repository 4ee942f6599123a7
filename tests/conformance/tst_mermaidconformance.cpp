#include "core/chart/reader.h"
#include "core/chart/writer.h"
#include "tests/support/places.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace stackwright;

// Holds the reader against what mermaid's own parser made of real flowcharts.
class TestMermaidConformance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void shouldReachTheVerdictsOfMermaid();
    void shouldBuildTheDatabasesOfMermaid();
    void shouldReadWhatItWrote();

private:
    QList<QJsonObject> m_cases;
};

namespace {

constexpr double wantedPercent = 99.5;

QString caseText(const QJsonObject &each)
{
    return each.value(QLatin1String("text")).toString();
}

bool isQuirk(const QJsonObject &each)
{
    return each.contains(QLatin1String("quirk"));
}

QStringList strings(const QJsonValue &value)
{
    QStringList result;
    for (const QJsonValue item : value.toArray())
        result.append(item.toString());
    return result;
}

// What mermaid calls "plain" has white space at its ends where an image was taken away.
bool sameText(const QString &label, const QJsonObject &item)
{
    return chart::decodedText(label).trimmed() == item.value(QLatin1String("plain")).toString().trimmed();
}

QString nodeDifference(const chart::Chart &read, const QJsonArray &vertices)
{
    QList<QJsonObject> wanted;
    QHash<QString, QJsonObject> groups;
    for (const QJsonValue value : vertices) {
        if (value.toObject().value(QLatin1String("is_subgraph")).toBool())
            groups.insert(value.toObject().value(QLatin1String("id")).toString(), value.toObject());
        else
            wanted.append(value.toObject());
    }
    if (wanted.size() != read.nodes.size())
        return QStringLiteral("%1 nodes, wanted %2").arg(read.nodes.size()).arg(wanted.size());
    for (int i = 0; i < wanted.size(); ++i) {
        const chart::Node &node = read.nodes[i];
        const QJsonObject &vertex = wanted[i];
        const auto text = [&](const char *key) { return vertex.value(QLatin1String(key)).toString(); };
        if (node.id != text("id"))
            return QStringLiteral("node '%1', wanted '%2'").arg(node.id, text("id"));
        if (!sameText(node.label, vertex))
            return QStringLiteral("label '%1' of %2, wanted '%3'").arg(node.label, node.id, text("plain"));
        if (node.labelType != text("labelType"))
            return QStringLiteral("label type '%1' of %2, wanted '%3'").arg(node.labelType, node.id, text("labelType"));
        if (node.shape != text("shape"))
            return QStringLiteral("shape '%1' of %2, wanted '%3'").arg(node.shape, node.id, text("shape"));
        if (node.classes != strings(vertex.value(QLatin1String("classes"))))
            return QStringLiteral("classes '%1' of %2").arg(node.classes.join(u'|'), node.id);
        if (node.styles != strings(vertex.value(QLatin1String("styles"))))
            return QStringLiteral("styles '%1' of %2").arg(node.styles.join(u'|'), node.id);
        if (node.tooltip != text("tooltip"))
            return QStringLiteral("tooltip '%1' of %2").arg(node.tooltip, node.id);
        if (vertex.contains(QLatin1String("link")) && node.link != text("link") && text("link") != QLatin1String("about:blank"))
            return QStringLiteral("link '%1' of %2").arg(node.link, node.id);
        if (node.linkTarget != text("linkTarget"))
            return QStringLiteral("target '%1' of %2").arg(node.linkTarget, node.id);
        for (const char *key : {"icon", "form", "pos", "img", "w", "h"}) {
            if (node.data.value(QLatin1String(key)) != vertex.value(QLatin1String(key)).toVariant().toString())
                return QStringLiteral("%1 '%2' of %3").arg(QLatin1String(key), node.data.value(QLatin1String(key)), node.id);
        }
        const QJsonObject properties = vertex.value(QLatin1String("props")).toObject();
        for (auto property = properties.begin(); property != properties.end(); ++property) {
            if (node.data.value(property.key()) != property.value().toString())
                return QStringLiteral("property '%1' of %2").arg(property.key(), node.id);
        }
    }
    for (const chart::Group &group : read.groups) {
        const QJsonObject vertex = groups.value(group.id);
        if (group.styles != strings(vertex.value(QLatin1String("styles"))))
            return QStringLiteral("styles '%1' of group %2").arg(group.styles.join(u'|'), group.id);
    }
    return {};
}

QString edgeDifference(const chart::Chart &read, const QJsonArray &wanted)
{
    if (wanted.size() != read.edges.size())
        return QStringLiteral("%1 edges, wanted %2").arg(read.edges.size()).arg(wanted.size());
    for (int i = 0; i < wanted.size(); ++i) {
        const chart::Edge &edge = read.edges[i];
        const QJsonObject item = wanted[i].toObject();
        const auto text = [&](const char *key) { return item.value(QLatin1String(key)).toString(); };
        if (edge.id != text("id") || edge.from != text("start") || edge.to != text("end"))
            return QStringLiteral("edge %1 from '%2' to '%3', wanted %4").arg(edge.id, edge.from, edge.to, text("id"));
        if (edge.type != text("type") || edge.stroke != text("stroke") ||
            edge.length != item.value(QLatin1String("length")).toInt())
            return QStringLiteral("edge %1 is %2 %3 %4").arg(edge.id, edge.type, edge.stroke, QString::number(edge.length));
        if (!sameText(edge.label, item) || edge.labelType != text("labelType"))
            return QStringLiteral("label '%1' (%2) of %3, wanted '%4'").arg(edge.label, edge.labelType, edge.id, text("plain"));
        if (edge.interpolate != text("interpolate") || edge.data.value(QStringLiteral("animation")) != text("animation"))
            return QStringLiteral("curve or animation of %1").arg(edge.id);
        if (edge.styles != strings(item.value(QLatin1String("style"))))
            return QStringLiteral("styles '%1' of %2").arg(edge.styles.join(u'|'), edge.id);
    }
    return {};
}

QString groupDifference(const chart::Chart &read, const QJsonArray &wanted)
{
    if (wanted.size() != read.groups.size())
        return QStringLiteral("%1 groups, wanted %2").arg(read.groups.size()).arg(wanted.size());
    for (int i = 0; i < wanted.size(); ++i) {
        const chart::Group &group = read.groups[i];
        const QJsonObject item = wanted[i].toObject();
        const auto text = [&](const char *key) { return item.value(QLatin1String(key)).toString(); };
        if (group.id != text("id") || !sameText(group.title, item) || group.labelType != text("labelType"))
            return QStringLiteral("group %1 '%2' (%3), wanted %4 '%5'")
                .arg(group.id, group.title, group.labelType, text("id"), text("title"));
        if (group.nodes != strings(item.value(QLatin1String("nodes"))))
            return QStringLiteral("members '%1' of %2").arg(group.nodes.join(u'|'), group.id);
        if (group.direction != text("dir"))
            return QStringLiteral("direction '%1' of %2").arg(group.direction, group.id);
        if (item.contains(QLatin1String("classes")) && group.classes != strings(item.value(QLatin1String("classes"))))
            return QStringLiteral("classes '%1' of %2").arg(group.classes.join(u'|'), group.id);
    }
    return {};
}

QString difference(const chart::Chart &read, const QJsonObject &wanted)
{
    if (const QString direction = wanted.value(QLatin1String("direction")).toString(); read.direction != direction)
        return QStringLiteral("direction %1, wanted %2").arg(read.direction, direction);
    if (const QString nodes = nodeDifference(read, wanted.value(QLatin1String("vertices")).toArray()); !nodes.isEmpty())
        return nodes;
    if (const QString edges = edgeDifference(read, wanted.value(QLatin1String("edges")).toArray()); !edges.isEmpty())
        return edges;
    if (const QString groups = groupDifference(read, wanted.value(QLatin1String("subgraphs")).toArray()); !groups.isEmpty())
        return groups;
    QHash<QString, QStringList> classes;
    for (const chart::ClassDef &definition : read.classDefs)
        classes.insert(definition.id, definition.styles);
    for (const QJsonValue value : wanted.value(QLatin1String("classDefs")).toArray()) {
        const QJsonObject definition = value.toObject();
        if (classes.value(definition.value(QLatin1String("id")).toString()) != strings(definition.value(QLatin1String("styles"))))
            return QStringLiteral("class %1").arg(definition.value(QLatin1String("id")).toString());
    }
    if (read.title != wanted.value(QLatin1String("title")).toString())
        return QStringLiteral("title '%1'").arg(read.title);
    if (read.accTitle != wanted.value(QLatin1String("accTitle")).toString())
        return QStringLiteral("accTitle '%1'").arg(read.accTitle);
    if (read.accDescription != wanted.value(QLatin1String("accDescr")).toString())
        return QStringLiteral("accDescr '%1'").arg(read.accDescription);
    if (read.defaultInterpolate != wanted.value(QLatin1String("defaultInterpolate")).toString())
        return QStringLiteral("default curve '%1'").arg(read.defaultInterpolate);
    if (read.defaultEdgeStyles != strings(wanted.value(QLatin1String("defaultEdgeStyle"))))
        return QStringLiteral("default edge style");
    return {};
}

} // namespace

void TestMermaidConformance::initTestCase()
{
    const QString path = test::corpusFile(QStringLiteral("mermaid/cases.jsonl"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("not run: the corpus of mermaid flowcharts is not beside the source tree");
    while (!file.atEnd()) {
        const QJsonDocument line = QJsonDocument::fromJson(file.readLine());
        QVERIFY(line.isObject());
        m_cases.append(line.object());
    }
    QVERIFY(!m_cases.isEmpty());
}

void TestMermaidConformance::shouldReachTheVerdictsOfMermaid()
{
    // Given what mermaid 11 says of each text, and mermaid 12 where it differs
    int counted = 0;
    int agreed = 0;
    int friendlier = 0;
    for (const QJsonObject &each : m_cases) {
        if (isQuirk(each))
            continue;
        ++counted;
        // When it is read
        const auto read = chart::read(caseText(each), QStringLiteral("case"));
        // Then the verdict is that of either, or a friendlier one
        const bool valid = each.value(QLatin1String("valid")).toBool() || each.value(QLatin1String("valid_v12")).toBool() ||
                           each.value(QLatin1String("raw_grammar_valid")).toBool();
        if (read.ok() == valid) {
            ++agreed;
        } else if (read.ok()) {
            ++friendlier;
            qInfo("friendlier: %s", qPrintable(each.value(QLatin1String("id")).toString()));
        } else {
            qWarning("refused: %s: %s\n%s", qPrintable(each.value(QLatin1String("id")).toString()),
                qPrintable(read.error().text()), qPrintable(caseText(each).left(300)));
        }
    }
    qInfo("verdicts: %d of %d equal, %d friendlier", agreed, counted, friendlier);
    QVERIFY(100.0 * (agreed + friendlier) / counted >= wantedPercent);
}

void TestMermaidConformance::shouldBuildTheDatabasesOfMermaid()
{
    // Given what mermaid 11 makes of each valid text, and mermaid 12 where it differs
    int counted = 0;
    int equal = 0;
    for (const QJsonObject &each : m_cases) {
        if (isQuirk(each) || !each.value(QLatin1String("valid")).toBool())
            continue;
        ++counted;
        // When it is read
        const auto read = chart::read(caseText(each), QStringLiteral("case"));
        // Then it is the same database
        QString reason = read.ok() ? difference(*read, each) : QStringLiteral("refused");
        if (!reason.isEmpty() && read.ok() && each.contains(QLatin1String("db_v12")))
            reason = difference(*read, each.value(QLatin1String("db_v12")).toObject());
        if (reason.isEmpty())
            ++equal;
        else
            qWarning("%s: %s\n%s", qPrintable(each.value(QLatin1String("id")).toString()), qPrintable(reason),
                qPrintable(caseText(each).left(400)));
    }
    qInfo("databases: %d of %d equal", equal, counted);
    QVERIFY(100.0 * equal / counted >= wantedPercent);
}

void TestMermaidConformance::shouldReadWhatItWrote()
{
    for (const QJsonObject &each : m_cases) {
        // Given a chart that mermaid accepts
        const auto read = chart::read(caseText(each), QStringLiteral("case"));
        if (!read)
            continue;
        // When it is written and read again
        const QString text = chart::written(*read);
        const auto again = chart::read(text, QStringLiteral("written"));
        // Then it is the same chart
        QVERIFY2(again.ok(), qPrintable(again.ok() ? QString() : again.error().text() + u'\n' + text));
        QVERIFY2(*again == *read,
            qPrintable(each.value(QLatin1String("id")).toString() + u'\n' + caseText(each) + QLatin1String("\n----\n") + text));
    }
}

QTEST_GUILESS_MAIN(TestMermaidConformance)
#include "tst_mermaidconformance.moc"
