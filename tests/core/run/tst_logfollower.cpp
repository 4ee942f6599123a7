#include "core/run/logfollower.h"
#include "tests/support/fakedocker.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace stackwright;

namespace {

constexpr int patienceMs = 60'000;

const QByteArray container = "{\"ID\":\"abc\",\"Image\":\"postgres\",\"Labels\":\"com.docker.compose.service=db\",\"Names\":"
                             "\"demo-db-1\",\"State\":\"running\",\"Status\":\"Up 2 seconds\"}\n";

struct Logs
{
    explicit Logs(const test::FakeDocker &docker)
        : follower(docker.environment())
    {
        QObject::connect(
            &follower, &run::LogFollower::lines, &follower, [this](const QList<run::LogLine> &batch) { lines += batch; });
        QObject::connect(&follower, &run::LogFollower::ended, &follower, [this](const base::Result<void> &result) {
            ++ends;
            if (!result)
                error = result.error();
        });
    }

    QList<QByteArray> texts() const
    {
        QList<QByteArray> all;
        for (const run::LogLine &line : lines)
            all.append(line.text);
        return all;
    }

    run::LogFollower follower;
    QList<run::LogLine> lines;
    std::optional<base::Error> error;
    int ends = 0;
};

run::LogFollower::Request logsRequest(bool follow)
{
    run::LogFollower::Request request;
    request.project = "demo";
    request.nodes["PG"].services = QStringList{"db"};
    request.follow = follow;
    return request;
}

} // namespace

class TestLogFollower : public QObject
{
    Q_OBJECT

private slots:
    void shouldFollowLogsOfOneNodeWithoutSecrets()
    {
        test::FakeDocker docker;
        docker.says("ps *", container + QByteArray(container).replace("abc", "xyz").replace("service=db", "service=other"));
        docker.on("logs*", "echo '2026-11-22T10:45:16.433423251Z pw is s3cret-value'; echo 'no time' >&2; exit 0");
        Logs logs(docker);
        run::LogFollower::Request request = logsRequest(false);
        request.nodeId = "PG";
        request.secretVariables["PW"] = "s3cret-value";
        logs.follower.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(logs.ends, 1, patienceMs);
        QVERIFY(!logs.error);
        QCOMPARE(logs.lines.size(), 2);
        const run::LogLine &said = logs.lines.at(0).isError ? logs.lines.at(1) : logs.lines.at(0);
        QCOMPARE(QJsonDocument(run::logJson(said)).toJson(QJsonDocument::Compact),
            QByteArray("{\"node\":\"PG\",\"service\":\"db\",\"stream\":\"stdout\",\"text\":\"pw is "
                       "•••\",\"time\":\"2026-11-22T10:45:16.433Z\"}"));
        QVERIFY(!docker.calls().contains("xyz"));
    }

    void shouldTellALastLineWithoutAnEnd()
    {
        test::FakeDocker docker;
        docker.says("ps *", container);
        docker.on("logs*", "printf '2026-11-22T10:45:16.433423251Z first\n2026-11-22T10:45:17.433423251Z fatal: no licence key'");
        Logs logs(docker);
        logs.follower.start(logsRequest(false));
        QTRY_COMPARE_WITH_TIMEOUT(logs.ends, 1, patienceMs);
        QCOMPARE(logs.texts(), (QList<QByteArray>{"first", "fatal: no licence key"}));
    }

    void shouldSayWhyThereIsNoEngineToFollow()
    {
        // given no engine, and events that end before anything else
        test::FakeDocker docker;
        docker.on("events*", "exit 1");
        docker.on("ps *", "sleep 0.5; echo 'Cannot connect to the Docker daemon at unix:///x' >&2; exit 1");
        Logs logs(docker);
        logs.follower.start(logsRequest(true));
        QTRY_VERIFY_WITH_TIMEOUT(logs.error, patienceMs);
        QVERIFY2(logs.error->message.startsWith("Nothing answers where"), qPrintable(logs.error->message));
    }

    void shouldTellWhenTheEngineGoesAwayUnderALog()
    {
        test::FakeDocker docker;
        const QByteArray reading = '\'' + m_folder.filePath("reading").toUtf8() + '\'';
        docker.says("ps *", container).on("logs*", "touch " + reading + "; sleep 600");
        docker.on("events*", "while [ ! -e " + reading + " ]; do sleep 0.05; done; exit 1");
        Logs logs(docker);
        logs.follower.start(logsRequest(true));
        QTRY_VERIFY_WITH_TIMEOUT(logs.error, patienceMs);
        QCOMPARE(logs.error->message, QString("The container engine stopped answering"));
    }

    void shouldReadOnAfterARestartWhileTheOldOutputStillEnds()
    {
        // given a container whose start is told while its old output is still being read
        test::FakeDocker docker;
        const QByteArray folder = m_folder.path().toUtf8();
        docker.says("ps *", container);
        docker.on("logs --since=2026-11-22T10:45:16.433423251Z*",
            "echo '2026-11-22T10:45:16.433423251Z old'; echo '2026-11-22T10:45:18.000000000Z new'; sleep 600");
        docker.on("logs*", "echo '2026-11-22T10:45:16.433423251Z old'; touch " + folder + "/up; while [ ! -e " + folder +
                               "/go ]; do sleep 0.05; done");
        docker.on("events*",
            "while [ ! -e " + folder +
                "/up ]; do sleep 0.05; done; echo '{\"Type\":\"container\",\"Action\":\"start\",\"timeNano\":1795340716004332512,"
                "\"Actor\":{\"ID\":\"abc\",\"Attributes\":{\"com.docker.compose.service\":\"db\"}}}'; touch " +
                folder + "/again; sleep 600");
        Logs logs(docker);
        logs.follower.start(logsRequest(true));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder.filePath("again")), patienceMs);
        // when
        QFile go(m_folder.filePath("go"));
        QVERIFY(go.open(QIODevice::WriteOnly));
        // then what came after is told, and what had been told is not told again
        QTRY_COMPARE_WITH_TIMEOUT(logs.texts(), (QList<QByteArray>{"old", "new"}), patienceMs);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestLogFollower)
#include "tst_logfollower.moc"
