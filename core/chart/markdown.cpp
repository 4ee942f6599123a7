#include "core/chart/markdown.h"

#include "core/chart/markdownlines.h"

#include <QCoreApplication>

#include <algorithm>

namespace stackwright::chart {

namespace {

// Nobody has more charts in a file or more lines in a chart. Further charts are not found; a longer one can be read and replaced as
// a whole, but its lines are not known one by one.
constexpr qsizetype mostBlocks = 1'000;
constexpr qsizetype mostLines = 1'000'000;

// A fence as CommonMark has it: up to three columns, then three or more ` or ~, then what the block is.
struct Fence
{
    QChar mark;
    qsizetype length = 0;
    int indent = 0;
    QStringView info;
};

Fence fenceOf(const MarkdownLine &line)
{
    Fence fence;
    const QStringView rest = line.content();
    fence.indent = line.indent();
    if (fence.indent > 3 || rest.isEmpty() || (rest[0] != u'`' && rest[0] != u'~'))
        return {};
    fence.mark = rest[0];
    while (fence.length < rest.size() && rest[fence.length] == fence.mark)
        ++fence.length;
    fence.info = rest.sliced(fence.length).trimmed();
    // What looks like code within a line is no fence.
    const bool inLine = fence.mark == u'`' && fence.info.contains(u'`');
    return fence.length >= 3 && !inLine ? fence : Fence{};
}

bool isMermaid(QStringView info)
{
    const QStringView word = info.left(7);
    return word.compare(QLatin1String("mermaid"), Qt::CaseInsensitive) == 0 && (info.size() == 7 || !info[7].isLetterOrNumber());
}

// The text of "## Heading ##", or empty.
QString headingOf(QStringView line)
{
    qsizetype level = 0;
    while (level < line.size() && line[level] == u'#')
        ++level;
    if (level < 1 || level > 6 || (level < line.size() && !line[level].isSpace()))
        return {};
    QStringView text = line.sliced(level).trimmed();
    qsizetype end = text.size();
    while (end > 0 && text[end - 1] == u'#')
        --end;
    if (end == 0 || text[end - 1].isSpace())
        text = text.left(end).trimmed();
    return text.toString();
}

bool isUnderline(QStringView line)
{
    const QStringView marks = line.trimmed();
    return !marks.isEmpty() && (marks[0] == u'=' || marks[0] == u'-') &&
           std::all_of(marks.begin(), marks.end(), [&](QChar c) { return c == marks[0]; });
}

// Walks over the lines of a Markdown text and gathers its mermaid blocks.
class BlockFinder
{
public:
    explicit BlockFinder(QStringView markdown)
        : m_text(markdown)
    {
    }

    QList<MarkdownBlock> found()
    {
        int number = 1;
        for (qsizetype at = 0; at < m_text.size() && m_blocks.size() < mostBlocks; ++number) {
            const qsizetype newline = m_text.indexOf(u'\n', at);
            m_next = newline < 0 ? m_text.size() : newline + 1;
            takeLine(at, number);
            at = m_next;
        }
        if (m_open.length > 0)
            close(m_text.size(), false); // a block may run to the end of the file
        return m_blocks;
    }

private:
    void takeLine(qsizetype begin, int number)
    {
        QStringView whole = m_text.sliced(begin, m_next - begin);
        while (!whole.isEmpty() && (whole.back() == u'\n' || whole.back() == u'\r'))
            whole.chop(1);
        MarkdownLine line(whole);
        const bool inside = m_containers.enter(&line);
        if (m_open.length > 0 && !inside)
            close(begin, false); // the quote or list around it has ended
        if (m_open.length > 0) {
            const Fence fence = fenceOf(line);
            if (fence.length >= m_open.length && fence.mark == m_open.mark && fence.info.isEmpty())
                close(begin, true);
            else if (isMermaid(m_open.info))
                takeText(begin, begin + line.skipped(m_open.indent));
            return;
        }
        m_containers.open(&line);
        const QStringView content = line.content();
        if (const Fence fence = fenceOf(line); fence.length > 0) {
            m_open = fence;
            m_block = {};
            m_block.firstLine = number + 1;
            m_block.heading = m_heading;
            m_block.begin = m_next;
            m_block.lineEnd = m_next > begin && m_text.sliced(begin, m_next - begin).endsWith(QLatin1String("\r\n"))
                                  ? QStringLiteral("\r\n")
                                  : QStringLiteral("\n");
            m_block.prefix = m_containers.prefix() + QString(fence.indent, u' ');
            m_paragraph.clear();
        } else if (number == 1 && content == QLatin1String("---")) {
            m_inFrontMatter = true;
        } else if (line.indent() <= 3 && isUnderline(content) && !m_paragraph.isEmpty()) {
            if (!std::exchange(m_inFrontMatter, false))
                m_heading = m_paragraph;
            m_paragraph.clear();
        } else if (const QString heading = line.indent() <= 3 ? headingOf(content) : QString(); !heading.isEmpty()) {
            m_heading = heading;
            m_paragraph.clear();
        } else {
            m_paragraph = content.trimmed().toString();
        }
    }

