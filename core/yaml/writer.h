#pragma once

#include "core/yaml/value.h"

#include <QByteArray>

namespace stackwright::yaml {

// The tree as a YAML document in block style, two spaces deep, ending with a newline. Deterministic, and
// read(written(v)) equals v for every v. Strings are plain where that is unambiguous also for YAML 1.1 readers,
// block scalars ("|") where they span lines and can be written so, and double-quoted otherwise.
QByteArray written(const Value &value);

// One scalar as it stands in a block-style document, on one line.
QString writtenScalar(const Value &scalar);

} // namespace stackwright::yaml
