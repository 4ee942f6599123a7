#include "core/stack/stack.h"

#include "core/chart/reader.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace stackwright::stack {

namespace {

struct Degree
{
    int incoming = 0;
    int outgoing = 0;
    int labelledOutgoing = 0;
};

QHash<QString, Degree> degreesOf(const chart::Chart &chart)
{
    QHash<QString, Degree> degrees;
    for (const chart::Edge &edge : chart.edges) {
        Degree &from = degrees[edge.from];
        ++from.outgoing;
        if (!edge.label.trimmed().isEmpty())
            ++from.labelledOutgoing;
        ++degrees[edge.to].incoming;
    }
    return degrees;
}

const kinds::Kind *kindOfNode(
    const Stack &stack, const chart::Node &node, const Degree &degree, const kinds::Catalogue &catalogue)
{
    const auto config = stack.nodes.constFind(node.id);
    if (config != stack.nodes.constEnd() && !config->kind.isEmpty())
        return catalogue.kind(config->kind);
    return catalogue.recognised(
        {chart::plainText(node.label, node.labelType), node.shape, degree.incoming, degree.outgoing, degree.labelledOutgoing});
}

bool isNameCharacter(QChar c)
{
    return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
           c == QLatin1Char('-') || c == QLatin1Char('_');
}

bool isWordCharacter(QChar c)
{
    return isNameCharacter(c) && c != QLatin1Char('-') && c != QLatin1Char('_');
}

} // namespace

const kinds::Kind *kindOf(const Stack &stack, const QString &nodeId, const kinds::Catalogue &catalogue)
{
    const chart::Node *node = stack.chart.node(nodeId);
    return node ? kindOfNode(stack, *node, degreesOf(stack.chart).value(nodeId), catalogue) : nullptr;
}

QMap<QString, const kinds::Kind *> kindsOf(const Stack &stack, const kinds::Catalogue &catalogue)
{
    const QHash<QString, Degree> degrees = degreesOf(stack.chart);
    QMap<QString, const kinds::Kind *> kinds;
    for (const chart::Node &node : stack.chart.nodes)
        kinds.insert(node.id, kindOfNode(stack, node, degrees.value(node.id), catalogue));
    return kinds;
}

Effective effective(const Stack &stack, const QString &nodeId, const kinds::Setting &setting, const QString &environment)
{
    const auto config = stack.nodes.constFind(nodeId);
    if (config != stack.nodes.constEnd()) {
        const auto override = config->overrides.constFind(environment);
        if (override != config->overrides.constEnd()) {
            if (const yaml::Value *value = override->find(setting.id))
                return {*value, Origin::Environment};
        }
        if (const yaml::Value *value = config->settings.find(setting.id))
            return {*value, Origin::Base};
    }
    return {setting.defaultValue, Origin::Default};
}

base::Result<Stack> fromMermaid(const QString &text, const QString &fileName, int number)
{
    base::Result<chart::ChartText> read = chart::readFileText(text, fileName, number);
    if (!read)
        return read.error();
    Stack stack;
    stack.chart = std::move(read->chart);
    stack.chartText = read->text;
    QString name = stack.chart.title.isEmpty() ? read->heading : stack.chart.title;
    if (name.isEmpty())
        name = read->number > 1 ? QStringLiteral("%1-%2").arg(QFileInfo(fileName).baseName()).arg(read->number)
                                : QFileInfo(fileName).baseName();
    stack.name = projectNameFrom(name);
    return stack;
}

bool isProjectName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 63 && isWordCharacter(name.front()) &&
           std::all_of(name.begin(), name.end(), isNameCharacter);
}

bool isEnvironmentName(const QString &name)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(QStringLiteral("[a-z][a-z0-9-]{0,30}")));
    return name != u"override" && form.match(name).hasMatch();
}

QString projectNameFrom(const QString &text)
{
    QString name;
    for (const QChar c : text.toLower()) {
        if (isWordCharacter(c) || (c == QLatin1Char('_') && !name.isEmpty()))
            name += c;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    }
    name.truncate(63);
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("stack") : name;
}

} // namespace stackwright::stack
