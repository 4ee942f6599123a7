#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/terminal.h"
#include "core/run/status.h"

#include <QEventLoop>

namespace stackwright::cli {

namespace {

using Containers = base::Result<QList<run::ContainerStatus>>;

// "running, healthy", "exited 137".
QString stateText(const engine::Container &container)
{
    QString text = engine::containerStateKey(container.state);
    if (container.state == engine::ContainerState::Exited)
        text += QStringLiteral(" %1").arg(container.exitCode);
    const QString health = engine::healthKey(container.health);
    return health.isEmpty() ? text : text + QLatin1String(", ") + health;
}

Containers asked(const Input &input, const Session &session)
{
    run::Status status(session.environment);
    QEventLoop loop;
    Containers answer = QList<run::ContainerStatus>();
    QObject::connect(&status, &run::Status::answered, &loop, [&](const Containers &containers) {
        answer = containers;
        loop.quit();
    });
    QMetaObject::invokeMethod(
        &status, [&] { status.ask(input.generated.project, input.generated.nodes); }, Qt::QueuedConnection);
    loop.exec();
    return answer;
}

} // namespace

int statusCommand(const Options &options, const Session &session)
{
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return fail(input.error());
    const Containers containers = asked(*input, session);
    if (!containers)
        return fail(containers.error());
    if (options.has(QStringLiteral("json"))) {
        printJson(QJsonDocument(run::statusJson(*containers)));
        return Done;
    }
    for (const run::ContainerStatus &status : *containers)
        printText(QStringLiteral("%1 %2 %3 [%4]")
                      .arg(status.container.service, -20)
                      .arg(stateText(status.container), -24)
                      .arg(status.container.image, status.nodeId));
    if (containers->isEmpty())
        say(QStringLiteral("%1: nothing is running").arg(input->generated.project));
    return Done;
}

} // namespace stackwright::cli
