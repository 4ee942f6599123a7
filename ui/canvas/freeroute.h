#pragma once

#include "ui/canvas/nodeform.h"

namespace stackwright::canvas {

// A line between two outlines that looks at nothing else: for what is being dragged, and where a person put
// nodes where no layout would have. Leaves and enters at the facing sides.
layout::EdgeRoute freeRoute(Form fromForm, const QRectF &from, Form toForm, const QRectF &to, const QSizeF &label);

} // namespace stackwright::canvas
