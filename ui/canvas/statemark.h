#pragma once

#include "core/run/runstate.h"
#include "ui/theme/theme.h"

#include <QPainter>

// The state of a run in colour, and in a sign for those who do not see the colour.
namespace stackwright::canvas {

QColor stateColor(run::State state, const theme::Theme &theme);

// A ring along `circle`: as far as `percent` says, or all around where that is not known (-1).
void paintRing(QPainter &painter, const QRectF &circle, const run::NodeState &state, const theme::Theme &theme);

// A filled dot with the state's sign: a tick, a cross, a bar.
void paintSign(QPainter &painter, const QPointF &centre, double radius, run::State state, const theme::Theme &theme);

} // namespace stackwright::canvas
