#pragma once

#include "core/chart/chart.h"

namespace stackwright::chart {

// Gives every edge without an id of its own the id that mermaid would: "L_from_to_N", where N counts the edges between the
// same two that stand before it (0, then 2, 3, …: mermaid's FlowDB.addSingleLink skips 1).
void numberEdges(Chart &chart);

} // namespace stackwright::chart
