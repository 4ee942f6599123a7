#pragma once

#include "core/base/diagnostic.h"
#include "core/kinds/kind.h"

namespace stackwright::kinds {

// Names in expressions that nothing defines: a typing mistake is found when the descriptor is read, not when a stack uses it.
void checkNames(const Kind &kind, base::Diagnostics *problems);

} // namespace stackwright::kinds
