#include "core/run/runstate.h"

#include <QCoreApplication>

namespace stackwright::run {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::run", source);
}

struct Sum
{
    int count = 0;
    int percents = 0;
    int over = 0;
    int skipped = 0;
    const Step *failed = nullptr;
    const Step *cancelled = nullptr;
    const Step *running = nullptr;
    const Step *notRun = nullptr;
    const Step *last = nullptr; // the last one that is over
};

Sum summed(const QList<Step> &steps, const QString &nodeId)
{
    Sum sum;
    for (const Step &step : steps) {
        if (step.nodeId != nodeId)
            continue;
        ++sum.count;
        sum.percents += percentOf(step);
        if (isOver(step.state)) {
            ++sum.over;
            sum.last = &step;
        }
        switch (step.state) {
        case State::Failed:
            sum.failed = sum.failed ? sum.failed : &step; // the first failure is the cause, later ones follow from it
            break;
        case State::Cancelled: sum.cancelled = &step; break;
        case State::Running: sum.running = &step; break;
        case State::NotRun: sum.notRun = &step; break;
        case State::Skipped: ++sum.skipped; break;
        case State::Waiting:
        case State::Passed: break;
        }
    }
    return sum;
}

NodeState nodeState(const Sum &sum)
{
    NodeState node;
    const auto as = [&node](State state, const Step &step, const QString &reason = {}) {
        node.state = state;
        node.text = step.title;
        node.reason = reason;
    };
    if (sum.failed)
        as(State::Failed, *sum.failed, sum.failed->detail);
    else if (sum.cancelled)
        as(State::Cancelled, *sum.cancelled, sum.cancelled->detail);
    else if (sum.running)
        as(State::Running, *sum.running);
    else if (sum.over < sum.count)
        node.state = sum.over > 0 ? State::Running : State::Waiting;
    else if (sum.notRun) { // never green when a part of it did not run
        as(State::NotRun, *sum.notRun, sum.notRun->detail);
        node.text = stateName(State::NotRun); // its title alone would read as if it were done
    } else if (sum.skipped == sum.count)
        as(State::Skipped, *sum.last, sum.last->detail);
    else
        as(State::Passed, *sum.last);
    node.percent = sum.percents / sum.count;
    return node;
}

} // namespace

QString stateName(State state)
{
    switch (state) {
    case State::Waiting: return text("waiting");
    case State::Running: return text("running");
    case State::Passed: return text("passed");
    case State::Failed: return text("failed");
    case State::Skipped: return text("skipped");
    case State::NotRun: return text("not run");
    case State::Cancelled: return text("cancelled");
    }
    Q_UNREACHABLE();
}

QString stateKey(State state)
{
    switch (state) {
    case State::Waiting: return QStringLiteral("waiting");
    case State::Running: return QStringLiteral("running");
    case State::Passed: return QStringLiteral("passed");
    case State::Failed: return QStringLiteral("failed");
    case State::Skipped: return QStringLiteral("skipped");
    case State::NotRun: return QStringLiteral("not-run");
    case State::Cancelled: return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

int percentOf(const Step &step)
{
    if (isOver(step.state))
        return 100;
    if (step.state == State::Waiting)
        return 0;
    if (step.bytesTotal > 0)
        return int(qBound<qint64>(0, step.bytesDone, step.bytesTotal) * 100 / step.bytesTotal);
    return qBound(0, step.percent, 100);
}

void RunState::apply(const Step &step)
{
    // The step that changes is mostly a late one.
    qsizetype at = steps.size() - 1;
    while (at >= 0 && steps.at(at).id != step.id)
        --at;
    if (at < 0)
        steps.append(step);
    else
        steps[at] = step;
    if (!step.nodeId.isEmpty())
        nodes[step.nodeId] = nodeState(summed(steps, step.nodeId));
}

int RunState::percent() const
{
    if (steps.isEmpty())
        return outcome ? 100 : 0;
    qint64 sum = 0;
    for (const Step &step : steps)
        sum += percentOf(step);
    return int(sum / steps.size());
}

} // namespace stackwright::run
