#include "core/run/causes.h"

#include <QTest>

using namespace stackwright;
using run::Cause;

// Why a container is not ready, in words a person can act on.
class TestCauses : public QObject
{
    Q_OBJECT

private slots:
    void shouldNameTheCauseOfAContainerThatIsNotReady_data()
    {
        QTest::addColumn<engine::Container>("container");
        QTest::addColumn<run::Readiness::Why>("why");
        QTest::addColumn<QString>("message");
        engine::Container base;
        base.service = "db";
        base.state = engine::ContainerState::Exited;
        base.exitCode = 3;
        QTest::newRow("ended") << base << run::Readiness::Why::Ended << "db ended with exit code 3: first / last";
        auto changed = base;
        changed.outOfMemory = true;
        changed.exitCode = 137;
        QTest::newRow("memory") << changed << run::Readiness::Why::Ended
                                << "db was killed because it needed more memory than its limit (exit code 137)";
        changed = base;
        changed.error = "exec: \"nope\": executable file not found in $PATH";
        QTest::newRow("no such program") << changed << run::Readiness::Why::Ended
                                         << "db could not be started: exec: \"nope\": executable file not found in $PATH";
        changed = base;
        changed.health = engine::Health::Unhealthy;
        changed.state = engine::ContainerState::Running;
        changed.probeOutput = "refused";
        QTest::newRow("unhealthy") << changed << run::Readiness::Why::Unhealthy
                                   << "db is unhealthy; its last health check said: refused";
        QTest::newRow("restarts") << base << run::Readiness::Why::RestartLoop
                                  << "db ends and restarts again and again (exit code 3): first / last";
    }

    void shouldNameTheCauseOfAContainerThatIsNotReady()
    {
        QFETCH(const engine::Container, container);
        QFETCH(const run::Readiness::Why, why);
        const Cause cause = run::causeOfContainer(container, why, {"first", "", "last"});
        QTEST(cause.message, "message");
        QCOMPARE(cause.service, QString("db"));
    }

    void shouldRepeatTheLineThatSoundsLikeTheError_data()
    {
        QTest::addColumn<QList<QByteArray>>("lines");
        QTest::addColumn<QString>("said");
        QTest::newRow("npm") << QList<QByteArray>{"added 330 packages in 12s", "npm error Missing script: \"x\"", "npm error",
                                    "npm error To see a list of scripts, run:", "npm error   npm run"}
                             << "npm error Missing script: \"x\"";
        QTest::newRow("announced") << QList<QByteArray>{"starting", "Error:", "", "  the port is odd", "bye"}
                                   << "Error: the port is odd";
        QTest::newRow("announced and nothing more") << QList<QByteArray>{"Error:"} << "Error:";
        QTest::newRow("after what only looks like one")
            << QList<QByteArray>{"-- Performing Test HAVE_PTHREAD - Failed", "CMake Error at CMakeLists.txt:3", "bye"}
            << "CMake Error at CMakeLists.txt:3";
        QTest::newRow("after a log line") << QList<QByteArray>{"LOG:  invalid record length at 0/152BC10",
                                                 "FATAL:  could not open file", "bye"}
                                          << "FATAL:  could not open file";
        QTest::newRow("apt") << QList<QByteArray>{"2 packages not found before", "E: Unable to locate package foo"}
                             << "E: Unable to locate package foo";
        QTest::newRow("nothing plainer") << QList<QByteArray>{"WARN missing this", "x.conf is missing", "bye"}
                                         << "x.conf is missing";
        QTest::newRow("no errors") << QList<QByteArray>{"0 errors", "main.go:3"} << "0 errors / main.go:3";
    }

    void shouldRepeatTheLineThatSoundsLikeTheError()
    {
        QFETCH(const QList<QByteArray>, lines);
        QFETCH(const QString, said);
        engine::Container container;
        container.service = "db";
        container.state = engine::ContainerState::Exited;
        container.exitCode = 3;
        const Cause cause = run::causeOfContainer(container, run::Readiness::Why::Ended, lines);
        QCOMPARE(cause.message, "db ended with exit code 3: " + said);
    }
};

QTEST_GUILESS_MAIN(TestCauses)
#include "tst_causes.moc"
