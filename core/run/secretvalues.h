#pragma once

#include "core/generate/fileset.h"
#include "core/secrets/secretstore.h"

namespace stackwright::run {

// The values that a run needs, ready for the environment of the one compose process.
struct SecretValues
{
    QMap<QString, QByteArray> variables; // VARIABLE -> value
    QStringList made;                    // names of secrets that had no value and got a random one, now kept in the store
};

// Reads every secret that the stack's environment needs. One that has no value is made and stored, unless nobody can make it up (length 0: a TLS key),
// which is an error that says how to give it. A variable in `given` (this process's environment) wins over the store.
QFuture<base::Result<SecretValues>> secretValues(secrets::SecretStore &store, const QString &stack,
    const QList<generate::SecretUse> &uses, const QMap<QString, QByteArray> &given = {});

} // namespace stackwright::run
