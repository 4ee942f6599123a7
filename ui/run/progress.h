#pragma once

#include "core/run/runner.h"

namespace stackwright::run {

// How much of a whole run is done, 0..100. An Up knows from the start which services it has to bring up: one that has not
// been heard of yet counts as not begun, and none is done before it is ready.
int progressOf(const RunState &state, const Request &request);

} // namespace stackwright::run
