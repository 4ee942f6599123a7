#include "core/engine/dockerenginefinder.h"
#include "core/run/composerunner.h"
#include "core/run/sites.h"
#include "core/run/status.h"
#include "tests/support/fakedocker.h"

#include <QDir>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stackwright;
using run::Outcome;
using run::State;

namespace {

constexpr int patienceMs = 60'000;

const QByteArray healthy = "{\"ID\":\"abc\",\"Image\":\"postgres\",\"Labels\":\"com.docker.compose.service=db\",\"Names\":\"demo-"
                           "db-1\",\"State\":\"running\",\"Status\":\"Up 2 seconds (healthy)\"}\n";

struct Run
{
    explicit Run(const test::FakeDocker &docker, run::ComposeRunner::Patience patience = {})
        : runner(std::make_unique<engine::DockerEngineFinder>(docker.environment(), 20'000), docker.environment(), patience)
    {
        QObject::connect(&runner, &run::Runner::stepChanged, &runner, [this](const run::Step &step) { state.apply(step); });
        QObject::connect(&runner, &run::Runner::nodeChanged, &runner,
            [this](const QString &id, const run::NodeState &node) { state.nodes[id] = node; });
        QObject::connect(&runner, &run::Runner::logged, &runner, [this](const QList<run::LogLine> &lines) { log += lines; });
        QObject::connect(&runner, &run::Runner::finished, &runner, [this](const Outcome &outcome) {
            ++ends;
            state.outcome = outcome;
        });
    }

    run::ComposeRunner runner;
    run::RunState state;
    QList<run::LogLine> log;
    int ends = 0;
};

} // namespace

class TestComposeRunner : public QObject
{
    Q_OBJECT

private slots:
    void shouldBeUpOnceComposeHasEndedAndTheEngineSaysHealthy()
    {
        test::FakeDocker docker;
        docker.usable().says("ps *", healthy).on("events*", "sleep 600");
        docker.on("compose --project-name demo*up*",
            "echo \"it is $PW\" >&2; echo '{\"id\":\"Container demo-db-1\",\"status\":\"Started\"}' >&2; exit 0");
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
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
        writeCompose("services:\n  db: {image: postgres, ports: ['127.0.0.1:${HTTP_PORT:-8080}:8443']}\n");
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("compose --project-name demo*up*", "exit 0");
        docker.says("ps *", QByteArray(healthy).replace("\"State\"", "\"Ports\":\"127.0.0.1:9443->8443/tcp\",\"State\""));
        Run run(docker);
        run::Request up = request();
        up.nodes["PG"].openUrl = "https://localhost:8080/status?a=b";
        up.nodes["QUIET"].services = QStringList{"db"};
        // when
        run.runner.start(up);
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        // then
        const QMap<QString, QString> sites{{"PG", "https://localhost:9443/status?a=b"}};
        QCOMPARE(run.state.outcome->sites, sites);
        QCOMPARE(run::withSites(up.nodes, sites)["PG"].openUrl, sites["PG"]);
        QCOMPARE(run::withSites(up.nodes, sites)["QUIET"].openUrl, QString());
    }

    void shouldNotMountFromAFolderWhoseNameTheEngineSplits()
    {
        const QString folder = m_folder.filePath("a:b");
        QVERIFY(QDir().mkpath(folder));
        test::FakeDocker docker;
        docker.usable().says("ps *", healthy).on("events*", "sleep 600").on("compose --project-name*", "exit 0");
        run::Request up = request();
        up.folder = folder;
        up.composeFiles = QStringList{"../compose.yaml"};
        writeCompose("services:\n  db: {image: postgres, volumes: ['./init:/init:ro']}\n");
        Run mounting(docker);
        mounting.runner.start(up);
        QTRY_VERIFY_WITH_TIMEOUT(mounting.state.outcome, patienceMs);
        QCOMPARE(mounting.state.outcome->state, State::Failed);
        QCOMPARE(mounting.state.outcome->exitCode, 1);
        QVERIFY2(
            mounting.state.outcome->message.contains("Choose a folder without one"), qPrintable(mounting.state.outcome->message));
        QVERIFY(!docker.calls().contains(" up "));
        // but a stack that mounts nothing from there does
        writeCompose("services:\n  db: {image: postgres, volumes: ['data:/data']}\nvolumes: {data: }\n");
        Run free(docker);
        free.runner.start(up);
        QTRY_VERIFY_WITH_TIMEOUT(free.state.outcome, patienceMs);
        QVERIFY2(free.state.outcome->state == State::Passed, qPrintable(free.state.outcome->message));
    }

