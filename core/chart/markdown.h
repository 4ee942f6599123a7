#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace stackwright::chart {

// One ```mermaid block of a Markdown file (CommonMark, "Fenced code blocks"; ~~~, longer fences, in quotes and lists too).
struct MarkdownBlock
{
    // A line of the block as it stands in the file: what a quote, a list or the fence puts before it is no part of the text.
    struct Line
    {
        qsizetype begin = 0; // of the line, in the Markdown
        qsizetype text = 0;  // where its text begins
        qsizetype end = 0;   // behind its line end
    };

    QString text;        // without the fences; line ends as they are in the file
    int firstLine = 0;   // of the text, 1-based
    QString heading;     // the one above it, or empty
    qsizetype begin = 0; // of the text, in the Markdown
    qsizetype end = 0;   // where the closing fence's line begins, or the Markdown ends
    bool closed = false; // by a fence
    QString prefix;      // what a further line has before it
    QString lineEnd;     // of the line with the opening fence: "\n", "\r\n"
    QList<Line> lines;

    // A place in `text` as one in the file.
    base::Location inFile(base::Location where) const;
};

QList<MarkdownBlock> mermaidBlocks(const QString &markdown);
// A file that is nothing but a chart, as a block.
MarkdownBlock wholeText(const QString &text);

// The file with another text in this block of it. Every line that stays keeps its bytes, and so does all that is outside.
QString withText(const QString &file, const MarkdownBlock &block, const QString &text);

// The same for the block at `index` of mermaidBlocks(). Refused where Markdown would read the text as something else, as one
// with a line of fences.
base::Result<QString> withBlockText(const QString &markdown, qsizetype index, const QString &text);

} // namespace stackwright::chart
