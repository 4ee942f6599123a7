#include "core/run/sites.h"
#include "tests/support/composerun.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace stackwright;
using run::State;

class TestComposeRunner : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_project.begin()); }

    void shouldBeUpOnceComposeHasEndedAndTheEngineSaysHealthy()
    {
        test::FakeDocker docker;
        docker.usable().says("ps *", test::healthyContainer()).on("events*", "sleep 600");
        docker.on("compose --project-name demo*up*",
            "echo \"it is $PW\" >&2; echo '{\"id\":\"Container demo-db-1\",\"status\":\"Started\"}' >&2; exit 0");
        test::ComposeRun run(docker);
        run.runner.start(m_project.request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QVERIFY2(run.state.outcome->state == State::Passed, qPrintable(run.state.outcome->message));
        QCOMPARE(run.state.nodes.value("PG").text, QString("healthy"));
        QVERIFY(!run.runner.isRunning());
        // the secret came by the environment, was taken out of the output, and was no argument
        QCOMPARE(run.log.size(), 1);
        QCOMPARE(run.log.first().text, QByteArray("it is •••"));
        QVERIFY(!docker.calls().contains("s3cret"));
    }

    void shouldTellTheAddressThatIsReallyPublished()
    {
        // given a port that a variable of this machine has moved
        QVERIFY(m_project.writeCompose("services:\n  db: {image: postgres, ports: ['127.0.0.1:${HTTP_PORT:-8080}:8443']}\n"));
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("compose --project-name demo*up*", "exit 0");
        docker.says("ps *", test::healthyContainer().replace("\"State\"", "\"Ports\":\"127.0.0.1:9443->8443/tcp\",\"State\""));
        test::ComposeRun run(docker);
        run::Request up = m_project.request();
        up.nodes["PG"].openUrl = "https://localhost:8080/status?a=b";
        up.nodes["QUIET"].services = QStringList{"db"};
        // when
        run.runner.start(up);
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        // then
        const QMap<QString, QString> sites{{"PG", "https://localhost:9443/status?a=b"}};
        QCOMPARE(run.state.outcome->sites, sites);
        QCOMPARE(run::withSites(up.nodes, sites)["PG"].openUrl, sites["PG"]);
        QCOMPARE(run::withSites(up.nodes, sites)["QUIET"].openUrl, QString());
    }

    void shouldNotMountFromAFolderWhoseNameTheEngineSplits()
    {
        const QString folder = m_project.filePath("a:b");
        QVERIFY(QDir().mkpath(folder));
        test::FakeDocker docker;
        docker.usable().says("ps *", test::healthyContainer()).on("events*", "sleep 600").on("compose --project-name*", "exit 0");
        run::Request up = m_project.request();
        up.folder = folder;
        up.composeFiles = QStringList{"../compose.yaml"};
        QVERIFY(m_project.writeCompose("services:\n  db: {image: postgres, volumes: ['./init:/init:ro']}\n"));
        test::ComposeRun mounting(docker);
        mounting.runner.start(up);
        QTRY_VERIFY_WITH_TIMEOUT(mounting.state.outcome, test::patienceMs);
        QCOMPARE(mounting.state.outcome->state, State::Failed);
        QCOMPARE(mounting.state.outcome->exitCode, 1);
        QVERIFY2(
            mounting.state.outcome->message.contains("Choose a folder without one"), qPrintable(mounting.state.outcome->message));
        QVERIFY(!docker.calls().contains(" up "));
        // but a stack that mounts nothing from there does, whatever it mounts from elsewhere
        QVERIFY(m_project.writeCompose(
            "services:\n  db: {image: postgres, volumes: ['data:/data', '/run/x.sock:/x.sock']}\nvolumes: {data: }\n"));
        test::ComposeRun free(docker);
        free.runner.start(up);
        QTRY_VERIFY_WITH_TIMEOUT(free.state.outcome, test::patienceMs);
        QVERIFY2(free.state.outcome->state == State::Passed, qPrintable(free.state.outcome->message));
    }

    void shouldAwaitTheEventThatMakesTheLastOneReady()
    {
        test::FakeDocker docker;
        const QByteArray starting = test::healthyContainer().replace("(healthy)", "(health: starting)");
        docker.usable().says("ps *", starting).says("container inspect*", "[]").on("compose --project-name*", "exit 0");
        docker.on("events*", "while [ ! -e '" + m_project.filePath("go").toUtf8() +
                                 "' ]; do sleep 0.05; done; echo '{\"Type\":\"container\",\"Action\":\"health_status: "
                                 "healthy\",\"Actor\":{\"ID\":\"abc\",\"Attributes\":{\"name\":\"demo-db-1\",\"com.docker."
                                 "compose.service\":\"db\"}}}'; sleep 600");
        test::ComposeRun run(docker);
        run.runner.start(m_project.request());
        QTRY_COMPARE_WITH_TIMEOUT(run.state.nodes.value("PG").text, QString("starting"), test::patienceMs);
        QVERIFY(run.runner.isRunning());
        QFile go(m_project.filePath("go"));
        QVERIFY(go.open(QIODevice::WriteOnly));
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->state, State::Passed);
    }

    void shouldShowWhatRunsRatherThanWhatIsDone()
    {
        // given a node with a service that stays, and one that has done its work and is named before and after it
        test::FakeDocker docker;
        const auto done = [](const QByteArray &service) {
            return test::healthyContainer()
                .replace("=db", "=" + service)
                .replace("db-1", service + "-1")
                .replace("abc", service)
                .replace("running", "exited")
                .replace("Up 2 seconds (healthy)", "Exited (0) 1 second ago");
        };
        docker.usable().says("ps *", done("atopics") + test::healthyContainer() + done("topics")).on("events*", "sleep 600");
        docker.on("compose --project-name*", "exit 0");
        test::ComposeRun run(docker);
        run::Request up = m_project.request();
        up.nodes["PG"].services = QStringList{"atopics", "db", "topics"};
        up.nodes["PG"].oneShots = QStringList{"atopics", "topics"};
        run.runner.start(up);
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QVERIFY2(run.state.outcome->state == State::Passed, qPrintable(run.state.outcome->message));
        QCOMPARE(run.state.nodes.value("PG").text, QString("healthy"));
    }

    void shouldTellThatTheEngineIsNotThere()
    {
        test::FakeDocker docker;
        docker.complains("version*", "Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?\n")
            .usable();
        test::ComposeRun run(docker);
        run.runner.start(m_project.request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->state, State::Failed);
        QCOMPARE(run.state.outcome->exitCode, 3);
        QVERIFY(!docker.calls().contains("up"));
    }

    void shouldTellThatTheEngineWentAwayWhileWaiting()
    {
        test::FakeDocker docker;
        docker.usable().on("events*", "exit 1").on("compose --project-name*", "exit 0");
        docker.on("ps *", m_project.once("asked") + "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
        test::ComposeRun run(docker);
        run.runner.start(m_project.request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->exitCode, 3);
        QVERIFY(run.state.outcome->message.contains("stopped answering"));
    }

    void shouldStartNothingUnlessItKnowsWhatIsThere()
    {
        test::FakeDocker docker;
        docker.usable().complains("ps *", "Cannot connect to the Docker daemon\n").on("compose --project-name*", "exit 0");
        test::ComposeRun run(docker);
        run.runner.start(m_project.request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->exitCode, 3);
        QVERIFY(run.state.outcome->message.contains("before anything was started"));
        QVERIFY(!docker.calls().contains(" up "));
    }

    void shouldNoticeAnEngineThatFallsSilentWhileComposeRuns()
    {
        // given an engine that answers once, and then keeps everybody waiting
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("ps *", m_project.once("asked") + "sleep 600");
        docker.on("compose --project-name*", "echo '{\"id\":\"Container demo-db-1\",\"status\":\"Starting\"}' >&2; sleep 600");
        test::ComposeRun run(docker, {50, 2000});
        run.runner.start(m_project.request());
        // then
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->state, State::Failed);
        QCOMPARE(run.state.outcome->exitCode, 3);
        QCOMPARE(run.state.outcome->message, QString("The container engine stopped answering during \"start db\""));
        QCOMPARE(run.state.outcome->nodeId, QString("PG"));
        QCOMPARE(run.ends, 1);
    }

    void shouldNotBeUpWithoutAContainerOfEveryService()
    {
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("compose --project-name*", "exit 0");
        docker.says("ps *", test::healthyContainer().replace("service=db", "service=stranger"));
        test::ComposeRun run(docker);
        run.runner.start(m_project.request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->state, State::Failed);
        QCOMPARE(run.state.outcome->nodeId, QString("PG"));
        QVERIFY2(run.state.outcome->message.startsWith("db has no container"), qPrintable(run.state.outcome->message));
    }

    void shouldNameTheContainerThatEndedAlsoWhereTheEngineSaysNoMore()
    {
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("compose --project-name*", "exit 0");
        docker.complains("container inspect*", "Error: No such container\n");
        docker.says(
            "ps *", test::healthyContainer().replace("running", "exited").replace("Up 2 seconds (healthy)", "Exited (7) now"));
        test::ComposeRun run(docker);
        run.runner.start(m_project.request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        QCOMPARE(run.state.outcome->message, QString("db ended with exit code 7"));
        QCOMPARE(run.state.outcome->nodeId, QString("PG"));
    }

    void shouldNotShowAsDoneWhatWasFetchedAndNeverStarted()
    {
        // given images that are pulled, a service that runs from before, and one build that fails
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").says("ps *", test::healthyContainer().replace("=db", "=old"));
        docker.on("compose --project-name*",
            "echo '{\"id\":\"db\",\"status\":\"Pulled\"}' >&2; echo 'failed to solve: no way' >&2; exit 1");
        QVERIFY(m_project.writeCompose("services:\n  db: {image: postgres}\n  old: {image: x}\n  app: {build: .}\n"));
        run::Request asked = m_project.request();
        asked.nodes["API"].services = QStringList{"app"};
        asked.nodes["OLD"].services = QStringList{"old"};
        test::ComposeRun run(docker);
        // when
        run.runner.start(asked);
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, test::patienceMs);
        // then
        QCOMPARE(run.state.outcome->state, State::Failed);
        QCOMPARE(run.state.nodes.value("PG").state, State::NotRun);
        QCOMPARE(run.state.nodes.value("PG").text, QString("not run"));
        QVERIFY(!run.state.nodes.value("PG").reason.isEmpty());
        QVERIFY(run.state.nodes.value("OLD").state != State::NotRun);
        QVERIFY(!run.state.steps.last().started.isValid());
    }

    void shouldBeReadyForTheNextRunAfterOneHasFailed()
    {
        test::FakeDocker docker;
        docker.usable().says("ps *", test::healthyContainer()).on("events*", "sleep 600");
        docker.on("compose --project-name*", "[ -e '" + m_project.filePath("again").toUtf8() + "' ] && exit 0; touch '" +
                                                 m_project.filePath("again").toUtf8() + "'; echo 'odd things' >&2; exit 1");
        test::ComposeRun run(docker);
        run.runner.start(m_project.request());
        QTRY_COMPARE_WITH_TIMEOUT(run.ends, 1, test::patienceMs);
        QCOMPARE(run.state.outcome->message, QString("odd things"));
        run.runner.start(m_project.request());
        QTRY_COMPARE_WITH_TIMEOUT(run.ends, 2, test::patienceMs);
        QCOMPARE(run.state.outcome->state, State::Passed);
    }

private:
    test::ComposeProject m_project;
};

QTEST_GUILESS_MAIN(TestComposeRunner)
#include "tst_composerunner.moc"
