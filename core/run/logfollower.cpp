#include "core/run/logfollower.h"

#include "core/engine/commands.h"
#include "core/engine/containers.h"
#include "core/engine/dockerenginefinder.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <memory>
#include <utility>

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
    m_sources.clear();
    m_early.clear();
    m_isListed = m_eventsEnded = false;
    m_nodeOfService.clear();
}

void LogFollower::listed(const base::ProcessResult &result)
{
    if (!result.ok()) {
        const QString endpoint = m_environment.value(QStringLiteral("DOCKER_HOST"));
        end(base::Error{engine::engineProblem(result, endpoint).text(), {}, base::ErrorKind::Unavailable});
        return;
    }
    m_isListed = true;
    for (const engine::Container &container : engine::containersFromPs(result.output)) {
        if (!isWanted(container.service))
            continue;
        Source &source = m_sources[container.id];
        source.service = container.service;
        source.wasListed = true;
        read(container.id, m_request.lastLines, {});
    }
    for (const engine::ContainerEvent &event : std::exchange(m_early, {}))
        started(event);
    if (m_eventsEnded)
        eventsEnded();
    else if (!isReading() && !m_request.follow)
        end({});
}

void LogFollower::watch()
{
    base::Command command = engine::dockerEvents(m_environment, m_request.project);
    command.captureBytes = 0;
    base::Process *events = run(command);
    connect(events, &base::Process::outputLine, this, [this](const QByteArray &line) {
        const auto event = engine::containerEvent(QJsonDocument::fromJson(line).object());
        if (!event || event->action != L1("start"))
            return;
        if (m_isListed)
            started(*event);
        else
            m_early.append(*event);
    });
    connect(events, &base::Process::finished, this, &LogFollower::eventsEnded);
}

// The list, where it is still asked for, knows better why there is no engine.
void LogFollower::eventsEnded()
{
    m_eventsEnded = true;
    if (m_isListed)
        end(base::Error{QCoreApplication::translate("stackwright::run", "The container engine stopped answering"), {},
            base::ErrorKind::Unavailable});
}

void LogFollower::started(const engine::ContainerEvent &event)
{
    if (!isWanted(event.service))
        return;
    Source &source = m_sources[event.id];
    source.service = event.service;
    if (source.isReading) {
        source.startedAgain = event.time;
        return;
    }
    // What one has printed in an earlier life has been told, or was not asked for; all that a new one prints is new. The times
    // are the engine's own: its clock need not be ours.
    const QString since = !source.lastTime.isEmpty() ? QString::fromLatin1(source.lastTime)
                          : source.wasListed         ? event.time
                                                     : QString();
    read(event.id, -1, since);
}

void LogFollower::read(const QString &containerId, int lastLines, const QString &since)
{
    m_sources[containerId].isReading = true;
    base::Command command = engine::dockerLogs(m_environment, containerId, lastLines, m_request.follow, true);
    if (!since.isEmpty())
        command.arguments.insert(1, QStringLiteral("--since=") + since);
    command.captureBytes = 0;
    base::Process *process = run(command);
    const QByteArray after = m_sources[containerId].lastTime;
    const auto follow = [this, containerId, after](base::LineSplitter &splitter, const QByteArray *bytes, bool isError) {
        QList<LogLine> batch;
        const auto source = m_sources.find(containerId);
        if (source == m_sources.end())
            return; // whoever got the lines before has stopped all
        const auto taken = [&](const QByteArray &raw) { take(*source, raw, after, isError, batch); };
        if (bytes)
            splitter.feed(*bytes, taken);
        else
            splitter.finish(taken); // a last line without an end is a line
        if (!batch.isEmpty())
            emit lines(batch);
    };
    const auto output = std::make_shared<base::LineSplitter>();
    const auto errors = std::make_shared<base::LineSplitter>();
    connect(process, &base::Process::outputBytes, this,
        [follow, output](const QByteArray &bytes) { follow(*output, &bytes, false); });
    connect(
        process, &base::Process::errorBytes, this, [follow, errors](const QByteArray &bytes) { follow(*errors, &bytes, true); });
    connect(process, &base::Process::finished, this, [this, follow, output, errors, containerId] {
        follow(*output, nullptr, false);
        follow(*errors, nullptr, true);
        readEnded(containerId);
    });
}

// `after`: the time of the last line that was told of an earlier life; "--since" gives that one again.
void LogFollower::take(Source &source, const QByteArray &raw, const QByteArray &after, bool isError, QList<LogLine> &batch) const
{
    LogLine line = logLine(raw);
    if (line.time.isValid()) {
        const QByteArray time = raw.left(raw.indexOf(' '));
        if (!after.isEmpty() && time <= after)
            return;
        source.lastTime = qMax(source.lastTime, time);
    }
    line.text = m_redactor.redacted(line.text);
    line.service = source.service;
    line.nodeId = m_nodeOfService.value(source.service);
    line.isError = isError;
    batch.append(line);
}

void LogFollower::readEnded(const QString &containerId)
{
    const auto source = m_sources.find(containerId);
    if (source == m_sources.end())
        return;
    source->isReading = false;
    if (const QString again = std::exchange(source->startedAgain, {}); !again.isEmpty())
        read(containerId, -1, source->lastTime.isEmpty() ? again : QString::fromLatin1(source->lastTime));
    else if (m_isListed && !isReading() && !m_request.follow)
        end({});
}

bool LogFollower::isReading() const
{
    return std::any_of(m_sources.cbegin(), m_sources.cend(), [](const Source &source) { return source.isReading; });
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
