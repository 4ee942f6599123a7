#pragma once

#include <QList>
#include <QString>

namespace stackwright::chart {

// Replacements in a text that leave every other character alone. Offsets are those of the text as it was.
class TextEdits
{
public:
    explicit TextEdits(const QString &text);

    void replace(qsizetype begin, qsizetype end, const QString &with);
    // Takes a statement out: with its line where it stands there alone, otherwise with its ';'.
    void removeStatement(qsizetype begin, qsizetype end);
    // In the place of a statement: these statements, each on a line with its indentation.
    void replaceStatement(qsizetype begin, qsizetype end, const QStringList &lines);
    // Whole lines before or after the line of an offset, after what was inserted there earlier.
    void insertBefore(qsizetype at, const QStringList &lines, const QString &indentation);
    void insertAfter(qsizetype at, const QStringList &lines, const QString &indentation);

    bool startsLine(qsizetype at) const;
    QString indentation(qsizetype at) const;
    // The text with all replacements; a null string where two of them contend for the same characters.
    QString applied() const;

private:
    struct Edit
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        QString with;
    };

    qsizetype lineBegin(qsizetype at) const;
    qsizetype nextLine(qsizetype at) const;

    QString m_text;
    QString m_lineEnd;
    QList<Edit> m_edits;
};

} // namespace stackwright::chart