    void shouldAwaitTheEventThatMakesTheLastOneReady()
    {
        test::FakeDocker docker;
        const QByteArray starting = QByteArray(healthy).replace("(healthy)", "(health: starting)");
        docker.usable().says("ps *", starting).says("container inspect*", "[]").on("compose --project-name*", "exit 0");
        docker.on("events*", "while [ ! -e '" + m_folder.filePath("go").toUtf8() +
                                 "' ]; do sleep 0.05; done; echo '{\"Type\":\"container\",\"Action\":\"health_status: "
                                 "healthy\",\"Actor\":{\"ID\":\"abc\",\"Attributes\":{\"name\":\"demo-db-1\",\"com.docker."
                                 "compose.service\":\"db\"}}}'; sleep 600");
        Run run(docker);
        run.runner.start(request());
        QTRY_COMPARE_WITH_TIMEOUT(run.state.nodes.value("PG").text, QString("starting"), patienceMs);
        QVERIFY(run.runner.isRunning());
        QFile go(m_folder.filePath("go"));
        QVERIFY(go.open(QIODevice::WriteOnly));
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->state, State::Passed);
    }

    void shouldShowWhatRunsRatherThanWhatIsDone()
    {
        // given a node with a service that stays, and one that has done its work and is named before and after it
        test::FakeDocker docker;
        const auto done = [](const QByteArray &service) {
            return QByteArray(healthy)
                .replace("=db", "=" + service)
                .replace("db-1", service + "-1")
                .replace("abc", service)
                .replace("running", "exited")
                .replace("Up 2 seconds (healthy)", "Exited (0) 1 second ago");
        };
        docker.usable().says("ps *", done("atopics") + healthy + done("topics")).on("events*", "sleep 600");
        docker.on("compose --project-name*", "exit 0");
        Run run(docker);
        run::Request up = request();
        up.nodes["PG"].services = QStringList{"atopics", "db", "topics"};
        up.nodes["PG"].oneShots = QStringList{"atopics", "topics"};
        run.runner.start(up);
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QVERIFY2(run.state.outcome->state == State::Passed, qPrintable(run.state.outcome->message));
        QCOMPARE(run.state.nodes.value("PG").text, QString("healthy"));
    }

    void shouldTellThatTheEngineIsNotThere()
    {
        test::FakeDocker docker;
        docker.complains("version*", "Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?\n")
            .usable();
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->state, State::Failed);
        QCOMPARE(run.state.outcome->exitCode, 3);
        QVERIFY(!docker.calls().contains("up"));
    }

    void shouldTellThatTheEngineWentAwayWhileWaiting()
    {
        test::FakeDocker docker;
        docker.usable().on("events*", "exit 1").on("compose --project-name*", "exit 0");
        docker.on("ps *", once("asked") + "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->exitCode, 3);
        QVERIFY(run.state.outcome->message.contains("stopped answering"));
    }

    void shouldStartNothingUnlessItKnowsWhatIsThere()
    {
        test::FakeDocker docker;
        docker.usable().complains("ps *", "Cannot connect to the Docker daemon\n").on("compose --project-name*", "exit 0");
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->exitCode, 3);
        QVERIFY(run.state.outcome->message.contains("before anything was started"));
        QVERIFY(!docker.calls().contains(" up "));
    }

