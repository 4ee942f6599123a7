#include "tests/support/fakerunner.h"

namespace stackwright::test {

FakeRunner &FakeRunner::step(const run::Step &step)
{
    m_script.append([this, step] { emit stepChanged(step); });
    return *this;
}

FakeRunner &FakeRunner::step(const QString &id, const QString &nodeId, const QString &title, run::State state, int percent)
{
    run::Step value;
    value.id = id;
    value.nodeId = nodeId;
    value.title = title;
    value.state = state;
    value.percent = percent;
    return step(value);
}

FakeRunner &FakeRunner::node(const QString &nodeId, const run::NodeState &state)
{
    m_script.append([this, nodeId, state] { emit nodeChanged(nodeId, state); });
    return *this;
}

FakeRunner &FakeRunner::log(const QString &nodeId, const QByteArray &text)
{
    run::LogLine line;
    line.nodeId = nodeId;
    line.text = text;
    m_script.append([this, line] { emit logged({line}); });
    return *this;
}

FakeRunner &FakeRunner::outcome(const run::Outcome &outcome)
{
    m_script.append([this, outcome] { finish(outcome); });
    return *this;
}

void FakeRunner::start(const run::Request &request)
{
    m_requests.append(request);
    m_running = true;
    QMetaObject::invokeMethod(this, &FakeRunner::playNext, Qt::QueuedConnection);
}

void FakeRunner::cancel()
{
    ++m_cancels;
    m_script.clear();
    run::Outcome outcome;
    outcome.state = run::State::Cancelled;
    outcome.message = QStringLiteral("Cancelled");
    outcome.exitCode = 130;
    finish(outcome);
}

void FakeRunner::finish(const run::Outcome &outcome)
{
    if (!m_running)
        return;
    m_running = false;
    emit finished(outcome);
}

void FakeRunner::playNext()
{
    if (!m_running || m_script.isEmpty())
        return;
    m_script.takeFirst()();
    QMetaObject::invokeMethod(this, &FakeRunner::playNext, Qt::QueuedConnection);
}

} // namespace stackwright::test
