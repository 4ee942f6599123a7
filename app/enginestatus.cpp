#include "app/enginestatus.h"

#include "core/engine/dockerenginefinder.h"

#include <QCoreApplication>
#include <QPromise>

#include <memory>

namespace stackwright::app {

QFuture<shell::EngineStatus> engineStatus(const QProcessEnvironment &environment, QObject *parent)
{
    auto *finder = new engine::DockerEngineFinder(environment);
    finder->setParent(parent);
    const auto promise = std::make_shared<QPromise<shell::EngineStatus>>();
    promise->start();
    const auto answer = [finder, promise](const shell::EngineStatus &status) {
        promise->addResult(status);
        promise->finish();
        finder->deleteLater();
    };
    QObject::connect(finder, &engine::EngineFinder::found, finder, [answer](const engine::EngineInfo &info) {
        const QString name = info.podman ? QStringLiteral("Podman") : QStringLiteral("Docker");
        answer({true,
            QCoreApplication::translate("EngineStatus", "%1 %2, Compose %3").arg(name, info.server.text(), info.compose.text()),
            {}});
    });
    QObject::connect(finder, &engine::EngineFinder::failed, finder, [answer](const engine::EngineProblem &problem) {
        answer({false, problem.message, problem.wayOn});
    });
    finder->find();
    return promise->future();
}

} // namespace stackwright::app
