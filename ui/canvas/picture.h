#pragma once

#include "ui/canvas/stage.h"

#include <QPixmap>
#include <QRegion>

namespace stackwright::canvas {

// What the stage looked like when it was last painted. A pan paints only what comes into view, a drag only what it touches.
class Picture
{
public:
    // All of it, or an area of the plane, has changed since.
    void spoil() { m_allSpoiled = true; }
    void spoil(const QRectF &plane) { m_spoiled.append(plane); }

    // Brought up to date for a widget of this size with `ratio` device pixels to one of its own. It lies at most half a device
    // pixel beside where the view says, for after a pan its pixels are the same ones elsewhere.
    const QPixmap &current(Stage &stage, const QSize &size, double ratio);

private:
    QRegion scrolledTo(const View &view, const QSize &size);

    QPixmap m_pixmap;
    View m_view; // that it was painted with
    QList<QRectF> m_spoiled;
    bool m_allSpoiled = true;
};

// All pixels of the screen that items in this area of the plane may have painted, with their shadows, heads and badges.
QRect touchedPixels(const View &view, const QRectF &plane);

} // namespace stackwright::canvas
