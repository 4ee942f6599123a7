#pragma once

#include "core/layout/graph.h"

namespace stackwright::layout {

// The frame of a group around what is in it.
QRectF groupFrame(const QRectF &content, const QSizeF &title);

// Puts the nodes that a person placed (NodeBox::fixedCentre) where they are to be, lets the groups around them follow, and
// routes their edges and those that they stand on now round the other nodes. Everything else stays as it was drawn.
void putFixed(const Graph &graph, Drawing *drawing);

} // namespace stackwright::layout
