#include "core/chart/reader.h"

#include "core/chart/builder.h"
#include "core/chart/choice.h"
#include "core/chart/markdown.h"
#include "core/chart/parser.h"
#include "core/chart/sourcetext.h"

#include <QCoreApplication>

#include <algorithm>

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

Result<ChartText> readFileText(const QString &text, const QString &name, int number)
{
    if (!isMarkdown(name)) {
        if (number != 0)
            return Error{QCoreApplication::translate("Chart", "Cannot read chart #%1 of %2: only Markdown holds several charts")
                             .arg(number)
                             .arg(name),
                {}, base::ErrorKind::Usage};
        Result<Chart> chart = read(text, name);
        return chart ? ChartText{std::move(chart).value(), text, 0, {}} : Result<ChartText>(chart.error());
    }
    const QList<Choice> all = choices(text, name);
    const Result<int> which = chosen(all, number, name);
    if (!which)
        return which.error();
    const MarkdownBlock block = mermaidBlocks(text).at(*which - 1);
    Result<Chart> chart = read(block.text, name);
    if (!chart) {
        Error error = chart.error();
        error.where = block.inFile(error.where);
        return error;
    }
    ChartText result{std::move(chart).value(), block.text, 0, {}};
    if (mustChoose(all)) {
        result.number = *which;
        const auto sameHeading = [&](const Choice &each) { return each.isFlowchart && each.heading == block.heading; };
        if (std::count_if(all.cbegin(), all.cend(), sameHeading) == 1)
            result.heading = block.heading;
    }
    return result;
}

} // namespace stackwright::chart
