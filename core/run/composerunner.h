#pragma once

#include "core/base/process.h"
#include "core/engine/enginefinder.h"
#include "core/run/causes.h"
#include "core/run/readiness.h"
#include "core/run/runner.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>

namespace stackwright::run {

// Brings stacks up and down with Compose through the docker program, and waits for health itself, for `up --wait` takes a
// one-shot that ends well for a failure. Containers are watched through the engine's events.
class ComposeRunner : public Runner
{
    Q_OBJECT

public:
    // While Compose runs or services start, the engine is asked every pulseMs whether it is still there. One that says nothing
    // for silenceMs is gone: Compose itself would wait for ever. `youngMs`: as in Readiness.
    struct Patience
    {
        int pulseMs = 10'000;
        int silenceMs = 30'000;
        qint64 youngMs = Readiness::youngMs;
    };

    // `environment`: of the docker program (PATH, DOCKER_HOST, …); a run's secrets are added for the one Compose process alone.
    ComposeRunner(std::unique_ptr<engine::EngineFinder> finder, const QProcessEnvironment &environment, Patience patience,
        QObject *parent = nullptr);
    ComposeRunner(std::unique_ptr<engine::EngineFinder> finder, const QProcessEnvironment &environment, QObject *parent = nullptr)
        : ComposeRunner(std::move(finder), environment, Patience(), parent)
    {
    }
    ~ComposeRunner() override;

    void start(const Request &request) override;
    void cancel() override;
    bool isRunning() const override { return m_phase != Phase::Idle; }

private:
    enum class Phase { Idle, Finding, Upping, Awaiting, Explaining, TakingDown, Downing };
    using Answer = std::function<void(const base::ProcessResult &)>;

    void engineFound(const engine::EngineInfo &info);
    void engineFailed(const engine::EngineProblem &problem);
    bool canMountFrom(const QString &folder) const;
    bool secretsArePresent();
    void lookWhatIsThere();
    void bringUp();
    void upFinished(const base::ProcessResult &result);
    void watchEvents();
    void eventsEnded();
    void feelPulse();
    void takeEvents(const QByteArray &bytes);
    void look();
    void judge();
    void readyStep(const Readiness::Entry &entry);
    void tellNodes();
    void inspectPending();
    void explainUp();
    void explainContainers(const QStringList &ids, const std::optional<Readiness::Entry> &failed);
    void failContainer(const engine::Container &container, Readiness::Why why, const QByteArray &log);
    void explainPort(const Cause &cause);
    void fail(const Cause &cause);
    void bringDown();
    int buildStepStartMs() const;
    void takeDown();
    void removeMade(const QStringList &made, const QStringList &woken);
    void stopWoken(const QStringList &woken);
    void removeRest();
    void endTakeDown();
    void tellWhatWasNotStarted(const Outcome &outcome);
    void finish(const Outcome &outcome);

    base::Process *run(const base::Command &command, const Answer &answer);
    base::Command bounded(base::Command command) const;
    void stopAll();
    void step(const QString &id, const QString &title, State state, const QString &detail = {});
    qint64 now() const { return m_clock.elapsed(); }

    std::unique_ptr<engine::EngineFinder> m_finder;
    QProcessEnvironment m_environment;
    Patience m_patience;
    Phase m_phase = Phase::Idle;
    Request m_request;
    ComposeFacts m_facts;
    Redactor m_redactor;
    engine::EngineInfo m_engine;
    std::unique_ptr<UpProgress> m_progress;
    std::unique_ptr<Readiness> m_readiness;
    engine::JsonStream m_eventStream;
    QList<engine::Container> m_containers; // as of the last look
    QSet<QString> m_inspected;
    QSet<QString> m_before;        // containers of the project when we began
    QSet<QString> m_stoppedBefore; // those of them that did not run
    bool m_remains = false;        // something of ours could not be taken down
    QMap<QString, Step> m_ownSteps;
    QMap<QString, NodeState> m_toldNodes;
    base::Process *m_compose = nullptr;
    base::Process *m_events = nullptr;
    QTimer m_tick;
    QTimer m_lookSoon;
    QTimer m_pulse;
    QTimer m_takeDownLimit;
    QElapsedTimer m_clock;
};

} // namespace stackwright::run
