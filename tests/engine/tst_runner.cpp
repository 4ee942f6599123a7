#include "core/run/logfollower.h"
#include "core/run/status.h"
#include "tests/support/portlease.h"
#include "tests/support/projectrun.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace stackwright;
using run::Outcome;
using run::State;

class TestRunner : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        STACKWRIGHT_NEED_ENGINE(m_engine);
        m_files = std::make_unique<test::SmallProject>(m_project);
        m_engine.remove(m_project);
    }

    void cleanup()
    {
        if (m_engine.absence().isEmpty())
            m_engine.remove(m_project);
    }

    void shouldBringAProjectUpAndDown()
    {
        // given a service that is built, one with a health check that it waits for, and a one-shot
        QVERIFY(m_files->write("Dockerfile",
            "FROM debian:13-slim AS base\nRUN echo built-" + m_project.toUtf8() + "\nFROM base\nCMD [\"sleep\", \"600\"]\n"));
        const run::Request up = m_files->request(
            "services:\n"
            "  app:\n    build: .\n    init: true\n    depends_on: {db: {condition: service_healthy}, job: {condition: "
            "service_completed_successfully}}\n"
            "    secrets: [pw]\n"
            "  db:\n    image: debian:13-slim\n    init: true\n    command: sh -c 'echo ready; sleep 600'\n"
            "    healthcheck: {test: 'true', interval: 1s}\n"
            "  job: {image: 'debian:13-slim', command: 'true'}\n"
            "secrets: {pw: {environment: SW_PW}}\n",
            {{"SW_PW", "a-very-secret-value"}});
        // when it is brought up
        test::ProjectRun run(m_engine.environment());
        run.runner.start(up);
        COMPARE_OUTCOME(run, State::Passed);
        // then every step is on its node and passed
        for (const run::Step &step : run.state.steps)
            QVERIFY2(step.state == State::Passed, qPrintable(run.account()));
        QVERIFY2(run.step("RUN echo built-", State::Passed), qPrintable(run.account()));
        QCOMPARE(run.step("RUN echo built-", State::Passed)->nodeId, QString("APP"));
        QCOMPARE(run.step("start db", State::Passed)->nodeId, QString("DB"));
        QCOMPARE(run.state.nodes.value("DB").text, QString("healthy"));
        QCOMPARE(run.state.nodes.value("JOB").text, QString("done"));
        QCOMPARE(m_engine.containers(m_project).size(), 3);
        // and the secret is in the container, and in none of our words
        QCOMPARE(m_engine.docker({"exec", m_project + "-app-1", "cat", "/run/secrets/pw"}), QByteArray("a-very-secret-value"));
        QVERIFY(!m_engine.docker({"inspect", m_project + "-app-1"}).contains("a-very-secret-value"));

        // and its status and logs can be had
        run::Status status(m_engine.environment());
        QList<run::ContainerStatus> containers;
        connect(&status, &run::Status::answered, &status, [&containers](const auto &answer) {
            if (answer)
                containers = *answer;
        });
        status.ask(m_project, up.nodes);
        QTRY_COMPARE_WITH_TIMEOUT(containers.size(), 3, enginePatienceMs);
        QCOMPARE(containers.at(1).nodeId, QString("DB"));
        QCOMPARE(containers.at(1).container.health, engine::Health::Healthy);
        run::LogFollower follower(m_engine.environment());
        QSignalSpy lines(&follower, &run::LogFollower::lines);
        bool ended = false;
        connect(&follower, &run::LogFollower::ended, &follower, [&ended](const auto &result) { ended = result.ok(); });
        run::LogFollower::Request logs;
        logs.project = m_project;
        logs.nodes = up.nodes;
        logs.nodeId = "DB";
        logs.follow = false;
        follower.start(logs);
        QTRY_VERIFY_WITH_TIMEOUT(ended, enginePatienceMs);
        QCOMPARE(lines.size(), 1);
        const auto line = lines.at(0).at(0).value<QList<run::LogLine>>().first();
        QCOMPARE(line.text, QByteArray("ready"));
        QCOMPARE(line.nodeId, QString("DB"));

        // when it is taken down
        test::ProjectRun down(m_engine.environment());
        run::Request request = up;
        request.verb = run::Verb::Down;
        down.runner.start(request);
        COMPARE_OUTCOME(down, State::Passed);
        // then nothing is left
        QVERIFY(m_engine.containers(m_project).isEmpty());
        QVERIFY2(down.step("stop db", State::Passed), qPrintable(down.account()));
    }

    void shouldCancelAndLeaveNothing_data()
    {
        QTest::addColumn<QByteArray>("dockerfile");
        QTest::addColumn<QString>("until");
        QTest::newRow("while it builds") << QByteArray("FROM debian:13-slim\nRUN : " + m_mark + " && sleep 300 && sleep 301\n")
                                         << "RUN :";
        QTest::newRow("while it waits for health") << QByteArray("FROM debian:13-slim\nCMD [\"sleep\", \"600\"]\n") << "ready/";
    }

    void shouldCancelAndLeaveNothing()
    {
        QFETCH(const QByteArray, dockerfile);
        QFETCH(const QString, until);
        QVERIFY(m_files->write("Dockerfile", dockerfile));
        test::ProjectRun run(m_engine.environment());
        run.runner.start(m_files->request(
            "services:\n  app:\n    build: .\n    healthcheck: {test: 'false', interval: 60s, start_period: 300s}\n"
            "  db: {image: 'debian:13-slim', command: sleep 600}\n"));
        QTRY_VERIFY_WITH_TIMEOUT(run.step(until, State::Running) || run.ended(), enginePatienceMs);
        QVERIFY2(!run.ended(), qPrintable(run.account()));
        QElapsedTimer clock;
        clock.start();
        run.runner.cancel();
        COMPARE_OUTCOME(run, State::Cancelled);
        qInfo("cancelled after %lld ms; at most 5,000 are wanted of an idle machine", clock.elapsed());
        QCOMPARE(run.state.outcome->exitCode, 130);
        QVERIFY(m_engine.containers(m_project).isEmpty());
        // the engine has ended the build's own processes too
        QTRY_COMPARE_WITH_TIMEOUT(processesWith(m_mark), QStringList(), enginePatienceMs);
    }

    void shouldStopAgainWhatAPersonHadStopped()
    {
        // given a container of the project that a person has stopped
        const QByteArray compose = "services:\n"
                                   "  db: {image: 'debian:13-slim', init: true, command: sleep 600}\n"
                                   "  app:\n    image: debian:13-slim\n    init: true\n    command: sleep 600\n"
                                   "    depends_on: [db]\n"
                                   "    healthcheck: {test: 'false', interval: 60s, start_period: 300s}\n";
        test::ProjectRun before(m_engine.environment());
        before.runner.start(m_files->request("services:\n  db: {image: 'debian:13-slim', init: true, command: sleep 600}\n"));
        COMPARE_OUTCOME(before, State::Passed);
        m_engine.docker({"exec", m_project + "-db-1", "touch", "/kept"});
        m_engine.docker({"stop", "-t", "1", m_project + "-db-1"});
        // when an up that starts it, and makes another one, is cancelled
        test::ProjectRun run(m_engine.environment());
        run.runner.start(m_files->request(compose));
        QTRY_VERIFY_WITH_TIMEOUT(run.step("ready/", State::Running) || run.ended(), enginePatienceMs);
        QVERIFY2(!run.ended(), qPrintable(run.account()));
        run.runner.cancel();
        COMPARE_OUTCOME(run, State::Cancelled);
        // then the one is stopped and whole, and the other is gone
        QVERIFY2(run.state.outcome->message.contains("what was started is taken down"), qPrintable(run.account()));
        const auto format = QStringLiteral("{{.State.Status}}");
        QCOMPARE(m_engine.docker({"inspect", "--format", format, m_project + "-db-1"}).trimmed(), QByteArray("exited"));
        QVERIFY(m_engine.docker({"diff", m_project + "-db-1"}).contains("/kept"));
        QCOMPARE(m_engine.containers(m_project).size(), 1);
    }

    void shouldNotTakeAServiceThatEndsAtOnceForUp()
    {
        test::ProjectRun run(m_engine.environment());
        run.runner.start(m_files->request("services:\n  app: {image: 'debian:13-slim', command: 'true'}\n"));
        COMPARE_OUTCOME(run, State::Failed);
        QCOMPARE(run.state.outcome->message, QString("app ended with exit code 0"));
        QCOMPARE(run.state.outcome->nodeId, QString("APP"));
    }

    void shouldNameThePortThatIsTakenAndWhoHoldsIt()
    {
        // given a port that this program holds
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::Any));
        const int port = server.serverPort();
        test::ProjectRun run(m_engine.environment());
        run.runner.start(
            m_files->request(QStringLiteral("services:\n  db: {image: 'debian:13-slim', command: sleep 600, ports: ['%1:80']}\n")
                                 .arg(port)
                                 .toUtf8()));
        COMPARE_OUTCOME(run, State::Failed);
        QCOMPARE(run.state.outcome->nodeId, QString("DB"));
        QVERIFY2(
            run.state.outcome->message.startsWith(QStringLiteral("Port %1, which db needs, is taken by tst_runner (process %2)")
                                                      .arg(port)
                                                      .arg(QCoreApplication::applicationPid())),
            qPrintable(run.account()));
    }

    void shouldNameTheContainerThatHoldsAPort()
    {
        const test::PortLease lease;
        const int port = lease.port();
        test::ProjectRun run(m_engine.environment());
        run.runner.start(m_files->request(
            QStringLiteral("services:\n  app: {image: 'debian:13-slim', command: sleep 600, ports: ['%1:80']}\n"
                           "  db: {image: 'debian:13-slim', command: sleep 600, ports: ['%1:80'], depends_on: [app]}\n")
                .arg(port)
                .toUtf8()));
        COMPARE_OUTCOME(run, State::Failed);
        QCOMPARE(run.state.outcome->message,
            QStringLiteral("Port %1, which db needs, is taken by the container %2-app-1").arg(port).arg(m_project));
        QCOMPARE(run.state.outcome->nodeId, QString("DB"));
    }

    void shouldNameTheStepOfABuildThatFailed()
    {
        QVERIFY(m_files->write("Dockerfile", "FROM debian:13-slim\nRUN echo fine\nRUN echo boom-words >&2; exit 7\n"));
        QVERIFY(m_files->write("other/Dockerfile", "FROM debian:13-slim\nRUN sleep 20\n"));
        test::ProjectRun run(m_engine.environment());
        run.runner.start(m_files->request("services:\n  app: {build: .}\n  db: {build: other}\n"));
        COMPARE_OUTCOME(run, State::Failed);
        QCOMPARE(run.state.outcome->nodeId, QString("APP"));
        QVERIFY2(run.state.outcome->message.startsWith(
                     "The build of app failed at step 3 of 3, \"RUN echo boom-words >&2; exit 7\" with exit code 7: boom-words"),
            qPrintable(run.account()));
        QCOMPARE(run.state.outcome->exitCode, 1);
        QCOMPARE(run.state.nodes.value("APP").state, State::Failed);
    }

    void shouldNameTheImageThatThereIsNot()
    {
        test::ProjectRun run(m_engine.environment());
        run.runner.start(m_files->request("services:\n  db: {image: 'debian:no-such-tag'}\n"));
        COMPARE_OUTCOME(run, State::Failed);
        QCOMPARE(run.state.outcome->nodeId, QString("DB"));
        QVERIFY2(run.state.outcome->message.contains("debian:no-such-tag"), qPrintable(run.account()));
    }

    void shouldTellWhyAContainerIsNotReady_data()
    {
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<QString>("message");
        QTest::newRow("unhealthy") << QByteArray("{image: 'debian:13-slim', init: true, command: sleep 600, healthcheck: {test: "
                                                 "'echo probe-words; false', interval: 1s, retries: 2}}")
                                   << "db is unhealthy; its last health check said: probe-words";
        QTest::newRow("ended") << QByteArray("{image: 'debian:13-slim', command: sh -c 'echo last-words; exit 3'}")
                               << "db ended with exit code 3: last-words";
        QTest::newRow("restarts") << QByteArray("{image: 'debian:13-slim', command: sh -c 'echo again; exit 4', restart: always}")
                                  << "db ends and restarts again and again (exit code 4): again";
        QTest::newRow("no such program") << QByteArray("{image: 'debian:13-slim', command: no-such-program-x}")
                                         << "no-such-program-x";
    }

    void shouldTellWhyAContainerIsNotReady()
    {
        QFETCH(const QByteArray, service);
        QFETCH(const QString, message);
        // what ends at once takes its time where the machine is busy
        test::ProjectRun run(m_engine.environment(), {.youngMs = 60'000});
        run.runner.start(m_files->request("services:\n  db: " + service + "\n"));
        COMPARE_OUTCOME(run, State::Failed);
        QVERIFY2(run.state.outcome->message.contains(message), qPrintable(run.account()));
        QCOMPARE(run.state.outcome->nodeId, QString("DB"));
        QCOMPARE(run.state.nodes.value("DB").state, State::Failed);
    }

    void shouldNameADependencyThatFailed()
    {
        test::ProjectRun run(m_engine.environment());
        run.runner.start(m_files->request(
            "services:\n  app: {image: 'debian:13-slim', command: sleep 600, depends_on: {db: {condition: service_healthy}}}\n"
            "  db: {image: 'debian:13-slim', init: true, command: sleep 600, healthcheck: {test: 'echo no-luck; false', "
            "interval: 1s, retries: 1}}\n"));
        COMPARE_OUTCOME(run, State::Failed);
        QVERIFY2(run.state.outcome->message.contains("no-luck"), qPrintable(run.account()));
        QCOMPARE(run.state.outcome->nodeId, QString("DB"));
    }

    void shouldRefuseToBeginWithoutASecret()
    {
        test::ProjectRun run(m_engine.environment());
        run.runner.start(
            m_files->request("services:\n  db: {image: 'debian:13-slim', secrets: [pw]}\nsecrets: {pw: {environment: SW_PW}}\n"));
        COMPARE_OUTCOME(run, State::Failed);
        QCOMPARE(run.state.outcome->message, QString("The secret pw has no value yet"));
        QCOMPARE(run.state.outcome->nodeId, QString("DB"));
        QVERIFY(m_engine.containers(m_project).isEmpty());
    }

private:
    // Command lines of this machine's processes; those in containers of a local engine are among them.
    static QStringList processesWith(const QByteArray &mark)
    {
        QStringList found;
        for (const QString &pid : QDir("/proc").entryList(QDir::Dirs)) {
            QFile file("/proc/" + pid + "/cmdline");
            if (pid.toInt() > 0 && pid.toInt() != QCoreApplication::applicationPid() && file.open(QIODevice::ReadOnly)) {
                const QByteArray line = file.readAll().replace('\0', ' ');
                if (line.contains(mark))
                    found.append(QString::fromUtf8(line));
            }
        }
        return found;
    }

    const QByteArray m_mark = "mark" + QByteArray::number(QCoreApplication::applicationPid()) + "x" +
                              QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    test::RealEngine m_engine;
    const QString m_project = QStringLiteral("swrunner%1").arg(QCoreApplication::applicationPid());
    std::unique_ptr<test::SmallProject> m_files;
};

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
