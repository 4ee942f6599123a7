#pragma once

#include "core/chart/chart.h"

namespace stackwright::chart {

// The chart as mermaid text, deterministic; read(written(c)) equals c.
QString written(const Chart &chart);

// `text` changed so that it reads as `wanted`, with every line that the difference does not concern left as it was,
// byte for byte: comments, order, indentation. The result reads as equivalent(): a new member of a group stands in the
// group, wherever `wanted` lists it. Falls back to written(wanted) where the text cannot be kept.
QString edited(const QString &text, const Chart &wanted);

} // namespace stackwright::chart
