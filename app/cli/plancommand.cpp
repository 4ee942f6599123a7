#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/terminal.h"
#include "core/run/planjson.h"

namespace stackwright::cli {

int planCommand(const Options &options, const Session &session)
{
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return fail(input.error());
    if (sayFaults(*input, options.file()))
        return Faulty;
    const base::Result<run::Plan> plan = run::plan(input->stack, input->catalogue, input->generated, input->environment);
    if (!plan)
        return fail(plan.error());
    if (options.has(QStringLiteral("json"))) {
        printJson(QJsonDocument(run::planJson(*plan)));
        return Done;
    }
    int number = 0;
    for (const run::PlannedStep &step : plan->steps) {
        const QString node = step.nodeId.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(step.nodeId);
        printText(QStringLiteral("%1. %2%3").arg(++number, 3).arg(step.title, node));
    }
    return Done;
}

} // namespace stackwright::cli
