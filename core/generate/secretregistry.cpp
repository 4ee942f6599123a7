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

} // namespace stackwright::generate
