#pragma once

#include "ui/canvas/stage.h"

namespace stackwright::canvas {

// What a group's head says of everything in it, folded or not.

// The state of a run that a person has to know of first; nothing where no node of the group takes part.
std::optional<run::State> stateOf(const Stage &stage, const GroupItem &group);

// "4 nodes; collapsed; 1 failed, 2 passed; 3 problems".
QString summaryOf(const Stage &stage, const GroupItem &group);

} // namespace stackwright::canvas
