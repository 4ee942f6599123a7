#include "core/stack/projectfile.h"

#include "core/base/limits.h"
#include "core/base/textfile.h"
#include "core/chart/reader.h"
#include "core/yaml/reader.h"
#include "core/yaml/writer.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cmath>

namespace stackwright::stack {

namespace {

using yaml::Map;
using yaml::Value;

const QString formatKey = QStringLiteral("stackwright");
const QString nameKey = QStringLiteral("name");
const QString environmentsKey = QStringLiteral("environments");
const QString chartKey = QStringLiteral("chart");
const QString nodesKey = QStringLiteral("nodes");
const QString positionsKey = QStringLiteral("positions");
const QString foldedKey = QStringLiteral("folded");
const QString kindKey = QStringLiteral("kind");
const QString settingsKey = QStringLiteral("settings");

QString tr(const char *text)
{
    return QCoreApplication::translate("ProjectFile", text);
}

// Reads the tree of a project file; the first fault ends it.
class ProjectReader
{
public:
    ProjectReader(const QByteArray &bytes, const QString &fileName)
        : m_bytes(bytes)
        , m_file(fileName)
    {
    }

    base::Result<Stack> read()
    {
        const base::Result<Value> root = yaml::read(m_bytes, m_file);
        if (!root)
            return root.error();
        if (!root->isMap())
            return base::Error{tr("not a project file: a mapping with \"stackwright: 1\" is expected"), {m_file, 1, 1}};
        if (!format(*root) || !name(*root) || !environments(*root) || !nodes(*root) || !positions(*root) || !folded(*root) ||
            !chart(*root))
            return m_error;
        for (const Map::Entry &entry : root->toMap()) {
            static const QStringList known = {formatKey, nameKey, environmentsKey, chartKey, nodesKey, positionsKey, foldedKey};
            if (!known.contains(entry.first))
                m_stack.unknown.insert(entry.first, entry.second);
        }
        return m_stack;
    }

private:
    bool fail(const Value &at, const QString &message)
    {
        m_error = {message, {m_file, at.line(), at.column()}};
        return false;
    }

    bool format(const Value &root)
    {
        const Value &format = root[formatKey];
        if (!format.isInteger() || format.toInteger() < 1)
            return fail(format.line() > 0 ? format : root, tr("not a project file: \"stackwright: 1\" is expected"));
        return format.toInteger() <= projectFormat ||
               fail(format, tr("made by a newer Stackwright: its format is %1, and this one reads up to %2")
                                .arg(format.toInteger())
                                .arg(projectFormat));
    }

    bool name(const Value &root)
    {
        const Value &name = root[nameKey];
        m_stack.name = name.scalarText();
        return isProjectName(m_stack.name) ||
               fail(name.line() > 0 ? name : root,
                   tr("the name must be lower-case letters, digits, \"-\" and \"_\", starting with a letter or digit"));
    }

    bool environments(const Value &root)
    {
        const Value *environments = root.toMap().find(environmentsKey);
        if (!environments)
            return true;
        static constexpr int most = base::limits::stackEnvironments;
        if (environments->toList().size() > most)
            return fail(*environments, tr("more than %1 environments").arg(most));
        m_stack.environments = environments->toStrings();
        for (const Value &item : environments->toList()) {
            if (!item.isString() || !isEnvironmentName(item.toString()))
                return fail(item, tr("an environment is a word of lower-case letters, digits and \"-\", and not \"override\", "
                                     "whose file Compose takes by itself"));
        }
        if (m_stack.environments.removeDuplicates() > 0)
            return fail(*environments, tr("an environment is there twice"));
        return environments->isList() || fail(*environments, tr("\"environments\" takes a list of names"));
    }

    bool nodes(const Value &root)
    {
        const Value &nodes = root[nodesKey];
        if (!nodes.isMap() && !nodes.isNull())
            return fail(nodes, tr("\"nodes\" takes a mapping of node ids"));
        for (const Map::Entry &entry : nodes.toMap()) {
            if (!node(entry.first, entry.second))
                return false;
        }
        return true;
    }

