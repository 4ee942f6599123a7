#include "core/generate/secretregistry.h"

#include <algorithm>

namespace stackwright::generate {

void SecretRegistry::ask(const RegisteredSecret &secret, int environment)
{
    auto found = m_secrets.find(secret.use.name);
    if (found == m_secrets.end())
        found = m_secrets.insert(secret.use.name, secret);
    found->environments.insert(environment);
}

QList<RegisteredSecret> SecretRegistry::all() const
{
    QList<RegisteredSecret> list = m_secrets.values();
    std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.order < b.order; });
    return list;
}

QStringList SecretRegistry::namesIn(int environment) const
{
    QStringList names;
    for (const RegisteredSecret &secret : all()) {
        if (secret.environments.contains(environment))
            names.append(secret.use.name);
    }
    return names;
}

} // namespace stackwright::generate
