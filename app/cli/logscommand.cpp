#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/interrupt.h"
#include "app/cli/secretlookup.h"
#include "app/cli/terminal.h"
#include "core/run/logfollower.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace stackwright::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

base::Result<run::LogFollower::Request> requestOf(const Options &options, const Input &input, const Session &session)
{
    run::LogFollower::Request request;
    request.project = input.generated.project;
    request.nodes = input.generated.nodes;
    request.nodeId = options.operands.value(1);
    request.follow = options.has(QStringLiteral("follow"));
    request.secretVariables = secretVariables(session, input.identity, input.generated.secrets);
    if (!request.nodeId.isEmpty() && !request.nodes.contains(request.nodeId))
        return base::Error{tr("The node %1 runs no service").arg(request.nodeId)};
    if (options.values.contains(QStringLiteral("tail"))) {
        bool ok = false;
        request.lastLines = options.value(QStringLiteral("tail")).toInt(&ok);
        if (!ok || request.lastLines < 0)
            return base::Error{tr("--tail takes a number of lines"), {}, base::ErrorKind::Usage};
    }
    return request;
}

} // namespace

int logsCommand(const Options &options, const Session &session)
{
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return fail(input.error());
    const base::Result<run::LogFollower::Request> request = requestOf(options, *input, session);
    if (!request)
        return fail(request.error());
    const bool json = options.has(QStringLiteral("json"));

    run::LogFollower follower(session.environment);
    Interrupt interrupt;
    QEventLoop loop;
    int exitCode = Done;
    QObject::connect(&follower, &run::LogFollower::lines, &loop, [json](const QList<run::LogLine> &lines) {
        for (const run::LogLine &line : lines) {
            if (json)
                printJsonLine(run::logJson(line));
            else
                printText(QStringLiteral("%1 | %2").arg(line.service, QString::fromUtf8(line.text)));
        }
    });
    QObject::connect(&follower, &run::LogFollower::ended, &loop, [&](const base::Result<void> &result) {
        exitCode = result ? int(Done) : fail(result.error());
        loop.quit();
    });
    QObject::connect(&interrupt, &Interrupt::interrupted, &loop, [&] {
        follower.stop();
        exitCode = Cancelled;
        loop.quit();
    });
    QMetaObject::invokeMethod(
        &follower, [&] { follower.start(*request); }, Qt::QueuedConnection);
    loop.exec();
    return exitCode;
}

} // namespace stackwright::cli