    bool node(const QString &id, const Value &value)
    {
        if (!value.isMap())
            return fail(value, tr("a node takes a mapping with \"kind\", \"settings\" and \"environments\""));
        NodeConfig config;
        for (const Map::Entry &entry : value.toMap()) {
            if (entry.first == kindKey && entry.second.isString()) {
                config.kind = entry.second.toString();
            } else if (entry.first == settingsKey && entry.second.isMap()) {
                config.settings = entry.second.toMap();
            } else if (entry.first == environmentsKey && entry.second.isMap()) {
                if (!overrides(entry.second, config))
                    return false;
            } else if (entry.first == kindKey || entry.first == settingsKey || entry.first == environmentsKey) {
                return fail(entry.second, tr("\"%1\" of a node is of the wrong form").arg(entry.first));
            } else {
                config.unknown.insert(entry.first, entry.second);
            }
        }
        m_stack.nodes.insert(id, config);
        return true;
    }

    bool overrides(const Value &value, NodeConfig &config)
    {
        for (const Map::Entry &entry : value.toMap()) {
            if (!entry.second.isMap())
                return fail(entry.second, tr("the settings of an environment are a mapping"));
            config.overrides.insert(entry.first, entry.second.toMap());
        }
        return true;
    }

    bool positions(const Value &root)
    {
        const Value &positions = root[positionsKey];
        if (!positions.isMap() && !positions.isNull())
            return fail(positions, tr("\"positions\" takes a mapping of node ids"));
        for (const Map::Entry &entry : positions.toMap()) {
            const yaml::List &pair = entry.second.toList();
            // Far enough for any chart, and small enough to stay exact in a drawing.
            static constexpr double farthest = 1e7;
            if (pair.size() != 2 || !pair.at(0).isNumber() || !pair.at(1).isNumber() ||
                !(std::abs(pair.at(0).toNumber()) <= farthest) || !(std::abs(pair.at(1).toNumber()) <= farthest))
                return fail(entry.second, tr("a position is two numbers, [x, y], of at most 10,000,000"));
            m_stack.positions.insert(entry.first, {pair.at(0).toNumber(), pair.at(1).toNumber()});
        }
        return true;
    }

    bool folded(const Value &root)
    {
        const Value &folded = root[foldedKey];
        if (!folded.isList() && !folded.isNull())
            return fail(folded, tr("\"folded\" takes a list of group ids"));
        for (const Value &item : folded.toList()) {
            if (!item.isString())
                return fail(item, tr("\"folded\" takes a list of group ids"));
            m_stack.folded.append(item.toString());
        }
        m_stack.folded.removeDuplicates();
        m_stack.folded.sort();
        return true;
    }

    bool chart(const Value &root)
    {
        const Value &text = root[chartKey];
        if (!text.isString())
            return fail(text.line() > 0 ? text : root, tr("\"chart\" takes the text of a mermaid flowchart"));
        m_stack.chartText = text.toString();
        base::Result<chart::Chart> chart = chart::read(m_stack.chartText, m_file);
        if (chart) {
            m_stack.chart = std::move(*chart);
            return true;
        }
        m_error = chart.error();
        m_error.where = placeInFile(text, m_error.where);
        return false;
    }

    // From a place in the chart's text to one in the file, which is plain for a block scalar.
    base::Location placeInFile(const Value &text, const base::Location &place) const
    {
        const QByteArrayList lines = m_bytes.split('\n');
        const QString head = QString::fromUtf8(lines.value(text.line() - 1));
        if (place.line < 1 || head.mid(text.column() - 1, 1) != QLatin1String("|"))
            return {m_file, text.line(), text.column()};
        const QByteArray first = lines.value(text.line());
        int indentation = 0;
        while (indentation < first.size() && first.at(indentation) == ' ')
            ++indentation;
        return {m_file, text.line() + place.line, place.column > 0 ? place.column + indentation : 0};
    }

