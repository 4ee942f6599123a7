#pragma once

#include <QString>

namespace stackwright::generate {

// The path as a file set has it ("./a" is "a"), or empty where base::relativePathFault() refuses it.
QString safePath(const QString &path);

} // namespace stackwright::generate
