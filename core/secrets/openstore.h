#pragma once

#include "core/secrets/secretstore.h"

#include <memory>

namespace stackwright::secrets {

// The desktop's keychain, or where there is none a store for this session only, which says why.
std::unique_ptr<SecretStore> openStore();

} // namespace stackwright::secrets
