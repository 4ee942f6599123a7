#pragma once

#include <QString>

#include <optional>

namespace stackwright::kinds {

// "512", "256kb", "1.5g", "2GiB": bytes with a unit of b, k, m, g, t (1024 each, as in the Compose specification, "Byte values").
std::optional<qint64> sizeInBytes(const QString &text);

// "30s", "1m30s", "500ms", "1h": Go's duration, as in the Compose specification, "Durations".
std::optional<qint64> durationInNanoseconds(const QString &text);

} // namespace stackwright::kinds
