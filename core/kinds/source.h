#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace stackwright::kinds {

// A descriptor or a file beside it: from this program's resources (":/…") or from a person's folder, within limits.
base::Result<QByteArray> readSource(const QString &path);

} // namespace stackwright::kinds
