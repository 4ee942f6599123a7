#include "core/generate/composefile.h"

#include "core/compose/order.h"
#include "core/generate/header.h"
#include "core/yaml/writer.h"

#include <QSet>

namespace stackwright::generate {

using yaml::Value;

namespace {

// What most services say under a key, or null where no two say the same.
Value shared(const Value &tree, const QString &key)
{
    QList<std::pair<Value, int>> counted;
    for (const auto &[name, service] : tree[QStringLiteral("services")].toMap()) {
        const Value &said = service[key];
        if (said.isNull() || !said.tag().isEmpty())
            continue;
        const auto same = std::find_if(counted.begin(), counted.end(), [&](const auto &each) { return each.first == said; });
        if (same == counted.end())
            counted.append({said, 1});
        else
            ++same->second;
    }
    const auto most =
        std::max_element(counted.cbegin(), counted.cend(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counted.cend() || most->second < 2 ? Value() : most->first;
}

QList<Span> spansOf(const QList<int> &lines, int headerLines, const QStringList &nodeIds)
{
    QList<Span> spans;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i] < 1 || lines[i] > nodeIds.size())
            continue;
        const QString &nodeId = nodeIds[lines[i] - 1];
        const int line = int(i) + 1 + headerLines;
        if (!spans.isEmpty() && spans.last().nodeId == nodeId && spans.last().lastLine == line - 1)
            spans.last().lastLine = line;
        else
            spans.append({line, line, nodeId});
    }
    return spans;
}

} // namespace

GeneratedFile composeFile(const QString &path, const Value &tree, const QString &stackName, const QStringList &nodeIds)
{
    Value content = tree;
    yaml::WriteOptions options;
    for (const QString &key : {QStringLiteral("logging"), QStringLiteral("restart")}) {
        const QString place = QStringLiteral("x-") + key;
        const Value said = shared(tree, key);
        if (said.isNull() || tree.toMap().contains(place))
            continue;
        content.map().insert(place, said);
        options.anchors.insert(place, key);
    }
    content = compose::ordered(content);
    if (content.toMap().isEmpty())
        content.map().insert(QStringLiteral("services"), yaml::Map()); // Compose refuses an empty file
    QList<int> lines;
    options.lines = &lines;
    GeneratedFile file;
    file.path = path;
    file.content = withHeader(yaml::written(content, options), kinds::formats::Format::Yaml, stackName);
    file.spans = spansOf(lines, 1, nodeIds);
    QSet<QString> seen;
    for (const Span &span : std::as_const(file.spans))
        seen.insert(span.nodeId);
    for (const QString &id : nodeIds) {
        if (seen.contains(id))
            file.nodeIds.append(id);
    }
    return file;
}

} // namespace stackwright::generate
