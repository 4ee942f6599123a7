#pragma once

#include "core/layout/graph.h"

namespace stackwright::layout {

inline constexpr double roundedRadius = 8; // px, corners of Outline::Rounded
inline constexpr double cylinderCap = 8;   // px, half the height of the ellipse on a cylinder

// Hexagons are pointed left and right; how far the points reach in.
double hexagonInset(const QSizeF &size);

// How far the slanted sides of parallelograms and trapezoids reach in.
double slantInset(const QSizeF &size);

enum class Side { Top, Bottom, Left, Right };

// How far inside the bounding box the outline lies where a line meets it at a right angle to `side`, `offset` px from
// the middle of that side (to the right, or downwards).
double outlineDepth(const QSizeF &size, Outline outline, Side side, double offset);

// Half of the stretch of `side`, around its middle, where lines may end without meeting the outline at a sharp angle.
double usableHalf(const QSizeF &size, Outline outline, Side side);

} // namespace stackwright::layout
