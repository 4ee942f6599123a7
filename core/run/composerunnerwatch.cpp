#include "core/run/composerunner.h"

#include "core/engine/commands.h"
#include "core/engine/portowner.h"
#include "core/run/sites.h"

#include <QCoreApplication>

// Waiting until everything is ready, and finding out why it is not.
namespace stackwright::run {

namespace {

constexpr int queryLines = 20;

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::run", source);
}

// What a node shows of one of its containers.
NodeState shown(const Readiness::Entry &entry)
{
    NodeState node;
    using State = run::State;
    switch (entry.phase) {
    case Readiness::Phase::Pending: node.state = State::Running; break;
    case Readiness::Phase::Ready: node.state = State::Passed; break;
    case Readiness::Phase::Failed: node.state = State::Failed; break;
    }
    switch (entry.state) {
    case engine::ContainerState::Running:
        node.text = entry.health == engine::Health::Healthy     ? text("healthy")
                    : entry.health == engine::Health::Unhealthy ? text("unhealthy")
                    : entry.health == engine::Health::Starting  ? text("starting")
                                                                : text("running");
        break;
    case engine::ContainerState::Exited:
        node.text = entry.exitCode == 0 ? text("done") : text("exited %1").arg(entry.exitCode);
        break;
    case engine::ContainerState::Restarting: node.text = text("restarting, exited %1").arg(entry.exitCode); break;
    case engine::ContainerState::Unknown:
        node.text = entry.why == Readiness::Why::Missing ? text("missing") : engine::containerStateKey(entry.state);
        break;
    default: node.text = engine::containerStateKey(entry.state); break;
    }
    return node;
}

// Of a node's containers it shows the one that counts most: what failed, what is awaited, what runs, what is done.
int weight(const Readiness::Entry &entry)
{
    switch (entry.phase) {
    case Readiness::Phase::Failed: return 4;
    case Readiness::Phase::Pending: return 3;
    case Readiness::Phase::Ready: return entry.state == engine::ContainerState::Running ? 2 : 1;
    }
    Q_UNREACHABLE();
}

} // namespace

void ComposeRunner::watchEvents()
{
    base::Command command = engine::dockerEvents(m_environment, m_request.project);
    command.captureBytes = 0;
    m_events = run(command, [this](const base::ProcessResult &) { eventsEnded(); });
    connect(m_events, &base::Process::outputBytes, this, &ComposeRunner::takeEvents);
}

// Only the engine's end ends them: look whether it is still there.
void ComposeRunner::eventsEnded()
{
    m_events = nullptr;
    if (m_phase == Phase::Awaiting)
        look();
}

// An engine that is frozen, or behind a line that is cut, ends no connection: only a question without an answer tells.
void ComposeRunner::feelPulse()
{
    base::Command question = engine::dockerPs(m_environment, m_request.project);
    question.timeoutMs = m_patience.silenceMs;
    run(question, [this](const base::ProcessResult &result) {
        if (m_phase != Phase::Upping && m_phase != Phase::Awaiting && m_phase != Phase::Downing)
            return;
        if (result.end != base::ProcessResult::End::TimedOut) { // a broken connection is told by Compose, or by the events
            m_pulse.start(m_patience.pulseMs);
            return;
        }
        const Cause cause = causeOfLostEngine(*m_progress);
        m_progress->finish(false);
        fail(cause);
    });
}

void ComposeRunner::takeEvents(const QByteArray &bytes)
{
    bool isLess = false; // one ended or was removed: whether it comes back only a look tells
    for (const engine::JsonStream::Item &item : m_eventStream.feed(bytes)) {
        const auto *object = std::get_if<QJsonObject>(&item);
        const auto event = object ? engine::containerEvent(*object) : std::nullopt;
        if (!event)
            continue;
        m_readiness->apply(*event, now());
        isLess = isLess || event->action == QLatin1String("die") || event->action == QLatin1String("destroy");
    }
    tellNodes();
    if (m_phase != Phase::Awaiting)
        return;
    if (isLess)
        m_lookSoon.start();
    judge();
}

