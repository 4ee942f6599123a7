#pragma once

#include "core/base/result.h"
#include "core/chart/chart.h"

namespace stackwright::chart {

// Reads mermaid flowchart text, as mermaid 11 and 12 do. `name` is what errors call the text. A refusal names line
// and column, what was found and what was expected.
base::Result<Chart> read(const QString &text, const QString &name);

// One ```mermaid block of a Markdown file.
struct MarkdownBlock
{
    QString text;      // without the fences
    int firstLine = 0; // of the text, 1-based
};
QList<MarkdownBlock> mermaidBlocks(const QString &markdown);

// A flowchart and the very text that reads as it.
struct ChartText
{
    Chart chart;
    QString text;
};

// Reads a .mmd or .md file's text: of a Markdown file, its first mermaid flowchart block, with locations in the file.
base::Result<ChartText> readFileText(const QString &text, const QString &name);

} // namespace stackwright::chart
