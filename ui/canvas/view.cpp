#include "ui/canvas/view.h"

#include <algorithm>

namespace stackwright::canvas {

namespace {

constexpr double margin = 28; // px of the screen left free around what is fitted

double needed(double low, double high, double size)
{
    if (low < margin || high - low > size - 2 * margin)
        return margin - low;
    return high > size - margin ? size - margin - high : 0;
}

// How far a line from `low` to `high` has to move to fill what is `size` long; into its middle where it cannot.
double filling(double low, double high, double size)
{
    if (high - low <= size - 2 * margin)
        return (size - low - high) / 2;
    if (low > margin)
        return margin - low;
    return high < size - margin ? size - margin - high : 0;
}

} // namespace

void View::zoomAt(const QPointF &screen, double zoom)
{
    const QPointF anchor = toPlane(screen);
    m_zoom = std::clamp(zoom, smallest, largest);
    m_offset = screen - anchor * m_zoom;
}

void View::fit(const QRectF &plane, const QSizeF &widget, double most)
{
    if (plane.isEmpty() || widget.isEmpty())
        return;
    const double across = (widget.width() - 2 * margin) / plane.width();
    const double down = (widget.height() - 2 * margin) / plane.height();
    m_zoom = std::clamp(std::min({across, down, most}), smallest, largest);
    m_offset = QPointF(widget.width(), widget.height()) / 2 - plane.center() * m_zoom;
}

void View::begin(const QRectF &first, const QRectF &plane, const QSizeF &widget, double zoom)
{
    m_zoom = std::clamp(zoom, smallest, largest);
    m_offset = QPointF(widget.width(), widget.height()) / 2 - first.center() * m_zoom;
    const QRectF seen = toScreen(plane);
    m_offset += QPointF(filling(seen.left(), seen.right(), widget.width()), filling(seen.top(), seen.bottom(), widget.height()));
}

void View::show(const QRectF &plane, const QSizeF &widget)
{
    const QRectF seen = toScreen(plane);
    m_offset += QPointF(needed(seen.left(), seen.right(), widget.width()), needed(seen.top(), seen.bottom(), widget.height()));
}

} // namespace stackwright::canvas
