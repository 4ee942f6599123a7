#pragma once

#include "core/export/directory.h"
#include "core/export/exporter.h"

namespace stackwright::exporting {

// Writes what was planned. Where it stops in the middle (a full disk, a person who saved in between, a kill), what was done is
// known to the next export, which goes on from there.
base::Result<void> carryOut(const Directory &folder, const Plan &plan, const Files &files);

} // namespace stackwright::exporting
