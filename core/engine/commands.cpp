#include "core/engine/commands.h"

#include "core/base/reservedvariables.h"

#include <QDir>

namespace stackwright::engine {

namespace {

base::Command docker(const QProcessEnvironment &environment, const QStringList &arguments)
{
    base::Command command;
    command.program = QStringLiteral("docker");
    command.arguments = arguments;
    command.environment = commandEnvironment(environment);
    return command;
}

QString progressForm(const EngineInfo &engine)
{
    return engine.hasJsonProgress() ? QStringLiteral("json") : QStringLiteral("plain");
}

QString projectFilter(const QString &project)
{
    return QStringLiteral("label=com.docker.compose.project=") + project;
}

} // namespace

QProcessEnvironment commandEnvironment(const QProcessEnvironment &environment)
{
    QProcessEnvironment cleaned = environment;
    static const QStringList kept{
        QStringLiteral("COMPOSE_PARALLEL_LIMIT"), QStringLiteral("COMPOSE_HTTP_TIMEOUT"), QStringLiteral("COMPOSE_BAKE")};
    for (const QString &name : environment.keys()) {
        const bool changesMeaning =
            (name.startsWith(QLatin1String("COMPOSE_")) && !kept.contains(name)) || name == QLatin1String("BUILDKIT_PROGRESS");
        if (changesMeaning || name.startsWith(QLatin1String("STACKWRIGHT_SECRET_")))
            cleaned.remove(name);
    }
    cleaned.insert(QStringLiteral("DOCKER_CLI_HINTS"), QStringLiteral("false"));
    cleaned.insert(QStringLiteral("NO_COLOR"), QStringLiteral("1"));
    return cleaned;
}

base::Command composeUp(const QProcessEnvironment &environment, const EngineInfo &engine, const ComposeProject &project,
    const QMap<QString, QByteArray> &secrets)
{
    QStringList arguments{QStringLiteral("compose"), QStringLiteral("--project-name"), project.name,
        QStringLiteral("--project-directory"), project.folder, QStringLiteral("--progress"), progressForm(engine)};
    for (const QString &file : project.files)
        arguments << QStringLiteral("--file") << QDir(project.folder).filePath(file);
    arguments << QStringLiteral("up") << QStringLiteral("--detach") << QStringLiteral("--build")
              << QStringLiteral("--remove-orphans");
    base::Command command = docker(environment, arguments);
    command.folder = project.folder;
    for (auto secret = secrets.begin(); secret != secrets.end(); ++secret) {
        if (!base::isReservedVariable(secret.key()))
            command.environment.insert(secret.key(), QString::fromUtf8(secret.value()));
    }
    return command;
}

base::Command composeDown(const QProcessEnvironment &environment, const EngineInfo &engine, const QString &project,
    bool removeVolumes, int timeoutSeconds)
{
    QStringList arguments{QStringLiteral("compose"), QStringLiteral("--project-name"), project, QStringLiteral("--progress"),
        progressForm(engine), QStringLiteral("down"), QStringLiteral("--remove-orphans")};
    if (removeVolumes)
        arguments << QStringLiteral("--volumes");
    if (timeoutSeconds >= 0)
        arguments << QStringLiteral("--timeout") << QString::number(timeoutSeconds);
    base::Command command = docker(environment, arguments);
    command.folder = QDir::rootPath(); // where Compose finds no file by itself
    return command;
}

base::Command dockerEvents(const QProcessEnvironment &environment, const QString &project)
{
    QStringList arguments{QStringLiteral("events"), QStringLiteral("--format"), QStringLiteral("{{json .}}"),
        QStringLiteral("--filter"), QStringLiteral("type=container"), QStringLiteral("--filter"), projectFilter(project)};
    for (const char *event : {"create", "start", "die", "oom", "health_status", "destroy", "restart"})
        arguments << QStringLiteral("--filter") << QStringLiteral("event=") + QLatin1String(event);
    return docker(environment, arguments);
}

base::Command dockerPs(const QProcessEnvironment &environment, const QString &project)
{
    return docker(
        environment, {QStringLiteral("ps"), QStringLiteral("--all"), QStringLiteral("--no-trunc"), QStringLiteral("--filter"),
                         projectFilter(project), QStringLiteral("--format"), QStringLiteral("{{json .}}")});
}

base::Command dockerPublishing(const QProcessEnvironment &environment, int port)
{
    return docker(
        environment, {QStringLiteral("ps"), QStringLiteral("--no-trunc"), QStringLiteral("--filter"),
                         QStringLiteral("publish=%1").arg(port), QStringLiteral("--format"), QStringLiteral("{{json .}}")});
}

base::Command dockerInspect(const QProcessEnvironment &environment, const QStringList &containerIds)
{
    return docker(
        environment, QStringList{QStringLiteral("container"), QStringLiteral("inspect"), QStringLiteral("--")} + containerIds);
}

base::Command dockerLogs(
    const QProcessEnvironment &environment, const QString &containerId, int lastLines, bool follow, bool timestamps)
{
    QStringList arguments{QStringLiteral("logs")};
    if (lastLines >= 0)
        arguments << QStringLiteral("--tail") << QString::number(lastLines);
    if (follow)
        arguments << QStringLiteral("--follow");
    if (timestamps)
        arguments << QStringLiteral("--timestamps");
    return docker(environment, arguments << QStringLiteral("--") << containerId);
}

base::Command dockerRemove(const QProcessEnvironment &environment, const QStringList &containerIds)
{
    return docker(environment, QStringList{QStringLiteral("rm"), QStringLiteral("--force"), QStringLiteral("--")} + containerIds);
}

base::Command dockerStop(const QProcessEnvironment &environment, const QStringList &containerIds)
{
    return docker(environment,
        QStringList{QStringLiteral("stop"), QStringLiteral("-t"), QStringLiteral("1"), QStringLiteral("--")} + containerIds);
}

} // namespace stackwright::engine
