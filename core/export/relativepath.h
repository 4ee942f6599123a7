#pragma once

#include <QString>

#include <optional>

namespace stackwright::exporting {

// Why a path may not name a file of an export, as the end of a sentence; nothing where it may. Refused: empty, absolute, parts
// that are empty, "." or "..", backslashes and control characters, parts over 255 bytes, ".git" anywhere, and our own ".stackwright".
std::optional<QString> pathFault(const QString &path);

} // namespace stackwright::exporting
