#include "app/cli/secretlookup.h"

#include "app/cli/waiting.h"
#include "app/project.h"

namespace stackwright::cli {

QMap<QString, QByteArray> secretVariables(const Session &session, const QString &stack, const QList<generate::SecretUse> &uses)
{
    QMap<QString, QByteArray> values = app::givenSecrets(uses);
    if (uses.isEmpty())
        return values;
    const std::unique_ptr<secrets::SecretStore> store = session.secretStore();
    for (const generate::SecretUse &use : uses) {
        if (values.contains(use.variable))
            continue;
        const base::Result<QByteArray> value = waited(store->read({stack, use.name}));
        if (value)
            values.insert(use.variable, *value);
    }
    return values;
}

} // namespace stackwright::cli