    const QByteArray &m_bytes;
    QString m_file;
    Stack m_stack;
    base::Error m_error;
};

Value writtenNode(const NodeConfig &config)
{
    Map node;
    if (!config.kind.isEmpty())
        node.insert(kindKey, config.kind);
    if (!config.settings.isEmpty())
        node.insert(settingsKey, config.settings);
    if (!config.overrides.isEmpty()) {
        Map overrides;
        for (auto it = config.overrides.cbegin(); it != config.overrides.cend(); ++it)
            overrides.insert(it.key(), it.value());
        node.insert(environmentsKey, overrides);
    }
    for (const Map::Entry &entry : config.unknown)
        node.insert(entry.first, entry.second);
    return node;
}

// Whole numbers where they are: a moved node stands on whole pixels.
Value writtenCoordinate(double value)
{
    return value == std::floor(value) ? Value(qint64(value)) : Value(value);
}

} // namespace

base::Result<Stack> readProject(const QByteArray &bytes, const QString &fileName)
{
    return ProjectReader(bytes, fileName).read();
}

QByteArray writtenProject(const Stack &stack)
{
    Map root;
    root.insert(formatKey, projectFormat);
    root.insert(nameKey, stack.name);
    root.insert(environmentsKey, Value::fromStrings(stack.environments));
    root.insert(chartKey, stack.chartText);
    Map nodes;
    for (auto it = stack.nodes.cbegin(); it != stack.nodes.cend(); ++it)
        nodes.insert(it.key(), writtenNode(it.value()));
    if (!nodes.isEmpty())
        root.insert(nodesKey, nodes);
    Map positions;
    for (auto it = stack.positions.cbegin(); it != stack.positions.cend(); ++it)
        positions.insert(it.key(), yaml::List{writtenCoordinate(it->x()), writtenCoordinate(it->y())});
    if (!positions.isEmpty())
        root.insert(positionsKey, positions);
    if (!stack.folded.isEmpty())
        root.insert(foldedKey, Value::fromStrings(stack.folded));
    for (const Map::Entry &entry : stack.unknown)
        root.insert(entry.first, entry.second);
    return yaml::written(root);
}

QString identityOf(const QString &path, int chart)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    const QString file = canonical.isEmpty() ? info.absoluteFilePath() : canonical;
    return chart == 0 ? file : QStringLiteral("%1#%2").arg(file).arg(chart);
}

InputName inputName(const QString &words)
{
    const qsizetype mark = words.lastIndexOf(u'#');
    bool isNumber = false;
    const int chart = mark < 0 ? 0 : QStringView(words).sliced(mark + 1).toInt(&isNumber);
    if (!isNumber || chart < 1 || !chart::isMarkdown(words.left(mark)) || QFileInfo::exists(words))
        return {words, 0};
    return {words.left(mark), chart};
}

base::Result<Stack> openInput(const QString &path, int chart)
{
    const QString lower = path.toLower();
    if (lower.endsWith(QLatin1String(".mmd")) || lower.endsWith(QLatin1String(".mermaid")) || chart::isMarkdown(path)) {
        const base::Result<QString> text = base::readTextFile(path, base::limits::fileBytes);
        return text ? fromMermaid(*text, path, chart) : base::Result<Stack>(text.error());
    }
    if (chart != 0)
        return base::Error{tr("Cannot read chart #%1 of %2: only Markdown holds several charts").arg(chart).arg(path), {},
            base::ErrorKind::Usage};
    const base::Result<QByteArray> bytes = base::readFile(path, base::limits::fileBytes);
    return bytes ? readProject(*bytes, path) : base::Result<Stack>(bytes.error());
}

base::Result<QList<chart::Choice>> chartsOf(const QString &path)
{
    if (!chart::isMarkdown(path))
        return QList<chart::Choice>();
    const base::Result<QString> text = base::readTextFile(path, base::limits::fileBytes);
    return text ? chart::choices(*text, path) : base::Result<QList<chart::Choice>>(text.error());
}

} // namespace stackwright::stack
