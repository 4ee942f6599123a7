#pragma once

#include "core/run/runner.h"

#include <functional>

namespace stackwright::test {

// A Runner without an engine: it plays a script, one entry a turn of the event loop, and remembers what it was asked.
class FakeRunner : public run::Runner
{
    Q_OBJECT

public:
    using Runner::Runner;

    // What the next start() plays. Without an outcome at its end the run stays open until cancel() or finish().
    FakeRunner &step(const run::Step &step);
    FakeRunner &step(const QString &id, const QString &nodeId, const QString &title, run::State state, int percent = -1);
    FakeRunner &node(const QString &nodeId, const run::NodeState &state);
    FakeRunner &log(const QString &nodeId, const QByteArray &text);
    FakeRunner &outcome(const run::Outcome &outcome);

    void start(const run::Request &request) override;
    void cancel() override; // ends with State::Cancelled, exit code 130
    bool isRunning() const override { return m_running; }

    void finish(const run::Outcome &outcome); // ends an open run by hand

    const QList<run::Request> &requests() const { return m_requests; }
    int cancels() const { return m_cancels; }

private:
    void playNext();

    QList<std::function<void()>> m_script;
    QList<run::Request> m_requests;
    bool m_running = false;
    int m_cancels = 0;
};

} // namespace stackwright::test
