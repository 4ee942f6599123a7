#include "core/secrets/secretid.h"

#include <QCoreApplication>

namespace stackwright::secrets {

QString keyOf(const SecretId &id)
{
    return id.stack + QLatin1Char('/') + id.name;
}

base::Error noSuchSecret(const SecretId &id)
{
    return {QCoreApplication::translate("SecretStore", "The secret %1 of the stack %2 has no value yet").arg(id.name, id.stack)};
}

} // namespace stackwright::secrets
