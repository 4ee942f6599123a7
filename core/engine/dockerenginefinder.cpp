#include "core/engine/dockerenginefinder.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace stackwright::engine {

namespace {

using L1 = QLatin1String;
using End = base::ProcessResult::End;
using Kind = EngineProblem::Kind;

constexpr int localMs = 30'000; // `docker compose version` and the like, which ask no engine

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::engine", source);
}

// The last lines of what a program said: enough for a person, bounded.
QString lastWords(const QByteArray &errors)
{
    return QString::fromUtf8(errors.trimmed().right(800));
}

// "tcp://me:hunter2@host" -> "tcp://me@host", in an address and in what a program says of it. A password may hold "@" and "/".
QString withoutPassword(QString words)
{
    static const QRegularExpression password(QStringLiteral("(\\w://[^\\s/@:]*):\\S*@"));
    return words.replace(password, QStringLiteral("\\1@"));
}

QString server(const QString &endpoint)
{
    return endpoint.isEmpty() ? text("the container engine") : text("the container engine at %1").arg(endpoint);
}

bool says(const QString &words, std::initializer_list<const char *> parts)
{
    for (const char *part : parts) {
        if (words.contains(L1(part), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

EngineProblem engineProblem(const base::ProcessResult &version, const QString &address)
{
    const QString endpoint = withoutPassword(address);
    EngineProblem problem;
    problem.detail = withoutPassword(lastWords(version.errors));
    const QString &words = problem.detail;
    const auto is = [&problem](Kind kind, const QString &message, const QString &wayOn) {
        problem.kind = kind;
        problem.message = message;
        problem.wayOn = wayOn;
    };
    if (version.end == End::NotStarted)
        is(Kind::NoDocker, text("Cannot find the docker program."),
            text("Install Docker (or Podman with its docker command) and make sure that \"docker\" is in PATH."));
    else if (version.end == End::TimedOut)
        is(Kind::Silent, text("Asked %1, and it does not answer.").arg(server(endpoint)),
            text("Restart the engine; if it is a remote one, check that the machine can be reached."));
    else if (says(words, {"permission denied"}))
        is(Kind::PermissionDenied, text("This user may not use %1.").arg(server(endpoint)),
            text("Add the user to the group \"docker\" and log in again, or use a rootless engine."));
    else if (says(words, {"client version", "API version"}))
        is(Kind::Refused, text("The docker program and %1 speak no common version of the API.").arg(server(endpoint)),
            text("Update the older of the two."));
    else if (says(words, {"x509", "tls:", "HTTPS client", "HTTPS server", "certificate"}))
        is(Kind::Refused, text("The encrypted connection to %1 was refused.").arg(server(endpoint)),
            text("Check DOCKER_TLS_VERIFY, DOCKER_CERT_PATH and the certificates of the docker context."));
    else if (says(words, {"context not found", "unable to parse docker host", "unable to resolve docker endpoint",
                             "invalid proto", "unsupported protocol scheme", "no such host", "protocol not available"}))
        is(Kind::BadAddress,
            text("The address of the container engine does not lead anywhere: %1.").arg(endpoint.isEmpty() ? words : endpoint),
            text("Check DOCKER_HOST and \"docker context ls\"."));
    else if (says(words, {"Cannot connect", "failed to connect", "connection refused", "no such file or directory",
                             "daemon running", "no route to host", "i/o timeout", "connection reset", "EOF"}))
        is(Kind::NoDaemon, text("Nothing answers where %1 should be.").arg(server(endpoint)),
            text("Start it (for example \"systemctl start docker\", or Docker Desktop), or choose another with \"docker context "
                 "use\"."));
    else
        is(Kind::Other, text("Cannot use %1.").arg(server(endpoint)), words);
    return problem;
}

DockerEngineFinder::DockerEngineFinder(const QProcessEnvironment &environment, int silenceMs, QObject *parent)
    : EngineFinder(parent)
    , m_environment(environment)
    , m_silenceMs(silenceMs)
{
}

void DockerEngineFinder::find()
{
    cancel();
    m_open = Count;
    const QString json = QStringLiteral("{{json .}}");
    ask(Server, {QStringLiteral("version"), QStringLiteral("--format"), json});
    ask(Context, {QStringLiteral("context"), QStringLiteral("inspect")});
    ask(Compose, {QStringLiteral("compose"), QStringLiteral("version"), QStringLiteral("--short")});
    ask(Buildx, {QStringLiteral("buildx"), QStringLiteral("version")});
}

void DockerEngineFinder::cancel()
{
    m_open = 0;
    ++m_search; // what is queued belongs to the search before
    for (auto &process : m_processes)
        process->disconnect(this);
    m_processes.clear();
}

void DockerEngineFinder::ask(Question question, const QStringList &arguments)
{
    auto process = std::make_unique<base::Process>();
    connect(process.get(), &base::Process::finished, this,
        [this, question](const base::ProcessResult &result) { answered(question, result); });
    base::Command command;
    command.program = QStringLiteral("docker");
    command.arguments = arguments;
    command.environment = m_environment;
    // Only the engine may be silent. The others are programs of this machine, slow where it is busy.
    command.timeoutMs = question == Server ? m_silenceMs : std::max(m_silenceMs, localMs);
    command.captureBytes = 64 * 1024;
    process->start(command);
    m_processes.push_back(std::move(process));
}

void DockerEngineFinder::answered(Question question, const base::ProcessResult &result)
{
    m_answers[question] = result;
    if (--m_open == 0) // the processes are still on the stack: find() or cancel() clears them
        QMetaObject::invokeMethod(
            this,
            [this, search = m_search] {
                if (search == m_search)
                    decide();
            },
            Qt::QueuedConnection);
}

void DockerEngineFinder::decide()
{
    EngineInfo info;
    const QJsonObject context = QJsonDocument::fromJson(m_answers[Context].output).array().first().toObject();
    info.endpoint = m_environment.value(QStringLiteral("DOCKER_HOST"));
    if (info.endpoint.isEmpty())
        info.endpoint = context.value(L1("Endpoints"))[L1("docker")][L1("Host")].toString();
    info.endpoint = withoutPassword(info.endpoint);
    const QJsonObject version = QJsonDocument::fromJson(m_answers[Server].output).object();
    const QJsonObject server = version.value(L1("Server")).toObject();
    if (!m_answers[Server].ok() || server.isEmpty()) {
        fail(engineProblem(m_answers[Server], info.endpoint));
        return;
    }
    info.server = Version::parse(server.value(L1("Version")).toString());
    for (const QJsonValue &component : server.value(L1("Components")).toArray())
        info.podman = info.podman || component[L1("Name")].toString().contains(L1("Podman"), Qt::CaseInsensitive);
    info.podman = info.podman || version.value(L1("Client"))[L1("Platform")][L1("Name")].toString().contains(L1("Podman"));
    if (!info.podman && info.server < oldestEngine) { // Podman counts its versions for itself
        fail({Kind::EngineTooOld,
            text("The container engine is version %1, and %2 is needed.").arg(info.server.text(), oldestEngine.text()),
            text("Update it."), {}});
        return;
    }
    for (const Question question : {Compose, Buildx}) {
        if (m_answers[question].end == End::TimedOut) {
            fail({Kind::Other, text("The docker program did not tell its plugins' versions in time."),
                text("The machine may be busy: try again."), lastWords(m_answers[question].errors)});
            return;
        }
    }
    info.compose = Version::parse(QString::fromUtf8(m_answers[Compose].output));
    if (!m_answers[Compose].ok() || !info.compose.isKnown()) {
        fail({Kind::NoCompose, text("The docker program has no Compose."),
            text("Install the Compose plugin: the package docker-compose-plugin or docker-compose-v2."),
            lastWords(m_answers[Compose].errors)});
        return;
    }
    if (info.compose < oldestCompose) {
        fail(
            {Kind::ComposeTooOld, text("Compose is version %1, and %2 is needed.").arg(info.compose.text(), oldestCompose.text()),
                text("Update the Compose plugin."), {}});
        return;
    }
    if (m_answers[Buildx].ok())
        info.buildx = Version::parse(QString::fromUtf8(m_answers[Buildx].output));
    if (info.compose >= Version{2, 37, 0} && info.buildx < Version{0, 17, 0}) {
        fail({Kind::BuildxTooOld,
            info.buildx.isKnown() ? text("buildx is version %1, and Compose %2 needs 0.17 to build images.")
                                        .arg(info.buildx.text(), info.compose.text())
                                  : text("There is no buildx, and Compose %1 needs it to build images.").arg(info.compose.text()),
            text("Install or update the buildx plugin: the package docker-buildx-plugin or docker-buildx."), {}});
        return;
    }
    m_processes.clear();
    emit found(info);
}

void DockerEngineFinder::fail(const EngineProblem &problem)
{
    m_processes.clear();
    emit failed(problem);
}

} // namespace stackwright::engine
