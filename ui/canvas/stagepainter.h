#pragma once

#include "ui/canvas/stage.h"

#include <QPainter>
#include <QRegion>

namespace stackwright::canvas {

inline constexpr double itemReach = 24; // px of the plane that halos, badges and heads stand out of their items

// Draws the stage as seen through its view, at least where `exposed` (px of the screen) asks for it.
void paintStage(QPainter &painter, const Stage &stage, const QRegion &exposed);

} // namespace stackwright::canvas
