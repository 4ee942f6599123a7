#pragma once

#include "core/run/runstate.h"

namespace stackwright::run {

// "12.4 of 80 MiB", "80 MiB", or nothing where the engine told no size.
QString sizeText(const Step &step);
// "0.4 s", "2:05 min"; of a step that is not over yet, nothing.
QString secondsText(const Step &step);

} // namespace stackwright::run
