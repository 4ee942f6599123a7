#pragma once

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QPainter>

namespace stackwright::canvas {

// Draws single lines of text. Finding the glyphs of a line takes longer than drawing them: those found once are kept.
class Typesetter
{
public:
    // In the painter's font; `baseline` is where the line begins. What is not made of pixels gets text instead of glyphs.
    void draw(QPainter &painter, const QPointF &baseline, const QString &line);
    double width(const QFont &font, const QString &line) { return lineOf(font, line).width; }

private:
    struct Key
    {
        QString text;
        int px;
        int weight;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.text, key.px, key.weight); }
    };
    struct Line
    {
        QList<QGlyphRun> glyphs;
        double ascent = 0;
        double width = 0;
    };
    const Line &lineOf(const QFont &font, const QString &text);

    QHash<Key, Line> m_lines;
    QString m_family; // of the fonts, whose sizes and weights differ
};

} // namespace stackwright::canvas
