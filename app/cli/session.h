#pragma once

#include "core/base/result.h"
#include "core/kinds/catalogue.h"
#include "core/run/runner.h"
#include "core/secrets/secretstore.h"

#include <QProcessEnvironment>

#include <functional>
#include <memory>

namespace stackwright::cli {

// What subcommands work with; made by the composition, with fakes in tests.
struct Session
{
    std::function<kinds::Catalogue()> catalogue;
    std::function<std::unique_ptr<secrets::SecretStore>()> secretStore;
    std::function<std::unique_ptr<run::Runner>()> runner;
    QProcessEnvironment environment; // of the docker program
};

} // namespace stackwright::cli
