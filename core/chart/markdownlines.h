#pragma once

#include <QList>
#include <QString>

namespace stackwright::chart {

// A line of Markdown that is read from its left: columns count from 0, and a tab goes to the next multiple of four.
class MarkdownLine
{
public:
    explicit MarkdownLine(QStringView line)
        : m_line(line)
    {
    }

    int indent() const; // columns of white space before the content
    QStringView content() const;
    bool isBlank() const { return content().isEmpty(); }
    QChar peek(qsizetype ahead = 0) const;
    // Passes over at most `columns` columns of white space.
    void skipIndent(int columns);
    // Where the text would begin behind at most `columns` of white space.
    qsizetype skipped(int columns) const;
    void skip(qsizetype characters); // none of which is white space
    qsizetype at() const { return m_at; }
    int column() const { return m_column; }
    QStringView passed(qsizetype from) const { return m_line.sliced(from, m_at - from); }

private:
    QStringView m_line;
    qsizetype m_at = 0;
    int m_column = 0;
};

// The quotes and list items around a line (CommonMark, "Container blocks").
class MarkdownContainers
{
public:
    // Passes over what the open containers put before this line. False where one of them ended, which is closed then.
    bool enter(MarkdownLine *line);
    // Opens what begins on the rest of the line.
    void open(MarkdownLine *line);
    // What a further line inside of all of them begins with.
    QString prefix() const;

private:
    struct Container
    {
        int width = 0;  // columns that a line of a list item is indented by; 0: a quote
        QString prefix; // of a further line
    };
    QList<Container> m_open;
};

} // namespace stackwright::chart
