#include "core/run/composerunner.h"

#include "core/engine/commands.h"

#include <QCoreApplication>

#include <algorithm>

// Bringing up and down; composerunnerwatch.cpp waits for health and finds causes, composerunnercancel.cpp takes down again.
namespace stackwright::run {

namespace {

using End = base::ProcessResult::End;

constexpr int queryMs = 8'000; // an engine that does not answer a simple question for so long is gone

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::run", source);
}

} // namespace

ComposeRunner::ComposeRunner(
    std::unique_ptr<engine::EngineFinder> finder, const QProcessEnvironment &environment, Patience patience, QObject *parent)
    : Runner(parent)
    , m_finder(std::move(finder))
    , m_environment(environment)
    , m_patience(patience)
{
    connect(m_finder.get(), &engine::EngineFinder::found, this, &ComposeRunner::engineFound);
    connect(m_finder.get(), &engine::EngineFinder::failed, this, &ComposeRunner::engineFailed);
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_readiness->tick(now());
        judge();
    });
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(200); // time for the engine to restart what died
    connect(&m_lookSoon, &QTimer::timeout, this, &ComposeRunner::look);
    m_pulse.setSingleShot(true);
    connect(&m_pulse, &QTimer::timeout, this, &ComposeRunner::feelPulse);
    m_takeDownLimit.setSingleShot(true);
    connect(&m_takeDownLimit, &QTimer::timeout, this, &ComposeRunner::endTakeDown);
    m_clock.start();
}

ComposeRunner::~ComposeRunner()
{
    stopAll();
}

void ComposeRunner::start(const Request &request)
{
    Q_ASSERT(!isRunning());
    m_phase = Phase::Finding;
    m_request = request;
    m_redactor = Redactor(request.secretVariables);
    m_facts = {};
    m_progress.reset();
    m_readiness.reset();
    m_eventStream = engine::JsonStream();
    m_containers.clear();
    m_inspected.clear();
    m_before.clear();
    m_stoppedBefore.clear();
    m_remains = false;
    m_ownSteps.clear();
    m_toldNodes.clear();
    step(QStringLiteral("engine"), text("find the container engine"), State::Running);
    m_finder->find();
}

void ComposeRunner::engineFailed(const engine::EngineProblem &problem)
{
    step(QStringLiteral("engine"), text("find the container engine"), State::Failed, problem.text());
    finish({State::Failed, problem.text(), {}, 3});
}

void ComposeRunner::engineFound(const engine::EngineInfo &info)
{
    m_engine = info;
    step(QStringLiteral("engine"), text("find the container engine"), State::Passed,
        text("engine %1, Compose %2").arg(info.server.text(), info.compose.text()));
    const auto facts = composeFacts(m_request.folder, m_request.composeFiles);
    if (facts)
        m_facts = *facts;
    else if (m_request.verb == Verb::Up) { // what is there can be taken down without its files
        finish({State::Failed, facts.error().text(), {}, 1});
        return;
    }
    if (m_request.verb == Verb::Up && !canMountFrom(m_request.folder)) {
        finish({State::Failed,
            text(
                "Cannot bring up %1 from %2: its services mount files from there, and the engine takes the \":\" in the path for "
                "the end of it. Choose a folder without one")
                .arg(m_request.project, m_request.folder),
            {}, 1});
        return;
    }
    m_progress = std::make_unique<UpProgress>(m_request, m_facts, m_redactor,
        UpProgress::Sink{[this](const Step &changed) { emit stepChanged(changed); },
            [this](const QList<LogLine> &lines) { emit logged(lines); }});
    if (m_request.verb == Verb::Down)
        bringDown();
    else if (secretsArePresent())
        lookWhatIsThere();
}

// Compose hands mounts to the engine as "SOURCE:TARGET".
bool ComposeRunner::canMountFrom(const QString &folder) const
{
    return !folder.contains(QLatin1Char(':')) || std::none_of(m_facts.services.cbegin(), m_facts.services.cend(),
                                                     [](const ServiceFacts &service) { return service.mountsFolders; });
}

