#include "core/run/composerunner.h"

#include "core/engine/commands.h"

#include <QCoreApplication>

// Cancelling: what a run has started is taken down, and nothing else; what remains is told.
namespace stackwright::run {

namespace {

constexpr int takeDownMs = 4'600; // cancelling ends within 5 s
constexpr qint64 buildStepMs = 1'200;
constexpr base::Process::Grace grace{600, 400};

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::run", source);
}

} // namespace

void ComposeRunner::cancel()
{
    switch (m_phase) {
    case Phase::Idle:
    case Phase::TakingDown: return;
    case Phase::Finding: finish({State::Cancelled, text("Cancelled"), {}, 130}); return;
    case Phase::Downing: m_compose->cancel(grace); return;
    case Phase::Upping:
        m_phase = Phase::TakingDown;
        m_pulse.stop();
        m_takeDownLimit.start(takeDownMs);
        // upFinished() goes on. It may have done so before the time is up: the process is asked, not this run.
        QTimer::singleShot(buildStepStartMs(), m_compose, [process = m_compose] { process->cancel(grace); });
        return;
    case Phase::Awaiting:
    case Phase::Explaining:
        m_phase = Phase::TakingDown;
        m_tick.stop();
        m_lookSoon.stop();
        m_pulse.stop();
        m_takeDownLimit.start(takeDownMs);
        takeDown();
        return;
    }
}

// An engine that is told to stop a build while it creates the container of a step (seen with 26.1) starts it all the same,
// and it then runs to its end without anyone. So a step gets a moment to begin: how many ms from now.
int ComposeRunner::buildStepStartMs() const
{
    int wait = 0;
    for (const Step &step : m_progress->steps()) {
        if (step.state == State::Running && step.id.startsWith(QLatin1String("build/")))
            wait = qMax(
                wait, int(buildStepMs - qBound(qint64(0), step.started.msecsTo(QDateTime::currentDateTimeUtc()), buildStepMs)));
    }
    return wait;
}

// Removes the containers that this run has made, all at once: Compose's own `down` stops one layer of dependencies after the
// other. One that was there and did not run is stopped again, for what it holds is not ours to throw away.
void ComposeRunner::takeDown()
{
    step(QStringLiteral("take-down"), text("take down what was started"), State::Running);
    run(bounded(engine::dockerPs(m_environment, m_request.project)), [this](const base::ProcessResult &result) {
        m_remains = !result.ok();
        QStringList made;
        QStringList woken;
        for (const engine::Container &container : engine::containersFromPs(result.output)) {
            if (!m_before.contains(container.id))
                made.append(container.id);
            else if (m_stoppedBefore.contains(container.id) && (container.state == engine::ContainerState::Running ||
                                                                   container.state == engine::ContainerState::Restarting))
                woken.append(container.id);
        }
        removeMade(made, woken);
    });
}

void ComposeRunner::removeMade(const QStringList &made, const QStringList &woken)
{
    if (made.isEmpty()) {
        stopWoken(woken);
        return;
    }
    run(bounded(engine::dockerRemove(m_environment, made)), [this, woken](const base::ProcessResult &result) {
        m_remains = m_remains || !result.ok();
        stopWoken(woken);
    });
}

void ComposeRunner::stopWoken(const QStringList &woken)
{
    if (woken.isEmpty()) {
        removeRest();
        return;
    }
    run(bounded(engine::dockerStop(m_environment, woken)), [this](const base::ProcessResult &result) {
        m_remains = m_remains || !result.ok();
        removeRest();
    });
}

// Networks, and a container that the engine was still creating when it was asked what there is.
void ComposeRunner::removeRest()
{
    if (!m_before.isEmpty()) {
        endTakeDown();
        return;
    }
    run(bounded(engine::composeDown(m_environment, m_engine, m_request.project, false, 0)),
        [this](const base::ProcessResult &result) {
            m_remains = !result.ok(); // it takes everything, also what could not be removed one by one
            endTakeDown();
        });
}

void ComposeRunner::endTakeDown()
{
    const bool inTime = m_takeDownLimit.isActive();
    const bool done = inTime && !m_remains;
    const QString remains = inTime ? text("not everything could be taken down, use Down for the rest")
                                   : text("not everything could be taken down in time, use Down for the rest");
    step(QStringLiteral("take-down"), text("take down what was started"), done ? State::Passed : State::Failed,
        done ? QString() : remains);
    finish({State::Cancelled, text("Cancelled; %1").arg(done ? text("what was started is taken down") : remains), {}, 130});
}

} // namespace stackwright::run
