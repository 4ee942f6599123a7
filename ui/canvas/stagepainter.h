#pragma once

#include "ui/canvas/stage.h"

#include <QPainter>
#include <QRegion>

#include <algorithm>

namespace stackwright::canvas {

// How far halos, badges and heads stand out of their items, px of the plane: some keep a size on the screen when it is far away.
inline double itemReach(double zoom)
{
    return std::max(20.0, 10 / zoom);
}

// Draws the stage as seen through its view, at least where `exposed` (px of the screen) asks for it.
void paintStage(QPainter &painter, const Stage &stage, const QRegion &exposed);
// The same without the ground and its grid.
void paintItems(QPainter &painter, const Stage &stage, const QRegion &exposed);

} // namespace stackwright::canvas
