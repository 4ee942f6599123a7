#include "core/secrets/openstore.h"

#include "core/secrets/keychainstore.h"
#include "core/secrets/sessionstore.h"

namespace stackwright::secrets {

std::unique_ptr<SecretStore> openStore()
{
    const KeychainState state = keychainState();
    if (state.availability == KeychainState::Availability::Absent)
        return std::make_unique<SessionStore>(state.reason);
    return std::make_unique<KeychainStore>(state);
}

} // namespace stackwright::secrets
