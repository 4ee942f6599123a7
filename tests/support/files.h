#pragma once

#include <QByteArray>
#include <QString>

namespace stackwright::test {

// All of a file; empty where it cannot be read.
QByteArray contentOf(const QString &path);

// Writes a file, and the folders that it is in.
[[nodiscard]] bool write(const QString &path, const QByteArray &content);

} // namespace stackwright::test
