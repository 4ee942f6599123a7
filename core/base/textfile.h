#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace stackwright::base {

// The bytes of a regular file of at most `limit` bytes. Refuses folders, FIFOs, devices and larger files without
// reading them; "Cannot read X: …" otherwise.
Result<QByteArray> readFile(const QString &path, qint64 limit);

// The text of a file: UTF-8 (a BOM is dropped), no NUL bytes. The error names the line and column of the first bad byte.
Result<QString> readTextFile(const QString &path, qint64 limit);

// The same for bytes that are already here; `name` is what an error calls them.
Result<QString> decodedText(const QByteArray &bytes, const QString &name);

} // namespace stackwright::base
