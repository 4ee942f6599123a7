#include "app/cli/runrequest.h"

#include "app/cli/interrupt.h"
#include "app/cli/progressprinter.h"
#include "app/cli/terminal.h"
#include "core/generate/generator.h"

#include <QEventLoop>

namespace stackwright::cli {

run::Request requestFor(const Input &input, run::Verb verb)
{
    run::Request request;
    request.verb = verb;
    request.project = input.generated.project;
    request.folder = input.folder;
    request.environment = input.environment;
    request.composeFiles = generate::composeFiles(input.environment);
    request.nodes = input.generated.nodes;
    return request;
}

int carryOut(const run::Request &request, const Session &session, bool json)
{
    const std::unique_ptr<run::Runner> runner = session.runner();
    const ProgressPrinter printer(*runner, json);
    Interrupt interrupt;
    QEventLoop loop;
    int exitCode = 0;
    QObject::connect(runner.get(), &run::Runner::finished, &loop, [&](const run::Outcome &outcome) {
        exitCode = outcome.exitCode;
        loop.quit();
    });
    QObject::connect(&interrupt, &Interrupt::interrupted, runner.get(), &run::Runner::cancel);
    // Queued, so that a run which ends at once ends the loop that is waiting for it.
    QMetaObject::invokeMethod(
        runner.get(), [&] { runner->start(request); }, Qt::QueuedConnection);
    loop.exec();
    return exitCode;
}

int refuse(const base::Error &error, bool json)
{
    const int exitCode = fail(error);
    if (json)
        printOutcome({run::State::Failed, error.text(), {}, exitCode}, json);
    return exitCode;
}

} // namespace stackwright::cli
