#include "core/chart/markdownlines.h"

namespace stackwright::chart {

namespace {

constexpr int tabColumns = 4;
constexpr int codeIndent = 4;      // from here on it is code, and nothing begins
constexpr qsizetype mostDeep = 20; // containers; deeper ones are text

int widthOf(QChar c, int column)
{
    return c == u'\t' ? tabColumns - column % tabColumns : 1;
}

bool isBlankMark(QChar c)
{
    return c == u' ' || c == u'\t';
}

// How many characters the mark of a list item has here ("-", "12."), or 0.
qsizetype listMark(const MarkdownLine &line)
{
    qsizetype size = 0;
    const QStringView rest = line.content();
    if (rest.isEmpty())
        return 0;
    if (rest[0] == u'-' || rest[0] == u'*' || rest[0] == u'+') {
        size = 1;
    } else {
        while (size < rest.size() && size < 9 && rest[size] >= u'0' && rest[size] <= u'9')
            ++size;
        if (size == 0 || size >= rest.size() || (rest[size] != u'.' && rest[size] != u')'))
            return 0;
        ++size;
    }
    return size == rest.size() || isBlankMark(rest[size]) ? size : 0;
}

// "***", "- - -": a line across the page.
bool isRule(QStringView content)
{
    int marks = 0;
    for (const QChar c : content) {
        if (isBlankMark(c))
            continue;
        if (c != content[0])
            return false;
        ++marks;
    }
    return marks >= 3;
}

} // namespace

int MarkdownLine::indent() const
{
    int column = m_column;
    for (qsizetype at = m_at; at < m_line.size() && isBlankMark(m_line[at]); ++at)
        column += widthOf(m_line[at], column);
    return column - m_column;
}

QStringView MarkdownLine::content() const
{
    qsizetype at = m_at;
    while (at < m_line.size() && isBlankMark(m_line[at]))
        ++at;
    return m_line.sliced(at);
}

QChar MarkdownLine::peek(qsizetype ahead) const
{
    return m_at + ahead < m_line.size() ? m_line[m_at + ahead] : QChar();
}

qsizetype MarkdownLine::skipped(int columns) const
{
    MarkdownLine copy = *this;
    copy.skipIndent(columns);
    return copy.m_at;
}

void MarkdownLine::skipIndent(int columns)
{
    const int last = m_column + columns;
    while (m_column < last && isBlankMark(peek())) {
        m_column += widthOf(peek(), m_column);
        ++m_at;
    }
}

void MarkdownLine::skip(qsizetype characters)
{
    m_at += characters;
    m_column += int(characters);
}

bool MarkdownContainers::enter(MarkdownLine *line)
{
    for (qsizetype i = 0; i < m_open.size(); ++i) {
        const int width = m_open[i].width;
        if (width > 0) {
            if (line->indent() >= width || line->isBlank()) {
                line->skipIndent(width);
                continue;
            }
        } else if (line->indent() < codeIndent && line->content().startsWith(u'>')) {
            line->skipIndent(codeIndent);
            line->skip(1);
            line->skipIndent(1);
            continue;
        }
        m_open.resize(i);
        return false;
    }
    return true;
}

void MarkdownContainers::open(MarkdownLine *line)
{
    while (m_open.size() < mostDeep && line->indent() < codeIndent) {
        const qsizetype begin = line->at();
        const int column = line->column();
        if (line->content().startsWith(u'>')) {
            line->skipIndent(codeIndent);
            line->skip(1);
            line->skipIndent(1);
            m_open.append({0, line->passed(begin).toString()});
            continue;
        }
        const qsizetype mark = listMark(*line);
        if (mark == 0 || isRule(line->content()))
            return;
        line->skipIndent(codeIndent);
        line->skip(mark);
        // The content of an item that begins with code or with nothing is one column behind its mark.
        const int marked = line->column() - column;
        const int gap = line->isBlank() || line->indent() > codeIndent ? 1 : line->indent();
        line->skipIndent(gap);
        const int width = marked + gap;
        m_open.append({width, QString(width, u' ')});
    }
}

QString MarkdownContainers::prefix() const
{
    QString all;
    for (const Container &container : m_open)
        all += container.prefix;
    return all;
}

} // namespace stackwright::chart