bool ComposeRunner::secretsArePresent()
{
    for (auto secret = m_facts.secretVariables.begin(); secret != m_facts.secretVariables.end(); ++secret) {
        if (!m_request.secretVariables.value(secret.value()).isEmpty())
            continue;
        Cause cause;
        cause.kind = Cause::Kind::SecretMissing;
        for (auto service = m_facts.services.begin(); service != m_facts.services.end() && cause.service.isEmpty(); ++service) {
            if (service->secrets.contains(secret.key()))
                cause.service = service.key();
        }
        cause.message = text("The secret %1 has no value yet").arg(secret.key());
        step(QStringLiteral("secrets"), text("check that every secret is present"), State::Failed, cause.message);
        fail(cause);
        return false;
    }
    if (!m_facts.secretVariables.isEmpty())
        step(QStringLiteral("secrets"), text("check that every secret is present"), State::Passed);
    return true;
}

// What was there before is not ours to take down when this is cancelled, so nothing starts before that is known.
void ComposeRunner::lookWhatIsThere()
{
    run(bounded(engine::dockerPs(m_environment, m_request.project)), [this](const base::ProcessResult &result) {
        if (!result.ok()) {
            Cause cause;
            cause.kind = Cause::Kind::EngineGone;
            cause.message = text("The container engine stopped answering before anything was started");
            fail(cause);
            return;
        }
        m_containers = engine::containersFromPs(result.output);
        for (const engine::Container &container : std::as_const(m_containers)) {
            m_before.insert(container.id);
            if (container.state != engine::ContainerState::Running && container.state != engine::ContainerState::Restarting)
                m_stoppedBefore.insert(container.id);
        }
        bringUp();
    });
}

void ComposeRunner::bringUp()
{
    m_phase = Phase::Upping;
    QSet<QString> checked;
    for (auto service = m_facts.services.begin(); service != m_facts.services.end(); ++service) {
        if (service->hasHealthCheck)
            checked.insert(service.key());
    }
    const QStringList awaited = m_facts.awaitedOneShots();
    QSet<QString> oneShots(awaited.begin(), awaited.end());
    for (const generate::NodeServices &node : std::as_const(m_request.nodes))
        oneShots.unite(QSet<QString>(node.oneShots.begin(), node.oneShots.end()));
    QSet<QString> services;
    for (const QString &service : m_facts.startOrder()) {
        if (!m_facts.services[service].hasNoContainer)
            services.insert(service);
    }
    m_readiness = std::make_unique<Readiness>(oneShots, checked, services, m_patience.youngMs);

    const engine::ComposeProject project{m_request.project, m_request.folder, m_request.composeFiles};
    base::Command command = engine::composeUp(m_environment, m_engine, project, m_request.secretVariables);
    command.captureBytes = 0; // UpProgress keeps what counts
    m_compose = run(command, [this](const base::ProcessResult &result) { upFinished(result); });
    connect(m_compose, &base::Process::outputBytes, this, [this](const QByteArray &bytes) { m_progress->feedOutput(bytes); });
    connect(m_compose, &base::Process::errorBytes, this, [this](const QByteArray &bytes) { m_progress->feedErrors(bytes); });
    watchEvents();
    m_pulse.start(m_patience.pulseMs);
}

void ComposeRunner::upFinished(const base::ProcessResult &result)
{
    m_compose = nullptr;
    if (m_phase == Phase::TakingDown) {
        m_progress->finish(false);
        takeDown();
        return;
    }
    m_progress->finish(result.ok());
    if (result.end == End::NotStarted)
        finish({State::Failed, result.error, {}, 3});
    else if (!result.ok())
        explainUp();
    else {
        m_phase = Phase::Awaiting;
        m_toldNodes.clear(); // from here on what the engine says counts more than the sum of steps
        look();
    }
}

