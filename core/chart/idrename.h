#pragma once

#include "core/chart/chart.h"

namespace stackwright::chart {

// `text` with another id for a node or group, wherever it is mentioned; all else stays byte for byte. A null string where the
// text cannot say it: `to` is taken or is no id, or no word of the text gives the id (a group that mermaid numbers).
QString withId(const QString &text, const QString &from, const QString &to);

// The chart with another id for a node or group. A label or title that is the id and no more goes along.
Chart withId(Chart chart, const QString &from, const QString &to);

} // namespace stackwright::chart
