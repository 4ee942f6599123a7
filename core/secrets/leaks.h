#pragma once

#include <QByteArray>
#include <QList>

namespace stackwright::secrets {

// Everything that a value may look like in a file or in what a program prints: as it is, in base64, percent-encoded, and as the
// formats write it where it has quotes, backslashes, dollars or line breaks (JSON and double quotes, single quotes of YAML, SQL
// and the shell, "$$" of Compose, XML), also one within the other. The longest first, so that nothing of a longer one is left
// when they are taken out in order. None for a value under 4 bytes, for it stands in every text.
QList<QByteArray> formsOf(const QByteArray &value);

// Whether `bytes` hold one of these values in any form. Of a value of several lines, each line of 16 bytes or more counts too: a
// format may indent them.
bool holdsSecret(const QByteArray &bytes, const QList<QByteArray> &values);

} // namespace stackwright::secrets
