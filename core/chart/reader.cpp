#include "core/chart/reader.h"

#include "core/chart/builder.h"
#include "core/chart/parser.h"
#include "core/chart/sourcetext.h"

#include <QCoreApplication>

namespace stackwright::chart {

using base::Error;
using base::Result;

Result<Chart> read(const QString &text, const QString &name)
{
    const Result<SourceText> source = SourceText::prepared(text, name);
    if (!source)
        return source.error();
    const auto refusal = [&](const Fault &fault) { return Error{fault.message, source->locate(fault.at)}; };
    Parser parser(source->clean());
    Header header;
    if (!parser.takeHeader(&header))
        return refusal(*parser.fault());
    Builder builder(header, source->clean());
    Statement statement;
    while (parser.takeStatement(&statement)) {
        if (!builder.add(statement))
            return refusal(*builder.fault());
    }
    if (parser.fault())
        return refusal(*parser.fault());
    Chart chart;
    if (!builder.finish(&chart))
        return refusal(*builder.fault());
    chart.title = source->title();
    chart.config = source->config();
    return chart;
}

Result<ChartText> readFileText(const QString &text, const QString &name)
{
    const bool markdown = name.endsWith(QLatin1String(".md"), Qt::CaseInsensitive) ||
                          name.endsWith(QLatin1String(".markdown"), Qt::CaseInsensitive);
    const QList<MarkdownBlock> blocks = markdown ? mermaidBlocks(text) : QList<MarkdownBlock>{{text, 1}};
    if (blocks.isEmpty())
        return Error{QCoreApplication::translate("Chart", "Cannot find a chart in this Markdown: it has no ```mermaid block"),
            {name, 1, 1}};
    // The first flowchart; where there is none, the first block says what is wrong.
    Error error;
    for (const MarkdownBlock &block : blocks) {
        Result<Chart> chart = read(block.text, name);
        if (chart)
            return ChartText{std::move(chart).value(), block.text};
        if (error.message.isEmpty()) {
            error = chart.error();
            error.where.line += block.firstLine - 1;
        }
    }
    return error;
}

} // namespace stackwright::chart
