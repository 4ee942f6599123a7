#pragma once

#include "core/compose/interpolate.h"
#include "core/yaml/value.h"

#include <QByteArray>

namespace stackwright::compose {

// What an env file says, each name with its text (Compose specification, "env_file"; compose-go, dotenv/parser.go): comments, an
// "export" before the name, values bare, in '…' with nothing special but \', or in "…" with escapes and over several lines.
// Outside of '…' variables are replaced by earlier ones of the file, else by `variables`; a name alone is taken from there, and
// is nothing where they have none. The error names the line.
base::Result<yaml::Map> envFile(const QByteArray &content, const QString &path, const Variables &variables);

} // namespace stackwright::compose
