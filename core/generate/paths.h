#pragma once

#include <QString>

namespace stackwright::generate {

// The path as a file set has it ("./a" is "a"), or empty where it is not one: absolute, with "..", "\", ":" or control characters.
QString safePath(const QString &path);

} // namespace stackwright::generate
