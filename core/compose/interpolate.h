#pragma once

#include "core/base/result.h"

#include <QMap>

namespace stackwright::compose {

using Variables = QMap<QString, QString>;

// A text with its variables replaced as Compose does it (Compose specification, "Interpolation"): $NAME, ${NAME}, and with :- - :? ? :+ +
// a default, an error or an alternative. "$$" stays "$$", as in the output of `docker compose config`; a "$" that starts no
// variable stays too. The error names the variable.
base::Result<QString> interpolated(const QString &text, const Variables &variables);

} // namespace stackwright::compose
