#pragma once

#include "app/cli/session.h"
#include "core/generate/fileset.h"

namespace stackwright::cli {

// The values that this stack's secrets have now, by variable, for looking whether a text holds one. Those that have none, or
// that a keychain does not give, are left out: nothing is made here.
QMap<QString, QByteArray> secretVariables(const Session &session, const QString &stack, const QList<generate::SecretUse> &uses);

} // namespace stackwright::cli
