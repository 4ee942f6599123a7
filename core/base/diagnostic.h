#pragma once

#include "core/base/location.h"

#include <QList>

namespace stackwright::base {

enum class Severity { Error, Warning, Info };

// One finding about a stack: what, where in a text, and on which node and setting of the chart.
struct Diagnostic
{
    Severity severity = Severity::Error;
    QString message;
    Location where = {};
    QString nodeId = {};    // empty: about the whole stack
    QString settingId = {}; // empty: about the whole node
    QString code = {};      // stable short name, such as "unknown-kind"

    bool operator==(const Diagnostic &) const = default;
};

using Diagnostics = QList<Diagnostic>;

bool hasError(const Diagnostics &diagnostics);
QString severityName(Severity severity); // "error", "warning", "info"

} // namespace stackwright::base
