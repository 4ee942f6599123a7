#pragma once

#include "core/compose/interpolate.h"
#include "core/yaml/value.h"

namespace stackwright::compose {

// A Compose model in one form for all ways of saying the same: long forms, sizes in bytes, durations in nanoseconds, absolute
// paths, variables replaced, defaults left out, lists whose order means nothing sorted. Our merged model and what `docker compose
// config --format json` prints of the same files become equal; nothing else is done with it.
base::Result<yaml::Value> canonical(const yaml::Value &model, const QString &folder, const Variables &variables);

} // namespace stackwright::compose
