#pragma once

#include "core/layout/graph.h"

#include <atomic>

namespace stackwright::layout {

// A layered drawing of the graph: deterministic, no overlaps, no edge through a node or through a group that is not its
// own. Cycles are broken by depth-first search in declaration order. Pure: safe on any thread. `cancel`, where given and
// set, makes it return early with an empty Drawing. The effort is bounded: of a graph of many thousand edges the drawing is
// plainer, with longer ways, lines that share a track, and the longest edges straight through whatever lies between.
// Nodes that a person placed are where they were placed, whatever they cover there, and their edges go round the others where a
// simple way does.
Drawing laidOut(const Graph &graph, const std::atomic_bool *cancel = nullptr);

} // namespace stackwright::layout
