#include "core/run/status.h"

#include "core/engine/commands.h"
#include "core/engine/dockerenginefinder.h"

#include <QJsonObject>

#include <algorithm>

namespace stackwright::run {

namespace {

using L1 = QLatin1String;

constexpr int silenceMs = 5'000;

} // namespace

QJsonArray statusJson(const QList<ContainerStatus> &containers)
{
    QJsonArray all;
    for (const ContainerStatus &each : containers) {
        const engine::Container &container = each.container;
        QJsonArray ports;
        for (const engine::PublishedPort &port : container.ports) {
            ports.append(QJsonObject{{L1("address"), port.address}, {L1("host"), port.hostPort},
                {L1("container"), port.containerPort}, {L1("protocol"), port.protocol}});
        }
        all.append(QJsonObject{{L1("node"), each.nodeId}, {L1("service"), container.service}, {L1("container"), container.name},
            {L1("image"), container.image}, {L1("state"), engine::containerStateKey(container.state)},
            {L1("health"), engine::healthKey(container.health)}, {L1("exitCode"), container.exitCode}, {L1("ports"), ports}});
    }
    return all;
}

Status::Status(const QProcessEnvironment &environment, QObject *parent)
    : QObject(parent)
    , m_environment(environment)
{
}

void Status::ask(const QString &project, const QMap<QString, generate::NodeServices> &nodes)
{
    auto *process = new base::Process(this);
    connect(process, &base::Process::finished, this, [this, process, nodes](const base::ProcessResult &result) {
        process->deleteLater();
        if (!result.ok()) {
            const QString endpoint = m_environment.value(QStringLiteral("DOCKER_HOST"));
            emit answered(base::Error{engine::engineProblem(result, endpoint).text(), {}, base::ErrorKind::Unavailable});
            return;
        }
        QMap<QString, QString> nodeOfService;
        for (auto node = nodes.begin(); node != nodes.end(); ++node) {
            for (const QString &service : node->services)
                nodeOfService.insert(service, node.key());
        }
        QList<ContainerStatus> containers;
        for (const engine::Container &container : engine::containersFromPs(result.output))
            containers.append({nodeOfService.value(container.service), container});
        std::sort(containers.begin(), containers.end(), [](const ContainerStatus &a, const ContainerStatus &b) {
            return std::tie(a.container.service, a.container.name) < std::tie(b.container.service, b.container.name);
        });
        emit answered(containers);
    });
    base::Command command = engine::dockerPs(m_environment, project);
    command.timeoutMs = silenceMs;
    process->start(command);
}

} // namespace stackwright::run
