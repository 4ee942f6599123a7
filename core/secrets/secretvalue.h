#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace stackwright::secrets {

// A new random value from the system's cryptographic source. `alphabet` is "alphanumeric", "hex" or "base64url"; any other name
// counts as alphanumeric. None of them needs quoting anywhere.
QByteArray generatedValue(int length, const QString &alphabet);

// What is wrong with a value that a person gives: shorter than 8 or longer than 65,536 bytes, a NUL byte, not UTF-8. The message
// never contains the value. A single line end at the end is not part of it ("echo … | stackwright secret set").
base::Result<QByteArray> checkedValue(QByteArray typed, const QString &name);

// Overwrites the bytes before they are given back, where this is the only owner.
void wipe(QByteArray &value);

} // namespace stackwright::secrets
