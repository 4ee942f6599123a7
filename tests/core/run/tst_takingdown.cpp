#include "tests/support/composerun.h"

#include <QFile>
#include <QTest>

using namespace stackwright;
using run::State;

// What a run leaves behind that is cancelled, and Down.
class TestTakingDown : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_project.begin()); }

    void shouldEndWhatItStartedWhenCancelled()
    {
        // given an up that is deaf to interruption, of a project of which nothing ran before
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("rm *", "touch '" + m_project.filePath("removed").toUtf8() + "'");
        docker.on("ps *",
            "[ -e '" + m_project.filePath("up").toUtf8() + "' ] && echo '" + test::healthyContainer().trimmed() + "'; exit 0");
        docker.on("compose --project-name demo --progress json down*", "exit 0");
        docker.on("compose --project-name*",
            "trap '' INT TERM; sleep 0.3; touch '" + m_project.filePath("up").toUtf8() +
                "'; echo '{\"id\":\"Container demo-db-1\",\"status\":\"Starting\"}' >&2; while :; do sleep 1; done");
        test::ComposeRun run(docker);
        QVERIFY(begins(run));
        // when
        run.runner.cancel();
        run.runner.cancel(); // twice is once
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        // then
        QCOMPARE(run.state.outcome->state, State::Cancelled);
        QCOMPARE(run.state.outcome->exitCode, 130);
        QVERIFY(QFile::exists(m_project.filePath("removed")));
        QVERIFY(docker.calls().contains("rm --force -- abc"));
        QVERIFY(docker.calls().contains(" down"));
        QCOMPARE(run.ends, 1);
    }

    void shouldLeaveAloneWhatWasThereBefore_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("running") << test::healthyContainer();
        QTest::newRow("paused by a person")
            << test::healthyContainer().replace("running", "paused").replace("(healthy)", "(Paused)");
    }

    void shouldLeaveAloneWhatWasThereBefore()
    {
        QFETCH(const QByteArray, before);
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").says("ps *", before);
        docker.on("compose --project-name*", "echo '{\"id\":\"Container demo-db-1\",\"status\":\"Running\"}' >&2; sleep 600");
        test::ComposeRun run(docker);
        QVERIFY(begins(run));
        run.runner.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->state, State::Cancelled);
        QVERIFY2(!docker.calls().contains("stop "), docker.calls().constData());
        QVERIFY(!docker.calls().contains("rm "));
        QVERIFY(!docker.calls().contains(" down"));
    }

    void shouldStopAgainWhatWasThereAndStopped()
    {
        // given a container that a person had stopped, and an up that starts it
        test::FakeDocker docker;
        const QByteArray stopped =
            test::healthyContainer().replace("running", "exited").replace("Up 2 seconds (healthy)", "Exited (0) 2 hours ago");
        docker.usable().on("events*", "sleep 600").on("stop *", "exit 0");
        docker.on("ps *", "[ -e '" + m_project.filePath("up").toUtf8() + "' ] && echo '" + test::healthyContainer().trimmed() +
                              "' || echo '" + stopped.trimmed() + "'; exit 0");
        docker.on(
            "compose --project-name*", "touch '" + m_project.filePath("up").toUtf8() +
                                           "'; echo '{\"id\":\"Container demo-db-1\",\"status\":\"Starting\"}' >&2; sleep 600");
        test::ComposeRun run(docker);
        QVERIFY(begins(run));
        // when
        run.runner.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        // then it is stopped, and neither it nor the project is removed
        QVERIFY2(docker.calls().contains("stop -t 1 -- abc"), docker.calls().constData());
        QVERIFY(!docker.calls().contains("rm "));
        QVERIFY(!docker.calls().contains(" down"));
        QCOMPARE(run.state.outcome->message, QString("Cancelled; what was started is taken down"));
    }

    void shouldTellWhenItCouldNotTakeDown_data()
    {
        QTest::addColumn<QByteArray>("later"); // what the engine says to ps, rm and down once up has begun
        QTest::newRow("no answer to what is there") << QByteArray("exit 1");
        QTest::newRow("no end of what is there") << QByteArray("echo '" + test::healthyContainer().trimmed() + "'");
    }

    void shouldTellWhenItCouldNotTakeDown()
    {
        QFETCH(const QByteArray, later);
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").complains("rm *", "Cannot connect to the Docker daemon\n");
        docker.on("ps *", m_project.once("asked") + later);
        docker.complains("compose --project-name demo --progress json down*", "Cannot connect to the Docker daemon\n");
        docker.on("compose --project-name*", "echo '{\"id\":\"Container demo-db-1\",\"status\":\"Starting\"}' >&2; sleep 600");
        test::ComposeRun run(docker);
        QVERIFY(begins(run));
        run.runner.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->state, State::Cancelled);
        QVERIFY2(run.state.outcome->message.contains("use Down for the rest"), qPrintable(run.state.outcome->message));
        QCOMPARE(run.state.steps.last().title, QString("take down what was started"));
        QCOMPARE(run.state.steps.last().state, State::Failed);
    }

    void shouldTakeDownByProjectNameAlone()
    {
        test::FakeDocker docker;
        docker.usable().on("compose --project-name*down*", "echo '{\"id\":\"Container demo-db-1\",\"status\":\"Removed\"}' >&2");
        test::ComposeRun run(docker);
        run::Request down = m_project.request();
        down.verb = run::Verb::Down;
        down.folder = "/no/such/folder"; // its files may be gone
        down.removeVolumes = true;
        run.runner.start(down);
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->state, State::Passed);
        QVERIFY(docker.calls().contains("compose --project-name demo --progress json down --remove-orphans --volumes"));
        QCOMPARE(run.state.nodes.value("PG").state, State::Passed);
    }

private:
    // Starts, and waits until Compose tells that it starts the service.
    bool begins(test::ComposeRun &run) const
    {
        run.runner.start(m_project.request());
        return QTest::qWaitFor(
            [&] { return !run.state.steps.isEmpty() && run.state.steps.last().title == "start db"; }, test::patienceMs);
    }

    test::ComposeProject m_project;
};

QTEST_GUILESS_MAIN(TestTakingDown)
#include "tst_takingdown.moc"
