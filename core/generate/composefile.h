#pragma once

#include "core/generate/fileset.h"
#include "core/yaml/value.h"

namespace stackwright::generate {

// A Compose file as text. Where two services or more log alike, they share one anchored x-logging, and so do those that restart
// alike an x-restart. The tree's values stand at
// line node + 1 (0: nobody's), which becomes the file's spans.
GeneratedFile composeFile(const QString &path, const yaml::Value &tree, const QString &stackName, const QStringList &nodeIds);

} // namespace stackwright::generate
