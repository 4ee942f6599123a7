#pragma once

#include "core/chart/chart.h"

namespace stackwright::chart {

// The statements of classes, styles, curves, data of edges and groups, and clicks, indented.
QString styleSection(const Chart &chart);

// Its linkStyle statements for single edges, not indented.
QStringList linkStyleLines(const Chart &chart);

// What must stand before the nodes: tooltips of nodes that have no link.
QString earlyTooltips(const Chart &chart);

} // namespace stackwright::chart
