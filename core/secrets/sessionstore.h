#pragma once

#include "core/secrets/secretstore.h"

#include <QHash>
#include <QMutex>

namespace stackwright::secrets {

// Keeps secrets in memory, for this session only. What is used where there is no keychain; said so, and never written anywhere.
class SessionStore : public SecretStore
{
public:
    // `reason`: why there is no keychain, in words.
    explicit SessionStore(const QString &reason);
    ~SessionStore() override;

    QFuture<base::Result<QByteArray>> read(const SecretId &id) override;
    QFuture<base::Result<void>> write(const SecretId &id, const QByteArray &value) override;
    QFuture<base::Result<void>> remove(const SecretId &id) override;
    Kind kind() const override { return Kind::SessionOnly; }
    QString description() const override;

private:
    QString m_reason;
    QMutex m_mutex;
    QHash<QString, QByteArray> m_values;
};

} // namespace stackwright::secrets