    void takeText(qsizetype begin, qsizetype text)
    {
        m_block.text += m_text.sliced(text, m_next - text);
        if (m_block.lines.size() <= mostLines)
            m_block.lines.append({begin, text, m_next});
    }

    void close(qsizetype end, bool byFence)
    {
        m_block.end = end;
        m_block.closed = byFence;
        if (m_block.lines.size() > mostLines)
            m_block.lines.clear();
        if (isMermaid(m_open.info))
            m_blocks.append(m_block);
        m_open = {};
    }

    QStringView m_text;
    qsizetype m_next = 0; // where the line after this one begins
    MarkdownContainers m_containers;
    Fence m_open;
    MarkdownBlock m_block;
    QString m_heading;
    bool m_inFrontMatter = false;
    QString m_paragraph; // the line before, which an underline makes a heading
    QList<MarkdownBlock> m_blocks;
};

QStringView withoutEnd(QStringView line)
{
    while (!line.isEmpty() && (line.back() == u'\n' || line.back() == u'\r'))
        line.chop(1);
    return line;
}

// The lines of a text without their ends; what is behind the last line end is a line only where there is something.
QList<QStringView> linesOf(QStringView text)
{
    QList<QStringView> lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype newline = text.indexOf(u'\n', at);
        const qsizetype next = newline < 0 ? text.size() : newline + 1;
        lines.append(withoutEnd(text.sliced(at, next - at)));
        at = next;
    }
    return lines;
}

QString withoutEnds(const QString &text)
{
    QString plain = text;
    plain.remove(u'\r');
    while (plain.endsWith(u'\n'))
        plain.chop(1);
    return plain;
}

} // namespace

base::Location MarkdownBlock::inFile(base::Location where) const
{
    if (where.line >= 1 && where.line <= lines.size())
        where.column += int(lines[where.line - 1].text - lines[where.line - 1].begin);
    where.line += firstLine - 1;
    return where;
}

QList<MarkdownBlock> mermaidBlocks(const QString &markdown)
{
    return BlockFinder(markdown).found();
}

MarkdownBlock wholeText(const QString &text)
{
    MarkdownBlock block;
    block.text = text;
    block.firstLine = 1;
    block.end = text.size();
    const qsizetype first = text.indexOf(u'\n');
    block.lineEnd = first > 0 && text[first - 1] == u'\r' ? QStringLiteral("\r\n") : QStringLiteral("\n");
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype newline = text.indexOf(u'\n', at);
        const qsizetype next = newline < 0 ? text.size() : newline + 1;
        block.lines.append({at, at, next});
        at = next;
    }
    return block;
}

QString withText(const QString &file, const MarkdownBlock &block, const QString &text)
{
    const QList<QStringView> wanted = linesOf(text);
    const auto known = [&](qsizetype line) {
        return withoutEnd(QStringView(file).sliced(block.lines[line].text, block.lines[line].end - block.lines[line].text));
    };
    const qsizetype shorter = std::min(wanted.size(), block.lines.size());
    qsizetype head = 0;
    while (head < shorter && wanted[head] == known(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && wanted[wanted.size() - 1 - tail] == known(block.lines.size() - 1 - tail))
        ++tail;

    QString result = file.left(head > 0 ? block.lines[head - 1].end : block.begin);
    const auto endLine = [&] {
        if (!result.isEmpty() && !result.endsWith(u'\n'))
            result += block.lineEnd;
    };
    for (qsizetype line = head; line < wanted.size() - tail; ++line) {
        endLine();
        result += wanted[line].isEmpty() ? block.prefix.trimmed() : block.prefix;
        result += wanted[line];
        result += block.lineEnd;
    }
    const qsizetype rest = tail > 0 ? block.lines[block.lines.size() - tail].begin : block.end;
    if (rest < file.size())
        endLine();
    else if (!file.endsWith(u'\n') && result.endsWith(block.lineEnd) && !wanted.isEmpty())
        result.chop(block.lineEnd.size()); // the file ended without a line end, in its block
    result += QStringView(file).sliced(rest);
    return result;
}

base::Result<QString> withBlockText(const QString &markdown, qsizetype index, const QString &text)
{
    const QList<MarkdownBlock> before = mermaidBlocks(markdown);
    if (index < 0 || index >= before.size())
        return base::Error{QCoreApplication::translate("Chart", "the Markdown has no such block")};
    const QString result = withText(markdown, before[index], text);
    const QList<MarkdownBlock> after = mermaidBlocks(result);
    const bool sameBlocks = after.size() == before.size() && after[index].closed == before[index].closed &&
                            withoutEnds(after[index].text) == withoutEnds(text);
    if (!sameBlocks)
        return base::Error{QCoreApplication::translate("Chart", "Markdown would end the block at one of its lines")};
    return result;
}

} // namespace stackwright::chart
