#pragma once

#include "core/chart/chart.h"

namespace stackwright::chart {

// How the parts of a chart are written. None of it ends with a line end.

// Whether a mention of this id alone, with white space after it, begins a statement. Such an id never stands without its label.
bool beginsStatement(const QString &id);

// The mention that says all about a node that is not said elsewhere: "A[Label]", "A@{ shape: doc }", or "A"; with
// ":::className" where one is given.
QString nodeText(const Node &node, const QString &className = {});
// Further mentions that a node needs after nodeText(); mostly none.
QStringList furtherNodeTexts(const Node &node);
// " -->|label| " with its id and the spaces around it.
QString linkText(const Edge &edge);
// "subgraph id [Title]"; `index` is the group's place in Chart::groups, from which mermaid makes ids.
QString groupText(const Group &group, int index);
// "fill:#fff,stroke:red" in as many pieces as statements are needed; mostly one.
QStringList styleTexts(const QStringList &styles);
// "id@{ key: value }", or empty without data.
QString dataText(const QString &id, const QMap<QString, QString> &data);

} // namespace stackwright::chart
