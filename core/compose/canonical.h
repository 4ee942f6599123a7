#pragma once

#include "core/compose/interpolate.h"
#include "core/yaml/value.h"

#include <QByteArray>

namespace stackwright::compose {

using EnvFiles = QMap<QString, QByteArray>;

// A Compose model in one form for all ways of saying the same: long forms, sizes in bytes, durations in nanoseconds, absolute
// paths, variables replaced, defaults left out, lists whose order means nothing sorted. Our merged model and what `docker compose
// config --format json` prints of the same files become equal; nothing else is done with it. Compose prints what env files say as
// part of `environment`: `envFiles` holds their contents, by path without "./". One that is missing is an error unless the model
// says that it need not be there.
base::Result<yaml::Value> canonical(
    const yaml::Value &model, const QString &folder, const Variables &variables, const EnvFiles &envFiles = {});

} // namespace stackwright::compose
