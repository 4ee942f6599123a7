#pragma once

#include "core/base/result.h"
#include "core/yaml/value.h"

namespace stackwright::yaml {

// Reads one YAML document into a plain tree.
//
// Scalars are typed by the YAML 1.2 core schema, and a quoted scalar is always a string. Aliases are expanded and
// "<<" is merged (YAML merge key type), both counted against base::limits::yamlNodes before anything is copied.
// Refused, each with its line and column: text that is not YAML, a duplicate key, a key that is no scalar, an alias
// to itself or to nothing, more than limits::yamlDepth levels, a second document. `name` is what errors call the text.
// An empty text is a null Value.
base::Result<Value> read(const QByteArray &utf8, const QString &name);

} // namespace stackwright::yaml