    void shouldNoticeAnEngineThatFallsSilentWhileComposeRuns()
    {
        // given an engine that answers once, and then keeps everybody waiting
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("ps *", once("asked") + "sleep 600");
        docker.on("compose --project-name*", "echo '{\"id\":\"Container demo-db-1\",\"status\":\"Starting\"}' >&2; sleep 600");
        Run run(docker, {50, 2000});
        run.runner.start(request());
        // then
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
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
        docker.says("ps *", QByteArray(healthy).replace("service=db", "service=stranger"));
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->state, State::Failed);
        QCOMPARE(run.state.outcome->nodeId, QString("PG"));
        QVERIFY2(run.state.outcome->message.startsWith("db has no container"), qPrintable(run.state.outcome->message));
    }

    void shouldNameTheContainerThatEndedAlsoWhereTheEngineSaysNoMore()
    {
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("compose --project-name*", "exit 0");
        docker.complains("container inspect*", "Error: No such container\n");
        docker.says("ps *", QByteArray(healthy).replace("running", "exited").replace("Up 2 seconds (healthy)", "Exited (7) now"));
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->message, QString("db ended with exit code 7"));
        QCOMPARE(run.state.outcome->nodeId, QString("PG"));
    }

    void shouldNotShowAsDoneWhatWasFetchedAndNeverStarted()
    {
        // given images that are pulled, and one build that fails
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").says("ps *", "");
        docker.on("compose --project-name*",
            "echo '{\"id\":\"db\",\"status\":\"Pulled\"}' >&2; echo 'failed to solve: no way' >&2; exit 1");
        QFile compose(m_folder.filePath("two.yaml"));
        QVERIFY(compose.open(QIODevice::WriteOnly));
        compose.write("services:\n  db: {image: postgres}\n  app: {build: .}\n");
        compose.close();
        run::Request asked = request();
        asked.composeFiles = QStringList{"two.yaml"};
        asked.nodes["API"].services = QStringList{"app"};
        Run run(docker);
        // when
        run.runner.start(asked);
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        // then
        QCOMPARE(run.state.outcome->state, State::Failed);
        QCOMPARE(run.state.nodes.value("PG").state, State::NotRun);
        QCOMPARE(run.state.nodes.value("PG").text, QString("not run"));
        QVERIFY(!run.state.nodes.value("PG").reason.isEmpty());
        QVERIFY(!run.state.steps.last().started.isValid());
    }

    void shouldEndWhatItStartedWhenCancelled()
    {
        // given an up that is deaf to interruption, of a project of which nothing ran before
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").on("rm *", "touch '" + m_folder.filePath("removed").toUtf8() + "'");
        docker.on("ps *", "[ -e '" + m_folder.filePath("up").toUtf8() + "' ] && echo '" + healthy.trimmed() + "'; exit 0");
        docker.on("compose --project-name demo --progress json down*", "exit 0");
        docker.on("compose --project-name*",
            "trap '' INT TERM; sleep 0.3; touch '" + m_folder.filePath("up").toUtf8() +
                "'; echo '{\"id\":\"Container demo-db-1\",\"status\":\"Starting\"}' >&2; while :; do sleep 1; done");
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(!run.state.steps.isEmpty() && run.state.steps.last().title == "start db", patienceMs);
        // when
        run.runner.cancel();
        run.runner.cancel(); // twice is once
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        // then
        QCOMPARE(run.state.outcome->state, State::Cancelled);
        QCOMPARE(run.state.outcome->exitCode, 130);
        QVERIFY(QFile::exists(m_folder.filePath("removed")));
        QVERIFY(docker.calls().contains("rm --force -- abc"));
        QVERIFY(docker.calls().contains("down"));
        QCOMPARE(run.ends, 1);
    }

    void shouldNotTakeDownWhatRanBefore()
    {
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").says("ps *", healthy);
        docker.on("compose --project-name*",
            "sleep 0.5; echo '{\"id\":\"Container demo-db-1\",\"status\":\"Running\"}' >&2; sleep 600");
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(!run.state.steps.isEmpty() && run.state.steps.last().title == "start db", patienceMs);
        run.runner.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->state, State::Cancelled);
        QVERIFY(!docker.calls().contains("rm "));
        QVERIFY(!docker.calls().contains("down"));
    }

    void shouldStopAgainWhatWasThereAndStopped()
    {
        // given a container that a person had stopped, and an up that starts it
        test::FakeDocker docker;
        const QByteArray stopped =
            QByteArray(healthy).replace("running", "exited").replace("Up 2 seconds (healthy)", "Exited (0) 2 hours ago");
        docker.usable().on("events*", "sleep 600").on("stop *", "exit 0");
        docker.on("ps *", "[ -e '" + m_folder.filePath("up").toUtf8() + "' ] && echo '" + healthy.trimmed() + "' || echo '" +
                              stopped.trimmed() + "'; exit 0");
        docker.on(
            "compose --project-name*", "touch '" + m_folder.filePath("up").toUtf8() +
                                           "'; echo '{\"id\":\"Container demo-db-1\",\"status\":\"Starting\"}' >&2; sleep 600");
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(!run.state.steps.isEmpty() && run.state.steps.last().title == "start db", patienceMs);
        // when
        run.runner.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        // then it is stopped, and neither it nor the project is removed
        QVERIFY2(docker.calls().contains("stop -t 1 -- abc"), docker.calls().constData());
        QVERIFY(!docker.calls().contains("rm "));
        QVERIFY(!docker.calls().contains("down"));
        QCOMPARE(run.state.outcome->message, QString("Cancelled; what was started is taken down"));
    }

    void shouldLeaveAloneWhatAPersonHadPaused()
    {
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600");
        docker.says("ps *", QByteArray(healthy).replace("running", "paused").replace("(healthy)", "(Paused)"));
        docker.on("compose --project-name*",
            "sleep 0.5; echo '{\"id\":\"Container demo-db-1\",\"status\":\"Running\"}' >&2; sleep 600");
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(!run.state.steps.isEmpty() && run.state.steps.last().title == "start db", patienceMs);
        run.runner.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QVERIFY2(!docker.calls().contains("stop "), docker.calls().constData());
        QVERIFY(!docker.calls().contains("rm "));
    }

    void shouldTellWhenItCouldNotTakeDown_data()
    {
        QTest::addColumn<QByteArray>("later"); // what the engine says to ps, rm and down once up has begun
        QTest::newRow("no answer to what is there") << QByteArray("exit 1");
        QTest::newRow("no end of what is there") << QByteArray("echo '" + healthy.trimmed() + "'");
    }

    void shouldTellWhenItCouldNotTakeDown()
    {
        QFETCH(const QByteArray, later);
        test::FakeDocker docker;
        docker.usable().on("events*", "sleep 600").complains("rm *", "Cannot connect to the Docker daemon\n");
        docker.on("ps *", once("asked") + later);
        docker.complains("compose --project-name demo --progress json down*", "Cannot connect to the Docker daemon\n");
        docker.on("compose --project-name*", "echo '{\"id\":\"Container demo-db-1\",\"status\":\"Starting\"}' >&2; sleep 600");
        Run run(docker);
        run.runner.start(request());
        QTRY_VERIFY_WITH_TIMEOUT(!run.state.steps.isEmpty() && run.state.steps.last().title == "start db", patienceMs);
        run.runner.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->state, State::Cancelled);
        QVERIFY2(run.state.outcome->message.contains("use Down for the rest"), qPrintable(run.state.outcome->message));
        QCOMPARE(run.state.steps.last().title, QString("take down what was started"));
        QCOMPARE(run.state.steps.last().state, State::Failed);
    }

    void shouldTakeDownByProjectNameAlone()
    {
        test::FakeDocker docker;
        docker.usable().on("compose --project-name*down*", "echo '{\"id\":\"Container demo-db-1\",\"status\":\"Removed\"}' >&2");
        Run run(docker);
        run::Request down = request();
        down.verb = run::Verb::Down;
        down.folder = "/no/such/folder"; // its files may be gone
        down.removeVolumes = true;
        run.runner.start(down);
        QTRY_VERIFY_WITH_TIMEOUT(run.state.outcome, patienceMs);
        QCOMPARE(run.state.outcome->state, State::Passed);
        QVERIFY(docker.calls().contains("compose --project-name demo --progress json down --remove-orphans --volumes"));
        QCOMPARE(run.state.nodes.value("PG").state, State::Passed);
    }

    void shouldBeReadyForTheNextRunAfterOneHasFailed()
    {
        test::FakeDocker docker;
        docker.usable().says("ps *", healthy).on("events*", "sleep 600");
        docker.on("compose --project-name*", "[ -e '" + m_folder.filePath("again").toUtf8() + "' ] && exit 0; touch '" +
                                                 m_folder.filePath("again").toUtf8() + "'; echo 'odd things' >&2; exit 1");
        Run run(docker);
        run.runner.start(request());
        QTRY_COMPARE_WITH_TIMEOUT(run.ends, 1, patienceMs);
        QCOMPARE(run.state.outcome->message, QString("odd things"));
        run.runner.start(request());
        QTRY_COMPARE_WITH_TIMEOUT(run.ends, 2, patienceMs);
        QCOMPARE(run.state.outcome->state, State::Passed);
    }

    void shouldTellStatusAndItsJson()
    {
        test::FakeDocker docker;
        docker.says("ps *", QByteArray(healthy).replace("\"State\"", "\"Ports\":\"0.0.0.0:5432->5432/tcp\",\"State\""));
        run::Status status(docker.environment());
        QList<run::ContainerStatus> containers;
        connect(&status, &run::Status::answered, &status,
            [&containers](const auto &answer) { containers = answer ? *answer : QList<run::ContainerStatus>(); });
        status.ask("demo", request().nodes);
        QTRY_COMPARE_WITH_TIMEOUT(containers.size(), 1, patienceMs);
        QCOMPARE(QJsonDocument(run::statusJson(containers)).toJson(QJsonDocument::Compact),
            QByteArray("[{\"container\":\"demo-db-1\",\"exitCode\":0,\"health\":\"healthy\",\"image\":\"postgres\",\"node\":"
                       "\"PG\",\"ports\":"
                       "[{\"address\":\"0.0.0.0\",\"container\":5432,\"host\":5432,\"protocol\":\"tcp\"}],\"service\":\"db\","
                       "\"state\":\"running\"}]"));
    }

    void shouldTellWhyThereIsNoStatus()
    {
        test::FakeDocker docker;
        docker.complains("ps *", "permission denied while trying to connect\n");
        run::Status status(docker.environment());
        std::optional<base::Error> error;
        connect(&status, &run::Status::answered, &status, [&error](const auto &answer) {
            if (!answer)
                error = answer.error();
        });
        status.ask("demo", {});
        QTRY_VERIFY_WITH_TIMEOUT(error, patienceMs);
        QCOMPARE(error->kind, base::ErrorKind::Unavailable);
        QVERIFY(error->message.startsWith("This user may not use"));
    }

    void init()
    {
        for (const char *name : {"up", "go", "again", "removed", "asked"})
            QFile::remove(m_folder.filePath(QLatin1String(name)));
        writeCompose(
            "services:\n  db: {image: postgres, healthcheck: {test: 'true'}, secrets: [pw]}\nsecrets: {pw: {environment: PW}}\n");
    }

private:
    void writeCompose(const QByteArray &content) const
    {
        QFile file(m_folder.filePath("compose.yaml"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }

    // A script that ends well, with no output, the first time.
    QByteArray once(const char *name) const
    {
        const QByteArray path = m_folder.filePath(QLatin1String(name)).toUtf8();
        return "[ -e '" + path + "' ] || { touch '" + path + "'; exit 0; }; ";
    }

    run::Request request() const
    {
        run::Request value;
        value.project = "demo";
        value.folder = m_folder.path();
        value.composeFiles = QStringList{"compose.yaml"};
        value.nodes["PG"].services = QStringList{"db"};
        value.secretVariables["PW"] = "s3cret-value";
        return value;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestComposeRunner)
#include "tst_composerunner.moc"
