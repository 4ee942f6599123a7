#pragma once

#include "core/base/diagnostic.h"
#include "core/yaml/value.h"

namespace stackwright::compose {

// What Compose or the engine would refuse in a merged file: services without an image, names that nothing defines, circles of
// dependencies (in linear time), one port of the host taken twice, secrets and configs without a source. Each finding stands where
// the value stands (Value::line()).
base::Diagnostics faultsOf(const yaml::Value &tree, const QString &file);

} // namespace stackwright::compose
