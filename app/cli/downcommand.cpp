#include "app/cli/commands.h"
#include "app/cli/runrequest.h"

namespace stackwright::cli {

int downCommand(const Options &options, const Session &session)
{
    const bool json = options.has(QStringLiteral("json"));
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return refuse(input.error(), json);
    run::Request request = requestFor(*input, run::Verb::Down);
    request.removeVolumes = options.has(QStringLiteral("volumes"));
    return carryOut(request, session, json);
}

} // namespace stackwright::cli
