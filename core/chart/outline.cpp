#include "core/chart/outline.h"

#include "core/chart/builder.h"
#include "core/chart/parser.h"

namespace stackwright::chart {

base::Result<Outline> outlined(const QString &text, const QString &name)
{
    const base::Result<SourceText> source = SourceText::prepared(text, name);
    if (!source)
        return source.error();
    Outline outline;
    outline.source = std::make_shared<const SourceText>(*source);
    const auto refusal = [&](const Fault &fault) { return base::Error{fault.message, outline.source->locate(fault.at)}; };
    Parser parser(outline.source->clean());
    if (!parser.takeHeader(&outline.header))
        return refusal(*parser.fault());
    Builder builder(outline.header, outline.source->clean());
    QList<int> open;
    for (Statement statement; parser.takeStatement(&statement);) {
        if (!builder.add(statement))
            return refusal(*builder.fault());
        const int number = int(outline.items.size());
        int frame = open.isEmpty() ? -1 : open.last();
        if (std::holds_alternative<SubgraphStatement>(statement.content)) {
            open.append(int(outline.frames.size()));
            outline.frames.append({QString(), frame, number, number});
        } else if (std::holds_alternative<EndStatement>(statement.content)) {
            Outline::Frame &closed = outline.frames[open.takeLast()];
            closed.close = number;
            closed.group = builder.closedGroup();
            frame = closed.around;
        }
        outline.items.append({statement, outline.originalBegin(statement.span), outline.originalEnd(statement.span), frame});
    }
    if (parser.fault())
        return refusal(*parser.fault());
    if (!builder.finish(&outline.chart))
        return refusal(*builder.fault());
    outline.chart.title = outline.source->title();
    outline.chart.config = outline.source->config();
    return outline;
}

} // namespace stackwright::chart
