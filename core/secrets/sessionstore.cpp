#include "core/secrets/sessionstore.h"

#include "core/secrets/secretid.h"
#include "core/secrets/secretvalue.h"

#include <QCoreApplication>
#include <QMutexLocker>

namespace stackwright::secrets {

SessionStore::SessionStore(const QString &reason)
    : m_reason(reason)
{
}

SessionStore::~SessionStore()
{
    for (QByteArray &value : m_values)
        wipe(value);
}

QFuture<base::Result<QByteArray>> SessionStore::read(const SecretId &id)
{
    const QMutexLocker lock(&m_mutex);
    const auto value = m_values.constFind(keyOf(id));
    if (value == m_values.constEnd())
        return readyFuture<QByteArray>(noSuchSecret(id));
    return readyFuture<QByteArray>(*value);
}

QFuture<base::Result<void>> SessionStore::write(const SecretId &id, const QByteArray &value)
{
    const QMutexLocker lock(&m_mutex);
    m_values.insert(keyOf(id), value);
    return readyFuture<void>({});
}

QFuture<base::Result<void>> SessionStore::remove(const SecretId &id)
{
    const QMutexLocker lock(&m_mutex);
    QByteArray value = m_values.take(keyOf(id));
    if (value.isNull())
        return readyFuture<void>(noSuchSecret(id));
    wipe(value);
    return readyFuture<void>({});
}

QString SessionStore::description() const
{
    return QCoreApplication::translate("SecretStore", "secrets: this session only (%1)").arg(m_reason);
}

} // namespace stackwright::secrets
