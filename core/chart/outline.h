#pragma once

#include "core/chart/chart.h"
#include "core/chart/sourcetext.h"
#include "core/chart/statement.h"

#include <memory>
#include <optional>

namespace stackwright::chart {

// A chart together with the statements that it was read from, for editing its text.
struct Outline
{
    struct Item
    {
        Statement statement;
        qsizetype begin = 0; // in the original text
        qsizetype end = 0;
        int frame = -1; // the subgraph around it, in `frames`
    };
    struct Frame
    {
        QString group;
        int around = -1; // the frame around it
        int open = 0;    // its items
        int close = 0;
    };

    std::shared_ptr<const SourceText> source; // the statements point into it
    Header header;
    Chart chart;
    QList<Item> items;
    QList<Frame> frames;

    qsizetype originalBegin(Span span) const { return source->originalOffset(span.begin); }
    qsizetype originalEnd(Span span) const
    {
        return span.isEmpty() ? originalBegin(span) : source->originalOffset(span.end - 1) + 1;
    }
};

base::Result<Outline> outlined(const QString &text, const QString &name);

} // namespace stackwright::chart
