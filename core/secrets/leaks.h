#pragma once

#include <QByteArray>
#include <QList>

namespace stackwright::secrets {

// Whether `bytes` hold one of these values: as it is, in base64 or percent-encoded. Values under 4 bytes are not looked for, for
// they stand in every text.
bool holdsSecret(const QByteArray &bytes, const QList<QByteArray> &values);

// The bytes with every such value replaced by "••••••".
QByteArray redacted(QByteArray bytes, const QList<QByteArray> &values);

} // namespace stackwright::secrets
