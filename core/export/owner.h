#pragma once

#include "core/base/result.h"
#include "core/export/directory.h"

#include <optional>

// Two stacks of one name in one folder would be exported to one folder, each over the other. So an export notes the file of its
// stack, as ".stackwright/stack-file": where it lies in the export's folder or beside it, relative to that folder. Of a stack that
// lies elsewhere nothing is noted: a path of this computer is nobody else's business.
namespace stackwright::exporting {

// The file of another stack that was exported to this folder and is still there: "../shop.stack.yaml". A chart and the project file
// that was made of it (shop.mmd, shop.stack.yaml) are one stack. `stackFile`: of this one, absolute, or empty.
std::optional<QString> otherOwner(const Directory &directory, const QString &folder, const QString &stackFile);

// From now on it is this one's.
base::Result<void> writeOwner(const Directory &directory, const QString &folder, const QString &stackFile);

} // namespace stackwright::exporting
