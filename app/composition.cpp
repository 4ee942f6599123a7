#include "app/composition.h"

#include "app/project.h"
#include "core/engine/dockerenginefinder.h"
#include "core/run/composerunner.h"
#include "core/secrets/openstore.h"

namespace stackwright::app {

namespace {

std::unique_ptr<run::Runner> makeRunner(const QProcessEnvironment &environment)
{
    return std::make_unique<run::ComposeRunner>(std::make_unique<engine::DockerEngineFinder>(environment), environment);
}

} // namespace

cli::Session commandLineSession()
{
    cli::Session session;
    session.environment = QProcessEnvironment::systemEnvironment();
    session.catalogue = [] { return loadCatalogue(nullptr); };
    session.secretStore = [] { return secrets::openStore(); };
    session.runner = [environment = session.environment] { return makeRunner(environment); };
    return session;
}

int runWorkbench(const QStringList &)
{
    return 0;
}

} // namespace stackwright::app
