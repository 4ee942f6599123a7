#pragma once

#include "ui/canvas/stage.h"

#include <QPainter>

namespace stackwright::canvas {

// Draws the stage as seen through its view, where `exposed` (px of the screen) asks for it.
void paintStage(QPainter &painter, const Stage &stage, const QRectF &exposed);

} // namespace stackwright::canvas
