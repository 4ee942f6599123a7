#include "app/cli/commands.h"
#include "app/cli/runrequest.h"
#include "app/cli/terminal.h"
#include "app/cli/waiting.h"
#include "app/project.h"
#include "core/run/secretvalues.h"
#include "core/secrets/leaks.h"

#include <QCoreApplication>

namespace stackwright::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void sayMade(const run::SecretValues &values, const secrets::SecretStore &store)
{
    if (values.made.isEmpty())
        return;
    say(tr("New random values for: %1").arg(values.made.join(QLatin1String(", "))));
    // Data that is encrypted or guarded by them outlives this process; the values would not.
    if (store.kind() == secrets::SecretStore::Kind::SessionOnly)
        say(tr("They are kept by nobody (%1). To come up again on the same data, give them as environment variables "
               "STACKWRIGHT_SECRET_NAME")
                .arg(store.description()));
}

base::Result<void> writeFiles(const Input &input, const run::SecretValues &values, bool force)
{
    exporting::Options options;
    options.stackFile = input.identity;
    options.force = force;
    options.secrets = values.variables.values();
    options.holdsSecret = secrets::holdsSecret;
    const base::Result<exporting::Plan> done =
        exporting::exported(input.folder, app::exportFiles(input.generated.files), options);
    if (!done)
        return done.error();
    return {};
}

} // namespace

int upCommand(const Options &options, const Session &session)
{
    const bool json = options.has(QStringLiteral("json"));
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return refuse(input.error(), json);
    if (sayFaults(*input, options.file()))
        return refuse(base::Error{tr("The stack has a fault that must be solved first")}, json);
    const std::unique_ptr<secrets::SecretStore> store = session.secretStore();
    const base::Result<run::SecretValues> values =
        waited(run::secretValues(*store, input->identity, input->generated.secrets, app::givenSecrets(input->generated.secrets)));
    if (!values)
        return refuse(values.error(), json);
    if (const base::Result<void> written = writeFiles(*input, *values, options.has(QStringLiteral("force"))); !written)
        return refuse(written.error(), json);
    sayMade(*values, *store);
    say(tr("The files are in %1").arg(input->folder));
    run::Request request = requestFor(*input, run::Verb::Up);
    request.secretVariables = values->variables;
    return carryOut(request, session, json);
}

} // namespace stackwright::cli