void ComposeRunner::look()
{
    run(bounded(engine::dockerPs(m_environment, m_request.project)), [this, asked = now()](const base::ProcessResult &result) {
        if (m_phase != Phase::Awaiting)
            return;
        if (!result.ok()) {
            Cause cause;
            cause.kind = Cause::Kind::EngineGone;
            cause.message = text("The container engine stopped answering while the services were starting");
            fail(cause);
            return;
        }
        m_containers = engine::containersFromPs(result.output);
        m_readiness->apply(m_containers, now(), asked);
        inspectPending();
        if (!m_events)
            m_lookSoon.start(); // without events only looking again and again tells
        judge();
    });
}

void ComposeRunner::judge()
{
    if (m_phase != Phase::Awaiting)
        return;
    for (const Readiness::Entry &entry : m_readiness->entries())
        readyStep(entry);
    tellNodes();
    if (const Readiness::Entry *failed = m_readiness->failed()) {
        m_phase = Phase::Explaining;
        m_tick.stop();
        if (failed->id.isEmpty())
            fail(causeOfEntry(*failed));
        else
            explainContainers({failed->id}, *failed);
    } else if (m_readiness->phase() == Readiness::Phase::Ready) {
        finish({State::Passed, text("%1 is up").arg(m_request.project), {}, 0,
            siteAddresses(m_request.nodes, m_facts, m_containers)});
    } else if (const auto next = m_readiness->nextTick()) {
        m_tick.start(int(qBound(qint64(1), *next - now(), qint64(60'000))));
    }
}

void ComposeRunner::readyStep(const Readiness::Entry &entry)
{
    Step step;
    step.id = QLatin1String("ready/") + entry.name;
    step.service = entry.service;
    step.title = text("wait for %1").arg(entry.service);
    step.state = shown(entry).state;
    const auto known = m_progress->steps().constFind(step.id);
    if (known != m_progress->steps().constEnd() && known->state == step.state)
        return;
    m_progress->setStep(step);
    m_toldNodes.remove(m_progress->nodeOfService(entry.service)); // what the engine says counts more than the sum of steps
}

void ComposeRunner::tellNodes()
{
    QMap<QString, NodeState> nodes;
    QHash<QString, int> weights;
    for (const Readiness::Entry &entry : m_readiness->entries()) {
        const QString nodeId = m_progress->nodeOfService(entry.service);
        int &heaviest = weights[nodeId];
        if (nodeId.isEmpty() || weight(entry) <= heaviest)
            continue;
        heaviest = weight(entry);
        nodes.insert(nodeId, shown(entry));
    }
    for (auto node = nodes.begin(); node != nodes.end(); ++node) {
        const auto told = m_toldNodes.constFind(node.key());
        if (told != m_toldNodes.constEnd() && told->state == node->state && told->text == node->text)
            continue;
        m_toldNodes.insert(node.key(), *node);
        emit nodeChanged(node.key(), *node);
    }
}

// How long the engine gives a container until it decides on its health is in its own configuration.
void ComposeRunner::inspectPending()
{
    QStringList ids;
    for (const Readiness::Entry &entry : m_readiness->entries()) {
        if (entry.phase == Readiness::Phase::Pending && entry.health != engine::Health::None && !m_inspected.contains(entry.id))
            ids.append(entry.id);
    }
    if (ids.isEmpty())
        return;
    m_inspected.unite(QSet<QString>(ids.begin(), ids.end()));
    run(bounded(engine::dockerInspect(m_environment, ids)), [this](const base::ProcessResult &result) {
        for (const engine::Container &container : engine::containersFromInspect(result.output)) {
            // Twice what it needs: the engine's own verdict, which is better than ours, comes first.
            m_readiness->setBound(container.id, container.healthBoundMs * 2, now());
        }
    });
}

void ComposeRunner::explainUp()
{
    m_phase = Phase::Explaining;
    const Cause cause = causeOfFailedUp(*m_progress, m_facts);
    if (cause.kind == Cause::Kind::PortTaken && cause.port > 0) {
        explainPort(cause);
        return;
    }
    // Compose names the container that it complains of, or was just starting it.
    QStringList containers;
    if (cause.kind == Cause::Kind::NotStarted) {
        for (const QString &said : m_progress->messages()) {
            const QString container = containerInComplaint(said);
            if (!container.isEmpty() && !containers.contains(container))
                containers.append(container);
        }
        for (const Step &step : m_progress->steps()) {
            if (containers.isEmpty() && step.id.startsWith(QLatin1String("start/")) && step.state != State::Passed)
                containers.append(step.id.mid(6));
        }
    }
    if (containers.isEmpty())
        fail(cause);
    else
        explainContainers(containers, std::nullopt);
}

// `failed`: who was given up; without it only what is plainly wrong with one of them is its cause.
void ComposeRunner::explainContainers(const QStringList &ids, const std::optional<Readiness::Entry> &failed)
{
    run(bounded(engine::dockerInspect(m_environment, ids)), [this, failed](const base::ProcessResult &inspected) {
        if (m_phase != Phase::Explaining)
            return;
        const Readiness::Why why = failed ? failed->why : Readiness::Why::None;
        for (const engine::Container &container : engine::containersFromInspect(inspected.output)) {
            const bool isWrong = !container.error.isEmpty() || container.outOfMemory || container.exitCode != 0 ||
                                 container.health == engine::Health::Unhealthy;
            if (why == Readiness::Why::None && !isWrong)
                continue;
            run(bounded(engine::dockerLogs(m_environment, container.id, queryLines, false, false)),
                [this, container, why](const base::ProcessResult &logs) {
                    if (m_phase == Phase::Explaining)
                        failContainer(container, why, logs.output + logs.errors);
                });
            return;
        }
        // It is gone, or the engine does not say more.
        fail(failed ? causeOfEntry(*failed) : causeOfFailedUp(*m_progress, m_facts));
    });
}

void ComposeRunner::failContainer(const engine::Container &container, Readiness::Why why, const QByteArray &log)
{
    QList<QByteArray> lines;
    QList<LogLine> told;
    for (const QByteArray &each : log.split('\n')) {
        if (each.trimmed().isEmpty())
            continue;
        LogLine line;
        line.service = container.service;
        line.nodeId = m_progress->nodeOfService(container.service);
        line.text = m_redactor.redacted(each);
        line.time = QDateTime::currentDateTimeUtc();
        lines.append(line.text);
        told.append(line);
    }
    if (!told.isEmpty())
        emit logged(told);
    const Cause cause = causeOfContainer(container, why, lines);
    Step step;
    step.id = QLatin1String("ready/") + container.name;
    step.service = container.service;
    step.title = text("wait for %1").arg(container.service);
    step.state = State::Failed;
    step.detail = cause.message;
    m_progress->setStep(step);
    fail(cause);
}

void ComposeRunner::explainPort(const Cause &taken)
{
    run(bounded(engine::dockerPublishing(m_environment, taken.port)), [this, taken](const base::ProcessResult &result) {
        if (m_phase != Phase::Explaining)
            return;
        Cause cause = taken;
        const QList<engine::Container> containers = engine::containersFromPs(result.output);
        const bool isLocal = m_engine.endpoint.isEmpty() || m_engine.endpoint.startsWith(QLatin1String("unix://"));
        const QString process = containers.isEmpty() && isLocal ? engine::portOwner(taken.port) : QString();
        if (!containers.isEmpty())
            cause.message += text(" by the container %1").arg(containers.first().name);
        else if (!process.isEmpty())
            cause.message += text(" by %1").arg(process);
        fail(cause);
    });
}

} // namespace stackwright::run
