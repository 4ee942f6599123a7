#pragma once

#include "core/chart/statement.h"

#include <QString>

#include <optional>

namespace stackwright::chart {

// Why a text is refused: at an offset of the cleaned text.
struct Fault
{
    qsizetype at = 0;
    QString message; // "found X, expected Y"
};

// Walks over cleaned mermaid text and takes the pieces that several statements share. Every take…() returns false
// after a fault, of which the first is kept. No piece is looked at more often than a fixed number of times.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_text(text)
    {
    }

    QStringView text() const { return m_text; }
    qsizetype at() const { return m_at; }
    void moveTo(qsizetype at) { m_at = at; }
    bool atEnd() const { return m_at >= m_text.size(); }
    char16_t peek(qsizetype ahead = 0) const
    {
        const qsizetype at = m_at + ahead;
        return at >= 0 && at < m_text.size() ? m_text[at].unicode() : u'\0';
    }
    bool startsWith(QLatin1String word) const { return m_text.sliced(m_at).startsWith(word); }
    // A word that is followed by no further letter, digit or "_" (of ASCII, as in mermaid's lexer).
    bool atWord(QLatin1String word) const;
    // What mermaid's lexer never takes for a part of an id that begins here: a keyword. Empty where none stands here.
    QStringView keywordHere() const;
    QStringView since(qsizetype begin) const { return m_text.sliced(begin, m_at - begin); }

    // White space within a line. Returns whether there was any.
    bool skipBlanks();
    // White space and line ends.
    void skipWhiteSpace();
    // White space, line ends, and comments that stand after white space.
    void skipSpace();
    // A comment up to its line's end, where one stands here after white space or at a line's start.
    bool skipComment();
    // White space and a comment may precede ";", a line end or the end of the text.
    bool takeSeparator(const QString &expectedBefore);

    // The id of a node; empty without a fault where none begins here, which is so for keywords too.
    QStringView takeId();
    // "text", "`markdown`" or plain text up to `close`, which is taken too. Empty text is refused.
    bool takeLabel(QLatin1String close, Label *label);
    // "…" or "`…`". The scanner stands on the quote.
    bool takeQuoted(Label *label);
    // Label text of slanted and elliptic shapes, which end at one of several closes of two characters; `close` is
    // set to the first of them.
    bool takeSlantedLabel(Label *label, QChar *close);
    bool takeEllipseLabel(Label *label);
    // "fill:#fff,stroke:red" up to ";", a comment or the line's end.
    bool takeStyles(QStringList *styles);
    // Up to the line's end.
    QStringView takeLine();
    QStringView takeDigits();

    bool fail(const QString &expected);
    bool fail(qsizetype at, const QString &expected);
    bool failSaying(qsizetype at, const QString &message);
    const std::optional<Fault> &fault() const { return m_fault; }
    // What stands at a place, as errors say it: "'x'", "the end of the line".
    QString found(qsizetype at) const;

private:
    bool finishLabel(qsizetype begin, qsizetype end, Label *label);
    bool finishRest(bool quoted, qsizetype begin, Label *label);
    qsizetype idRunEnd(qsizetype from) const;
    bool opensOddShape(qsizetype at) const;

    QStringView m_text;
    qsizetype m_at = 0;
    std::optional<Fault> m_fault;
};

} // namespace stackwright::chart
