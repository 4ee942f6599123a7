#pragma once

#include "core/chart/chart.h"

namespace stackwright::chart {

// The nodes, edges and groups of a chart as indented statements, in one of two orders.

// As a person would write it: each node where it first matters, edges beside their nodes, groups around both.
// Not every chart can be said in this order; whoever asks reads the result again.
QString naturalBody(const Chart &chart);
// All nodes, then all groups, then all edges: says every chart that a text can make.
QString plainBody(const Chart &chart);

} // namespace stackwright::chart
