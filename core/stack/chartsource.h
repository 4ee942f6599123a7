#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace stackwright::stack {

// Where the text of a chart stands that was read from a mermaid file or from a block of a Markdown file.
struct ChartSource
{
    QString path;   // absolute; empty: nowhere
    int number = 0; // of the block among the mermaid blocks of a Markdown file, counted from 1; 0: its only flowchart
    QString text;   // as it stands there

    bool operator==(const ChartSource &) const = default;
};

// A file with another chart in the place of the old one.
struct ChartFile
{
    QByteArray bytes;
    ChartSource source; // of the new chart
};

// The source's file, of these bytes, with `text` in the place of its chart: all else stays byte for byte, and so does every line of
// the chart that stays. A block that moved is found by its text. Refused where its text is not there any more, for somebody
// changed it meanwhile.
base::Result<ChartFile> withChartIn(const QByteArray &bytes, const ChartSource &source, const QString &text);

} // namespace stackwright::stack
