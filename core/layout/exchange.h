#pragma once

#include "core/layout/crossings.h"

namespace stackwright::layout {

// Neighbours in a rank change places where fewer links cross then, in a few passes over all ranks.
void exchangeNeighbours(Layers &layers, const Crossings &crossings, Effort &effort);

} // namespace stackwright::layout
