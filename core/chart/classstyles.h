#pragma once

#include "core/chart/chart.h"

#include <QHash>

namespace stackwright::chart {

// What classDef, class and style make of the nodes and groups of a chart, which outlives it: "fill" -> "#e1f5fe", later
// ones winning. For whoever asks for many.
class ClassStyles
{
public:
    explicit ClassStyles(const Chart &chart);

    QMap<QString, QString> of(const Node &node) const;
    QMap<QString, QString> of(const Group &group) const;

private:
    void applyClass(const QString &name, QMap<QString, QString> *result) const;

    QHash<QString, const ClassDef *> m_definitions;
};

} // namespace stackwright::chart
