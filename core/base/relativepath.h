#pragma once

#include <QString>

#include <optional>

namespace stackwright::base {

// Why a path may not name something within a folder, as the end of a sentence; nothing where it may. The one rule for what a person
// enters, what a kind makes and what an export writes. Refused: empty, absolute, "~", parts that are empty, "." or ".." or that
// begin or end with a space, backslashes, colons (where Compose splits a mount) and control characters, parts over 255 bytes, more
// than 32 parts, a ".git" anywhere (a hook of a repository within the folder runs too), and our own ".stackwright" at the top.
std::optional<QString> relativePathFault(const QString &path);

} // namespace stackwright::base
