#pragma once

#include "core/generate/fileset.h"
#include "core/yaml/value.h"

namespace stackwright::generate {

// Compose makes a container anew when its service changed, and does not look into the files that it mounts. So every service of
// a model that mounts files of the set, or takes them as configs, has a label that follows what is in them:
// io.stackwright.files, the first 16 hexadecimal digits of a SHA-256. What a person works on, a starter's folder, is not in it.
void labelMountedFiles(yaml::Value *model, const FileSet &files);

} // namespace stackwright::generate
