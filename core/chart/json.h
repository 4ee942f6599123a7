#pragma once

#include "core/chart/chart.h"

#include <QByteArray>
#include <QMap>

namespace stackwright::chart {

// The chart as JSON, UTF-8, two spaces deep, with a newline at its end; the same chart gives the same bytes:
//   {"direction", "nodes": [{"id", "label", "shape", "kind", "group", "classes", "styles"}],
//    "edges": [{"id", "from", "to", "label", "type", "stroke", "length"}],
//    "groups": [{"id", "title", "parent", "direction", "nodes"}]}
// Shape, type and stroke are the words of mermaid's own database. Labels and titles are decodedText(): what the
// drawing shows, markdown marks kept. `kinds` tells the kind of a node by its id. Where there is no kind, group,
// parent or direction, the value is null.
QByteArray json(const Chart &chart, const QMap<QString, QString> &kinds = {});

} // namespace stackwright::chart
