#pragma once

#include "core/yaml/value.h"

namespace stackwright::yaml {

// A plain (unquoted) scalar by the YAML 1.2 core schema (section 10.3.2): null, boolean, integer (0o and 0x too), number, else
// text. Digits with leading zeros stay text, for YAML 1.1 and 1.2 disagree on their value ("01777"); so do integers beyond 64 bits.
Value typedScalar(const QString &plain);

// Whether a YAML 1.1 or 1.2 reader may take this plain text for something else than a string.
bool looksTyped(const QString &text);

} // namespace stackwright::yaml
