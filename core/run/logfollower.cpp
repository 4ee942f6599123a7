#include "core/run/logfollower.h"

#include "core/engine/commands.h"
#include "core/engine/containers.h"
#include "core/engine/dockerenginefinder.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <memory>

namespace stackwright::run {

namespace {

using L1 = QLatin1String;

constexpr int silenceMs = 5'000;

// `docker logs --timestamps`: "2026-11-22T10:45:16.433423251Z text"
LogLine logLine(const QByteArray &raw)
{
    LogLine line;
    const qsizetype space = raw.indexOf(' ');
    line.time = QDateTime::fromString(QString::fromLatin1(raw.left(qMin<qsizetype>(space, 23))), Qt::ISODateWithMs);
    line.time.setTimeSpec(Qt::UTC);
    line.text = line.time.isValid() ? raw.mid(space + 1) : raw;
    return line;
}

} // namespace

QJsonObject logJson(const LogLine &line)
{
    return {{L1("time"), line.time.toString(Qt::ISODateWithMs)}, {L1("node"), line.nodeId}, {L1("service"), line.service},
        {L1("stream"), line.isError ? L1("stderr") : L1("stdout")}, {L1("text"), QString::fromUtf8(line.text)}};
}

LogFollower::LogFollower(const QProcessEnvironment &environment, QObject *parent)
    : QObject(parent)
    , m_environment(environment)
{
}

LogFollower::~LogFollower()
{
    stop();
}

void LogFollower::start(const Request &request)
{
    stop();
    m_request = request;
    m_redactor = Redactor(request.secretVariables);
    for (auto node = request.nodes.begin(); node != request.nodes.end(); ++node) {
        for (const QString &service : node->services)
            m_nodeOfService.insert(service, node.key());
    }
    if (request.follow)
        watch(); // before the list, so that no start falls between the two
    base::Command command = engine::dockerPs(m_environment, request.project);
    command.timeoutMs = silenceMs;
    connect(run(command), &base::Process::finished, this, &LogFollower::listed);
}

void LogFollower::stop()
{
    for (base::Process *process : findChildren<base::Process *>(Qt::FindDirectChildrenOnly)) {
        process->disconnect(this);
        process->cancel({0, 0});
        process->deleteLater();
    }
    m_reading.clear();
    m_nodeOfService.clear();
}

void LogFollower::listed(const base::ProcessResult &result)
{
    if (!result.ok()) {
        const QString endpoint = m_environment.value(QStringLiteral("DOCKER_HOST"));
        end(base::Error{engine::engineProblem(result, endpoint).text(), {}, base::ErrorKind::Unavailable});
        return;
    }
    for (const engine::Container &container : engine::containersFromPs(result.output))
        read(container.id, container.service, false);
    if (m_reading.isEmpty() && !m_request.follow)
        end({});
}

void LogFollower::watch()
{
    base::Command command = engine::dockerEvents(m_environment, m_request.project);
    command.captureBytes = 0;
    base::Process *events = run(command);
    connect(events, &base::Process::outputLine, this, [this](const QByteArray &line) {
        const auto event = engine::containerEvent(QJsonDocument::fromJson(line).object());
        if (event && event->action == L1("start"))
            read(event->id, event->service, true);
    });
    connect(events, &base::Process::finished, this, [this] {
        end(base::Error{QCoreApplication::translate("stackwright::run", "The container engine stopped answering"), {},
            base::ErrorKind::Unavailable});
    });
}

void LogFollower::read(const QString &containerId, const QString &service, bool fromNow)
{
    if (!isWanted(service) || m_reading.contains(containerId))
        return;
    m_reading.insert(containerId);
    base::Command command =
        engine::dockerLogs(m_environment, containerId, fromNow ? -1 : m_request.lastLines, m_request.follow, true);
    if (fromNow) // a restarted container's old lines have been told before
        command.arguments.insert(1, QStringLiteral("--since=%1").arg(QDateTime::currentSecsSinceEpoch() - 1));
    command.captureBytes = 0;
    base::Process *process = run(command);
    const auto take = [this, service](const QByteArray &bytes, base::LineSplitter &splitter, bool isError) {
        QList<LogLine> batch;
        splitter.feed(bytes, [&](const QByteArray &raw) {
            LogLine line = logLine(m_redactor.redacted(raw));
            line.service = service;
            line.nodeId = m_nodeOfService.value(service);
            line.isError = isError;
            batch.append(line);
        });
        if (!batch.isEmpty())
            emit lines(batch);
    };
    connect(process, &base::Process::outputBytes, this,
        [take, splitter = std::make_shared<base::LineSplitter>()](const QByteArray &bytes) { take(bytes, *splitter, false); });
    connect(process, &base::Process::errorBytes, this,
        [take, splitter = std::make_shared<base::LineSplitter>()](const QByteArray &bytes) { take(bytes, *splitter, true); });
    connect(process, &base::Process::finished, this, [this, containerId] {
        m_reading.remove(containerId);
        if (m_reading.isEmpty() && !m_request.follow)
            end({});
    });
}

void LogFollower::end(const base::Result<void> &result)
{
    stop();
    emit ended(result);
}

base::Process *LogFollower::run(const base::Command &command)
{
    auto *process = new base::Process(this);
    connect(process, &base::Process::finished, process, &QObject::deleteLater);
    process->start(command);
    return process;
}

bool LogFollower::isWanted(const QString &service) const
{
    return m_request.nodeId.isEmpty() || m_nodeOfService.value(service) == m_request.nodeId;
}

} // namespace stackwright::run
