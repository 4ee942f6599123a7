#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace stackwright::canvas {

// How the chart's plane (px at 100 %) is seen through the widget (px of the screen).
class View
{
public:
    static constexpr double smallest = 0.04;
    static constexpr double largest = 4.0;

    double zoom() const { return m_zoom; }
    QPointF toScreen(const QPointF &plane) const { return plane * m_zoom + m_offset; }
    QPointF toPlane(const QPointF &screen) const { return (screen - m_offset) / m_zoom; }
    QRectF toScreen(const QRectF &plane) const { return {toScreen(plane.topLeft()), plane.size() * m_zoom}; }
    QRectF toPlane(const QRectF &screen) const { return {toPlane(screen.topLeft()), screen.size() / m_zoom}; }
    QPointF offset() const { return m_offset; }

    void pan(const QPointF &screenDelta) { m_offset += screenDelta; }
    // The plane's point under `screen` stays there.
    void zoomAt(const QPointF &screen, double zoom);
    // All of `plane` in the middle of a widget of this size, at no more than `most`.
    void fit(const QRectF &plane, const QSizeF &widget, double most = 1.0);
    // `first` in the middle at this zoom, or as near to it as leaves no room unused beyond `plane`.
    void begin(const QRectF &first, const QRectF &plane, const QSizeF &widget, double zoom);
    // The least movement that shows all of `plane` with a margin.
    void show(const QRectF &plane, const QSizeF &widget);

private:
    double m_zoom = 1.0;
    QPointF m_offset;
};

} // namespace stackwright::canvas
