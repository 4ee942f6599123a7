#pragma once

#include "core/chart/chart.h"
#include "core/layout/graph.h"

#include <functional>

namespace stackwright::run {

inline constexpr double chartEmPx = 16;   // font size of labels, as in mermaid
inline constexpr double chartLabelEm = 9; // where labels wrap
inline constexpr double edgeLabelEm = 12;

// The outline that edges meet for a shape's word of mermaid's database or of @{ shape: … }.
layout::Outline outlineOf(const QString &shape);

// Labels in the lines in which they are drawn.
QStringList nodeLines(const chart::Node &node);
QStringList edgeLines(const chart::Edge &edge);
QStringList groupLines(const chart::Group &group);

QSizeF nodeBoxSize(const chart::Node &node);

// The chart for laying out. `sizeOf` may give nodes another size than nodeBoxSize().
layout::Graph layoutGraph(const chart::Chart &chart, const std::function<QSizeF(const chart::Node &)> &sizeOf = {});

} // namespace stackwright::run
