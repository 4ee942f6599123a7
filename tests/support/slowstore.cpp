#include "tests/support/slowstore.h"

#include "core/secrets/secretid.h"

#include <utility>

namespace stackwright::test {

namespace {

template <typename T>
void give(const std::shared_ptr<QPromise<base::Result<T>>> &promise, base::Result<T> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

} // namespace

QFuture<base::Result<QByteArray>> SlowStore::read(const secrets::SecretId &id)
{
    if (readsAtOnce)
        return secrets::readyFuture(valueOf(id));
    auto promise = std::make_shared<QPromise<base::Result<QByteArray>>>();
    promise->start();
    m_reads.push_back({id, promise});
    return promise->future();
}

QFuture<base::Result<void>> SlowStore::write(const secrets::SecretId &id, const QByteArray &value)
{
    written.append(id);
    m_values.insert(secrets::keyOf(id), value);
    auto promise = std::make_shared<QPromise<base::Result<void>>>();
    promise->start();
    m_writes.push_back({id, promise});
    return promise->future();
}

QFuture<base::Result<void>> SlowStore::remove(const secrets::SecretId &id)
{
    m_values.remove(secrets::keyOf(id));
    return secrets::readyFuture(base::Result<void>());
}

void SlowStore::answer()
{
    for (const auto &question : std::exchange(m_reads, {}))
        give(question.promise, valueOf(question.id));
    for (const auto &question : std::exchange(m_writes, {}))
        give(question.promise, base::Result<void>());
}

void SlowStore::refuse()
{
    for (const auto &question : std::exchange(m_reads, {}))
        give(question.promise,
            base::Result<QByteArray>(base::Error{QStringLiteral("the keychain is locked"), {}, base::ErrorKind::Unavailable}));
}

base::Result<QByteArray> SlowStore::valueOf(const secrets::SecretId &id) const
{
    const auto value = m_values.constFind(secrets::keyOf(id));
    if (value == m_values.constEnd())
        return secrets::noSuchSecret(id);
    return *value;
}

} // namespace stackwright::test