void ComposeRunner::bringDown()
{
    m_phase = Phase::Downing;
    base::Command command = engine::composeDown(m_environment, m_engine, m_request.project, m_request.removeVolumes, -1);
    m_compose = run(command, [this](const base::ProcessResult &result) {
        m_compose = nullptr;
        m_progress->finish(result.ok());
        if (result.ok())
            finish({State::Passed, text("%1 is down").arg(m_request.project), {}, 0});
        else if (result.end == End::Cancelled)
            finish({State::Cancelled, text("Cancelled; some containers may still run"), {}, 130});
        else
            fail(causeOfFailedUp(*m_progress, m_facts));
    });
    connect(m_compose, &base::Process::outputBytes, this, [this](const QByteArray &bytes) { m_progress->feedOutput(bytes); });
    connect(m_compose, &base::Process::errorBytes, this, [this](const QByteArray &bytes) { m_progress->feedErrors(bytes); });
    m_pulse.start(m_patience.pulseMs);
}

void ComposeRunner::fail(const Cause &cause)
{
    Outcome outcome;
    outcome.state = State::Failed;
    outcome.message = m_redactor.redacted(cause.message);
    outcome.nodeId = m_progress ? m_progress->nodeOfService(cause.service) : QString();
    outcome.exitCode = cause.kind == Cause::Kind::EngineGone ? 3 : 1;
    if (!outcome.nodeId.isEmpty()) {
        NodeState node;
        node.state = State::Failed;
        node.text = text("failed");
        node.reason = outcome.message;
        emit nodeChanged(outcome.nodeId, node);
    }
    finish(outcome);
}

// A node whose image was fetched has not done its work: without a word about it, it would look as if all were well.
void ComposeRunner::tellWhatWasNotStarted(const Outcome &outcome)
{
    QSet<QString> started;
    for (const Step &step : m_progress->steps()) {
        if (step.id.startsWith(QLatin1String("start/")))
            started.insert(step.service);
    }
    for (const engine::Container &container : m_containers) {
        if (container.state == engine::ContainerState::Running)
            started.insert(container.service);
    }
    for (const QString &service : m_facts.startOrder()) {
        if (started.contains(service) || m_facts.services.value(service).hasNoContainer)
            continue;
        const QString nodeId = m_progress->nodeOfService(service);
        if (!nodeId.isEmpty() && nodeId == outcome.nodeId)
            continue; // it is told why already
        Step step;
        step.id = QLatin1String("start/") + service;
        step.service = service;
        step.title = text("start %1").arg(service);
        step.state = State::NotRun;
        step.detail = outcome.state == State::Cancelled ? text("Cancelled before it was started")
                                                        : text("Not started, for the run failed before");
        m_progress->setStep(step);
    }
}

void ComposeRunner::finish(const Outcome &outcome)
{
    if (m_request.verb == Verb::Up && m_progress && outcome.state != State::Passed)
        tellWhatWasNotStarted(outcome);
    m_phase = Phase::Idle;
    m_finder->cancel();
    m_tick.stop();
    m_lookSoon.stop();
    m_pulse.stop();
    m_takeDownLimit.stop();
    stopAll();
    emit finished(outcome);
}

base::Process *ComposeRunner::run(const base::Command &command, const Answer &answer)
{
    auto *process = new base::Process(this);
    connect(process, &base::Process::finished, this, [process, answer](const base::ProcessResult &result) {
        process->deleteLater();
        answer(result);
    });
    process->start(command);
    return process;
}

base::Command ComposeRunner::bounded(base::Command command) const
{
    command.timeoutMs = queryMs;
    return command;
}

void ComposeRunner::stopAll()
{
    // One of them may be on the stack below us: not deleted here and now.
    for (base::Process *process : findChildren<base::Process *>(Qt::FindDirectChildrenOnly)) {
        process->disconnect(this);
        process->cancel({0, 0});
        process->deleteLater();
    }
    m_compose = nullptr;
    m_events = nullptr;
}

void ComposeRunner::step(const QString &id, const QString &title, State state, const QString &detail)
{
    Step &step = m_ownSteps[id];
    step.id = id;
    step.title = title;
    step.state = state;
    step.detail = m_redactor.redacted(detail);
    if (!step.started.isValid())
        step.started = QDateTime::currentDateTimeUtc();
    if (state != State::Running)
        step.finished = QDateTime::currentDateTimeUtc();
    emit stepChanged(step);
}

} // namespace stackwright::run
