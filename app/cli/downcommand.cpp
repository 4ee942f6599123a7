#include "app/cli/commands.h"
#include "app/cli/runrequest.h"
#include "app/cli/terminal.h"

namespace stackwright::cli {

int downCommand(const Options &options, const Session &session)
{
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return fail(input.error());
    run::Request request = requestFor(*input, run::Verb::Down);
    request.removeVolumes = options.has(QStringLiteral("volumes"));
    return carryOut(request, session, options.has(QStringLiteral("json")));
}

} // namespace stackwright::cli
