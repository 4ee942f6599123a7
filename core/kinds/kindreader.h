#pragma once

#include "core/kinds/kind.h"

#include <optional>

namespace stackwright::kinds {

// Reads one descriptor (resources/kinds/FORMAT.md). Nothing where it has a fault, each of which goes to `problems` with its place.
std::optional<Kind> readKind(const QString &path, base::Diagnostics *problems);

} // namespace stackwright::kinds
