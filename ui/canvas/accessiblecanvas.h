#pragma once

namespace stackwright::canvas {

// Makes every Canvas speak: it has its nodes, groups and edges as accessible children. Called once by the
// first Canvas; calling it again does nothing.
void installAccessibility();

} // namespace stackwright::canvas
