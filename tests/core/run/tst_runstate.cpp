#include "core/run/runstate.h"
#include "tests/support/fakerunner.h"

#include <QSignalSpy>
#include <QTest>

using namespace stackwright;
using run::RunState;
using run::State;
using run::Step;

namespace {

Step step(const QString &id, const QString &node, State state, int percent = -1)
{
    Step value;
    value.id = id;
    value.nodeId = node;
    value.title = id;
    value.state = state;
    value.percent = percent;
    return value;
}

} // namespace

class TestRunState : public QObject
{
    Q_OBJECT

private slots:
    void shouldReplaceAStepThatIsKnownAndKeepTheOrderOfFirstMention()
    {
        RunState state;
        state.apply(step("a", "N", State::Running));
        state.apply(step("b", "N", State::Waiting));
        state.apply(step("a", "N", State::Passed));
        QCOMPARE(state.steps.size(), 2);
        QCOMPARE(state.steps.at(0).id, QString("a"));
        QCOMPARE(state.steps.at(0).state, State::Passed);
    }

    void shouldSumUpTheStepsOfANode_data()
    {
        QTest::addColumn<QList<State>>("steps");
        QTest::addColumn<State>("sum");
        QTest::newRow("nothing began") << QList{State::Waiting, State::Waiting} << State::Waiting;
        QTest::newRow("one runs") << QList{State::Passed, State::Running} << State::Running;
        QTest::newRow("between two steps") << QList{State::Passed, State::Waiting} << State::Running;
        QTest::newRow("all passed") << QList{State::Passed, State::Passed} << State::Passed;
        QTest::newRow("one failed, another runs") << QList{State::Failed, State::Running} << State::Failed;
        QTest::newRow("cancelled") << QList{State::Passed, State::Cancelled} << State::Cancelled;
        QTest::newRow("failed wins over cancelled") << QList{State::Cancelled, State::Failed} << State::Failed;
        QTest::newRow("never green when a part did not run") << QList{State::Passed, State::NotRun} << State::NotRun;
        QTest::newRow("a skipped part") << QList{State::Passed, State::Skipped} << State::Passed;
        QTest::newRow("all skipped") << QList{State::Skipped, State::Skipped} << State::Skipped;
    }

    void shouldSumUpTheStepsOfANode()
    {
        QFETCH(const QList<State>, steps);
        QFETCH(const State, sum);
        RunState state;
        int id = 0;
        for (const State each : steps)
            state.apply(step(QString::number(id++), "N", each));
        QCOMPARE(state.nodes.value("N").state, sum);
    }

    void shouldTellTheReasonOfTheFirstFailure()
    {
        RunState state;
        Step cause = step("a", "N", State::Failed);
        cause.detail = "port 80 is taken";
        Step follower = step("b", "N", State::Failed);
        follower.detail = "context canceled";
        state.apply(cause);
        state.apply(follower);
        QCOMPARE(state.nodes.value("N").reason, QString("port 80 is taken"));
    }

    void shouldCountPercentByBytesWhereTheyAreKnown()
    {
        RunState state;
        Step pull = step("pull", "N", State::Running, 99);
        pull.bytesDone = 25;
        pull.bytesTotal = 100;
        state.apply(pull);
        QCOMPARE(state.nodes.value("N").percent, 25);
        state.apply(step("other", "M", State::Passed));
        QCOMPARE(state.percent(), 62);
    }

    void shouldStayWithinBoundsForNonsense()
    {
        RunState state;
        Step odd = step("odd", "N", State::Running);
        odd.bytesDone = -5;
        odd.bytesTotal = 10;
        state.apply(odd);
        odd.bytesDone = 50;
        odd.id = "odder";
        state.apply(odd);
        QCOMPARE(state.percent(), 50);
        QCOMPARE(RunState().percent(), 0);
    }

    void shouldGiveNoNodeToAStepOfTheWholeStack()
    {
        RunState state;
        state.apply(step("engine", "", State::Passed));
        QVERIFY(state.nodes.isEmpty());
    }

    void shouldPlayTheScriptOfTheFakeInOrderAndStopWhenCancelled()
    {
        test::FakeRunner runner;
        QSignalSpy steps(&runner, &run::Runner::stepChanged);
        QSignalSpy ends(&runner, &run::Runner::finished);
        runner.step("a", "N", "pull", State::Running, 10).step("a", "N", "pull", State::Passed);
        runner.start({});
        QVERIFY(runner.isRunning());
        QTRY_COMPARE(steps.size(), 2);
        QCOMPARE(ends.size(), 0);
        runner.cancel();
        QCOMPARE(ends.size(), 1);
        QCOMPARE(ends.at(0).at(0).value<run::Outcome>().exitCode, 130);
        QVERIFY(!runner.isRunning());
        QCOMPARE(runner.requests().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRunState)
#include "tst_runstate.moc"
