#include "app/enginestatus.h"

#include "core/engine/dockerenginefinder.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace stackwright::app {

shell::EngineStatus engineStatus(const QProcessEnvironment &environment)
{
    engine::DockerEngineFinder finder(environment);
    QEventLoop loop;
    shell::EngineStatus status;
    QObject::connect(&finder, &engine::EngineFinder::found, &loop, [&](const engine::EngineInfo &info) {
        const QString name = info.podman ? QStringLiteral("Podman") : QStringLiteral("Docker");
        status = {true,
            QCoreApplication::translate("EngineStatus", "%1 %2, Compose %3").arg(name, info.server.text(), info.compose.text()),
            {}};
        loop.quit();
    });
    QObject::connect(&finder, &engine::EngineFinder::failed, &loop, [&](const engine::EngineProblem &problem) {
        status = {false, problem.message, problem.wayOn};
        loop.quit();
    });
    QMetaObject::invokeMethod(&finder, &engine::EngineFinder::find, Qt::QueuedConnection);
    loop.exec();
    return status;
}

} // namespace stackwright::app
