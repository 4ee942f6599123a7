#pragma once

#include "core/secrets/keychainstate.h"
#include "core/secrets/secretstore.h"

#include <QThreadPool>

#include <memory>

namespace stackwright::secrets {

// The desktop's keychain, through QtKeychain: service "stackwright", one entry a secret. A locked keychain is told from a missing
// entry by asking it, for QtKeychain answers both alike; a write is read back before it counts, for KDE Wallet ends
// failed writes as done. Use from the main thread: QtKeychain's jobs live there.
class KeychainStore : public SecretStore
{
public:
    explicit KeychainStore(const KeychainState &state);

    QFuture<base::Result<QByteArray>> read(const SecretId &id) override;
    QFuture<base::Result<void>> write(const SecretId &id, const QByteArray &value) override;
    QFuture<base::Result<void>> remove(const SecretId &id) override;
    Kind kind() const override { return Kind::Keychain; }
    QString description() const override;

private:
    KeychainState m_state;
    std::shared_ptr<QThreadPool> m_workers; // with the jobs that are under way, which may outlive this
};

} // namespace stackwright::secrets
