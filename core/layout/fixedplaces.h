#pragma once

#include "core/layout/graph.h"

#include <atomic>

namespace stackwright::layout {

// The room above what is in a group, for its title of this size in px; an empty one is none.
double groupHead(const QSizeF &title);

// The frame of a group around what is in it, as the layered layout makes it.
QRectF groupFrame(const QRectF &content, const QSizeF &title);

// Puts the nodes that a person placed (NodeBox::fixedCentre) where they are to be, lets the groups around them follow, and
// routes their edges and those that they stand on now round the other nodes. Everything else stays as it was drawn. Ends early,
// with edges as they were, where `cancel` is given and set.
void putFixed(const Graph &graph, Drawing *drawing, const std::atomic_bool *cancel);

} // namespace stackwright::layout
