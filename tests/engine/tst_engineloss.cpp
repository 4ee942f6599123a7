#include "tests/support/places.h"
#include "tests/support/projectrun.h"

#include <QProcess>
#include <QTest>

#include <csignal>

using namespace stackwright;
using run::State;

// An engine that dies or falls silent under a run. It is one of its own, so that the engine of the other tests lives on.
class TestEngineLoss : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        STACKWRIGHT_NEED_ENGINE(test::RealEngine());
        if (!qEnvironmentVariableIsSet("STACKWRIGHT_ENGINE_PID"))
            QSKIP("not run: only a private engine may be killed, packaging/dev engine up makes one");
    }

    void init()
    {
        m_isUp = true; // or a part of it, which has to go as well
        QVERIFY2(engineCommand({"up"}, nullptr), m_said.constData());
        m_environment = privateEnvironment();
        m_daemon = m_environment.value("STACKWRIGHT_ENGINE_PID").toInt();
        QVERIFY(m_daemon > 1 && m_daemon != qEnvironmentVariableIntValue("STACKWRIGHT_ENGINE_PID"));
    }

    void cleanup()
    {
        if (m_daemon > 1)
            ::kill(m_daemon, SIGCONT);
    }

    void cleanupTestCase()
    {
        if (m_isUp)
            QVERIFY2(engineCommand({"down"}, nullptr), m_said.constData());
    }

    void shouldNameTheStepUnderWayWhenTheEngineWasKilled()
    {
        // given a build in the middle
        const test::SmallProject project(m_name);
        QVERIFY(project.write("Dockerfile", "FROM debian:13-slim\nRUN echo before\nRUN sleep 300\n"));
        test::ProjectRun run(m_environment);
        run.runner.start(project.request("services:\n  app: {build: .}\n"));
        QTRY_VERIFY_WITH_TIMEOUT(run.step("sleep 300", State::Running) || run.ended(), enginePatienceMs);
        QVERIFY2(!run.ended(), qPrintable(run.account()));
        // when the daemon dies
        QCOMPARE(::kill(m_daemon, SIGKILL), 0);
        // then the sentence names the cause and what was under way, and its node
        COMPARE_OUTCOME(run, State::Failed);
        QVERIFY2(
            run.state.outcome->message.startsWith("The container engine stopped answering during \""), qPrintable(run.account()));
        QVERIFY2(run.state.outcome->message.contains("sleep 300"), qPrintable(run.account()));
        QCOMPARE(run.state.outcome->nodeId, QString("APP"));
        QCOMPARE(run.state.outcome->exitCode, 3);
    }

    void shouldNoticeThatTheEngineWasKilledWhileServicesStart()
    {
        const test::SmallProject project(m_name);
        test::ProjectRun run(m_environment);
        run.runner.start(project.request("services:\n  db:\n    image: debian:13-slim\n    command: sleep 600\n"
                                         "    healthcheck: {test: 'false', interval: 60s, start_period: 300s}\n"));
        QTRY_VERIFY_WITH_TIMEOUT(run.step("ready/", State::Running) || run.ended(), enginePatienceMs);
        QVERIFY2(!run.ended(), qPrintable(run.account()));
        QCOMPARE(::kill(m_daemon, SIGKILL), 0);
        COMPARE_OUTCOME(run, State::Failed);
        QCOMPARE(run.state.outcome->message, QString("The container engine stopped answering while the services were starting"));
        QCOMPARE(run.state.outcome->exitCode, 3);
    }

    void shouldNoticeThatTheEngineFellSilentInTheMiddleOfABuild()
    {
        const test::SmallProject project(m_name);
        QVERIFY(project.write("Dockerfile", "FROM debian:13-slim\nRUN echo once more\nRUN sleep 302\n"));
        test::ProjectRun run(m_environment);
        run.runner.start(project.request("services:\n  app: {build: .}\n"));
        QTRY_VERIFY_WITH_TIMEOUT(run.step("sleep 302", State::Running) || run.ended(), enginePatienceMs);
        QVERIFY2(!run.ended(), qPrintable(run.account()));
        // when the daemon stops in its tracks: no connection ends
        QCOMPARE(::kill(m_daemon, SIGSTOP), 0);
        // then the run ends by itself, and names the step and its node
        COMPARE_OUTCOME(run, State::Failed);
        QVERIFY2(
            run.state.outcome->message.startsWith("The container engine stopped answering during \""), qPrintable(run.account()));
        QVERIFY2(run.state.outcome->message.contains("sleep 302"), qPrintable(run.account()));
        QCOMPARE(run.state.outcome->nodeId, QString("APP"));
        QCOMPARE(run.state.outcome->exitCode, 3);
    }

    void shouldLetARunOnASilentEngineBeCancelled()
    {
        // given an engine that has stopped in its tracks in the middle of a build
        const test::SmallProject project(m_name);
        QVERIFY(project.write("Dockerfile", "FROM debian:13-slim\nRUN echo again\nRUN sleep 301\n"));
        test::ProjectRun run(m_environment);
        run.runner.start(project.request("services:\n  app: {build: .}\n"));
        QTRY_VERIFY_WITH_TIMEOUT(run.step("sleep 301", State::Running) || run.ended(), enginePatienceMs);
        QVERIFY2(!run.ended(), qPrintable(run.account()));
        QCOMPARE(::kill(m_daemon, SIGSTOP), 0);
        // when the person cancels
        run.runner.cancel();
        // then it ends, and does not claim that all is taken down
        COMPARE_OUTCOME(run, State::Cancelled);
        QCOMPARE(run.state.outcome->exitCode, 130);
        QVERIFY2(run.state.outcome->message.contains("use Down for the rest"), qPrintable(run.account()));
    }

private:
    bool engineCommand(const QStringList &arguments, QByteArray *output)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("STACKWRIGHT_ENGINE_NAME", m_name);
        process.setProcessEnvironment(environment);
        process.start(test::sourceFile("packaging/dev"), QStringList{"engine"} + arguments);
        const bool ended = process.waitForFinished(enginePatienceMs);
        m_said = process.readAllStandardError();
        if (output)
            *output = process.readAllStandardOutput();
        return ended && process.exitCode() == 0;
    }

    // What `engine env` says, as a shell understands it.
    QProcessEnvironment privateEnvironment()
    {
        const QString version = qEnvironmentVariable("STACKWRIGHT_ENGINE_COMPOSE").section('.', 0, 1);
        QByteArray script;
        if (!engineCommand({"env", version}, &script))
            return {};
        QProcess shell;
        shell.start("bash", {"-c", "eval \"$1\"; env -0", "bash", QString::fromUtf8(script)});
        shell.waitForFinished();
        QProcessEnvironment environment;
        for (const QByteArray &line : shell.readAllStandardOutput().split('\0')) {
            if (const qsizetype sign = line.indexOf('='); sign > 0)
                environment.insert(QString::fromUtf8(line.first(sign)), QString::fromUtf8(line.mid(sign + 1)));
        }
        return environment;
    }

    const QString m_name = QStringLiteral("loss%1").arg(QCoreApplication::applicationPid());
    QProcessEnvironment m_environment;
    bool m_isUp = false;
    int m_daemon = 0;
    QByteArray m_said;
};

QTEST_GUILESS_MAIN(TestEngineLoss)
#include "tst_engineloss.moc"
