#pragma once

#include "core/layout/effort.h"

#include <vector>

namespace stackwright::layout {

// A line that leaves the rank above at one x and reaches the rank below at another.
struct Crossover
{
    double upper = 0;
    double lower = 0;
};

struct Tracks
{
    std::vector<int> ofLine; // 0 is the highest; -1 for lines that go straight down
    int count = 0;
};

// Heights for the horizontal pieces between two ranks, so that no two lie on each other and lines cross only where
// their ends are in opposite orders. `gap`: px that pieces on one track keep apart.
// Lines that the effort does not suffice for share tracks.
Tracks assignedTracks(const std::vector<Crossover> &lines, double gap, Effort &effort);

} // namespace stackwright::layout
