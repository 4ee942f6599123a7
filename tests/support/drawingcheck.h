#pragma once

#include "core/layout/graph.h"

#include <QStringList>

// What can be said about a drawing by looking at its geometry alone. Used by tests and by the benchmark.
namespace stackwright::test {

// Places where two edges cross; touching ends do not count.
int crossings(const layout::Drawing &drawing);

// Pairs of edges that run along each other on the same line.
int overlaidEdges(const layout::Drawing &drawing);

// Of all edges, with 1 em = 16 px.
double totalLengthEm(const layout::Drawing &drawing);
double longestEdgeEm(const layout::Drawing &drawing);

// Whether a way meets a box, by a pixel at least.
bool runsThrough(const layout::EdgeRoute &route, const QRectF &box);

// Every promise of layered.h that the drawing breaks, in words: nodes that overlap or leave their group, edges through
// nodes or foreign groups, ends that are not on the outline, labels that are covered, arrowheads that are piled up.
QStringList brokenPromises(const layout::Graph &graph, const layout::Drawing &drawing);

} // namespace stackwright::test
