#pragma once

#include "core/chart/chart.h"
#include "core/layout/graph.h"

#include <QByteArray>

namespace stackwright::run {

// The drawing as one SVG 1.1 file that needs nothing else: shapes and class colours of the chart, edges with their heads
// and strokes, wrapped labels. Deterministic. Text of the chart is written as text, links and callbacks are left out.
QByteArray chartSvg(const chart::Chart &chart, const layout::Drawing &drawing);

} // namespace stackwright::run
