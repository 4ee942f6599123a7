#pragma once

#include "core/base/result.h"
#include "core/chart/chart.h"

namespace stackwright::chart {

// Reads mermaid flowchart text, as mermaid 11 and 12 do. `name` is what errors call the text. A refusal names line
// and column, what was found and what was expected.
base::Result<Chart> read(const QString &text, const QString &name);

// A flowchart and the very text that reads as it.
struct ChartText
{
    Chart chart;
    QString text;
    // Of a Markdown file with several flowcharts: the number of this one among its mermaid blocks, and the heading above it where it
    // is the only one there. 0 and empty in other files.
    int number = 0;
    QString heading;
};

// Reads a .mmd or .md file's text, with locations in the file. Of a Markdown file the mermaid block of this number, counted from
// 1; 0: its only flowchart, and a refusal that names all of them where it has several.
base::Result<ChartText> readFileText(const QString &text, const QString &name, int number = 0);

} // namespace stackwright::chart
