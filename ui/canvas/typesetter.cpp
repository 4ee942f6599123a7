#include "ui/canvas/typesetter.h"

#include <QPaintEngine>
#include <QTextLayout>

namespace stackwright::canvas {

namespace {

constexpr qsizetype mostLines = 30'000; // some ten megabytes

} // namespace

const Typesetter::Line &Typesetter::lineOf(const QFont &font, const QString &text)
{
    if (m_lines.size() > mostLines || m_family != font.family()) {
        m_lines.clear();
        m_family = font.family();
    }
    const Key key{text, font.pixelSize(), font.weight()};
    auto found = m_lines.find(key);
    if (found == m_lines.end()) {
        QTextLayout layout(text, font);
        layout.beginLayout();
        const QTextLine line = layout.createLine();
        layout.endLayout();
        // No text, no line.
        found = m_lines.insert(key, line.isValid() ? Line{line.glyphRuns(), line.ascent(), line.naturalTextWidth()} : Line());
    }
    return *found;
}

void Typesetter::draw(QPainter &painter, const QPointF &baseline, const QString &text)
{
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        painter.drawText(baseline, text);
        return;
    }
    const Line &line = lineOf(painter.font(), text);
    for (const QGlyphRun &run : line.glyphs)
        painter.drawGlyphRun(baseline - QPointF(0, line.ascent), run);
}

} // namespace stackwright::canvas
