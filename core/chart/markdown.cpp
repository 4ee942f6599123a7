#include "core/chart/reader.h"

namespace stackwright::chart {

namespace {

// A fence as CommonMark has it: up to three spaces, then three or more ` or ~, then what the block is.
struct Fence
{
    QChar mark;
    qsizetype length = 0;
    qsizetype indent = 0;
    QStringView info;
};

Fence fenceOf(QStringView line)
{
    Fence fence;
    while (fence.indent < line.size() && line[fence.indent] == u' ')
        ++fence.indent;
    const QStringView rest = line.sliced(fence.indent);
    if (fence.indent > 3 || rest.isEmpty() || (rest[0] != u'`' && rest[0] != u'~'))
        return {};
    fence.mark = rest[0];
    while (fence.length < rest.size() && rest[fence.length] == fence.mark)
        ++fence.length;
    fence.info = rest.sliced(fence.length).trimmed();
    return fence.length >= 3 ? fence : Fence{};
}

struct BlockSpan
{
    qsizetype begin = 0; // of the text between the fences
    qsizetype end = 0;
    int firstLine = 0;
    qsizetype indent = 0;
};

bool isMermaid(QStringView info)
{
    const QStringView word = info.left(7);
    return word.compare(QLatin1String("mermaid"), Qt::CaseInsensitive) == 0 && (info.size() == 7 || !info[7].isLetterOrNumber());
}

QList<BlockSpan> blockSpans(QStringView markdown)
{
    QList<BlockSpan> spans;
    Fence open;
    BlockSpan span;
    int number = 1;
    for (qsizetype at = 0; at < markdown.size(); ++number) {
        qsizetype end = markdown.indexOf(u'\n', at);
        const qsizetype next = end < 0 ? markdown.size() : end + 1;
        end = end < 0 ? markdown.size() : end;
        QStringView line = markdown.sliced(at, end - at);
        if (line.endsWith(u'\r'))
            line.chop(1);
        const Fence fence = fenceOf(line);
        if (open.length == 0 && fence.length > 0) {
            open = fence;
            span = {next, next, number + 1, fence.indent};
        } else if (open.length > 0 && fence.length >= open.length && fence.mark == open.mark && fence.info.isEmpty()) {
            span.end = at;
            if (isMermaid(open.info))
                spans.append(span);
            open = {};
        }
        at = next;
    }
    if (open.length > 0 && isMermaid(open.info)) { // a block may run to the end of the file
        span.end = markdown.size();
        spans.append(span);
    }
    return spans;
}

} // namespace

QList<MarkdownBlock> mermaidBlocks(const QString &markdown)
{
    QList<MarkdownBlock> blocks;
    for (const BlockSpan &span : blockSpans(markdown))
        blocks.append({markdown.sliced(span.begin, span.end - span.begin), span.firstLine});
    return blocks;
}

} // namespace stackwright::chart
