#pragma once

#include "core/layout/effort.h"

#include <vector>

namespace stackwright::layout {

// head - tail >= minLength, at a cost of weight * (head - tail).
struct Arc
{
    int tail = 0;
    int head = 0;
    int minLength = 1;
    int weight = 1;
};

// Whole numbers for `count` variables that keep every arc and make the total cost least: the network simplex method
// of Gansner et al., "A Technique for Drawing Directed Graphs" (1993). The arcs must hold no cycle and make one
// connected graph. `start` must keep every arc. Stops after `maxPivots`,
// or when the effort is used up, with the best found so far.
std::vector<int> cheapestPositions(
    int count, const std::vector<Arc> &arcs, std::vector<int> start, int maxPivots, Effort &effort);

// The least positions that keep every arc, from 0 up. The arcs must hold no cycle.
std::vector<int> longestPathPositions(int count, const std::vector<Arc> &arcs);

} // namespace stackwright::layout
