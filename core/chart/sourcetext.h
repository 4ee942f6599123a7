#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace stackwright::chart {

// A mermaid text made ready for the grammar, as mermaid prepares it: line ends are "\n" and the last line has one,
// front matter, directives and comment lines are out, and quotes of HTML attributes are single ones.
// Remembers where everything stood, so that errors and edits name places of the original.
class SourceText
{
public:
    static base::Result<SourceText> prepared(const QString &original, const QString &name);

    const QString &clean() const { return m_clean; }
    // The front matter without its title, and the directives, as text; see Chart::config.
    const QString &config() const { return m_config; }
    const QString &title() const { return m_title; }

    // Where an offset of clean() stands in the original, in UTF-16 units.
    qsizetype originalOffset(qsizetype cleanOffset) const;
    base::Location locate(qsizetype cleanOffset) const;

private:
    SourceText() = default;
    qsizetype removeComments(QStringView body, qsizetype bodyOffset);
    qsizetype removeDirective(QStringView body, qsizetype at);
    void keep(QStringView body, qsizetype from, qsizetype to);
    void softenAttributeQuotes();

    // From `clean` on, the text is that of the original from `original` on.
    struct Piece
    {
        qsizetype clean = 0;
        qsizetype original = 0;
    };

    QString m_name;
    QString m_original;
    QString m_clean;
    QString m_config;
    QString m_title;
    QList<Piece> m_pieces;
};

// The place of an offset in a text: lines and columns count from 1, columns in code points.
base::Location locationIn(QStringView text, qsizetype offset, const QString &name);

} // namespace stackwright::chart
