#include "tests/support/fakedocker.h"
#include "tests/support/program.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <csignal>

using namespace stackwright;

namespace {

constexpr int patienceMs = 60'000; // only a limit for what hangs

const QByteArray database =
    "{\"ID\":\"abc\",\"Image\":\"postgres:17.5\",\"Labels\":\"com.docker.compose.service=postgres\",\"Names\":"
    "\"shop-postgres-1\",\"Ports\":\"127.0.0.1:5432->5432/tcp\",\"State\":\"running\",\"Status\":\"Up 2 "
    "seconds (healthy)\"}";

QByteArray told(const char *status)
{
    return QByteArray("echo '{\"id\":\"Container shop-postgres-1\",\"status\":\"") + status + "\"}' >&2; ";
}

// The objects that were printed, one a line; a line that is none comes out as an empty object.
QList<QJsonObject> objectsOf(const QByteArray &out)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

// Empty, or what is wrong with the order of these events.
QString disorderOf(const QList<QJsonObject> &events)
{
    static const QStringList known{
        QStringLiteral("step"), QStringLiteral("node"), QStringLiteral("log"), QStringLiteral("finished")};
    QSet<QString> done;
    for (qsizetype i = 0; i < events.size(); ++i) {
        const QString event = events[i]["event"].toString();
        if (!known.contains(event))
            return QStringLiteral("line %1 is no event").arg(i + 1);
        if ((event == QLatin1String("finished")) != (i + 1 == events.size()))
            return QStringLiteral("\"finished\" is not the last one, or there is none");
        if (event != QLatin1String("step"))
            continue;
        const QString id = events[i]["id"].toString();
        if (done.contains(id) && events[i]["state"] == QLatin1String("running"))
            return QStringLiteral("the step %1 begins again").arg(id);
        if (events[i]["state"] == QLatin1String("passed"))
            done.insert(id);
    }
    return {};
}

// "id state" of the steps in the order in which they came to it.
QStringList stepsOf(const QList<QJsonObject> &events)
{
    QStringList steps;
    for (const QJsonObject &event : events) {
        const QString step = event["title"].toString() + QStringLiteral(": ") + event["state"].toString();
        if (event["event"] == QLatin1String("step") && !steps.contains(step))
            steps.append(step);
    }
    return steps;
}

} // namespace

// up, status, logs and down from beginning to end, on an engine of our own that remembers whether the database is up.
class UpAndDownTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::FakeDocker> m_docker;
    std::unique_ptr<test::Program> m_program;

    QByteArray upFile() const { return '\'' + m_program->path(QStringLiteral("is-up")).toUtf8() + '\''; }

    // `up`: what `docker compose up` does. To be called before anything is run.
    void engineWhere(const QByteArray &up)
    {
        m_docker->on("compose --project-name shop * up *", up);
        m_docker->on("compose --project-name shop * down *", told("Removed") + "rm -f " + upFile());
        m_docker->on("ps *", "[ ! -e " + upFile() + " ] || echo '" + database + "'");
        m_docker->on("rm --force*", "rm -f " + upFile());
        m_docker->on("logs*", "echo '2026-11-22T10:45:16.433423251Z ready, $POSTGRES_PASSWORD'; "
                              "case \"$*\" in *--follow*) sleep 600;; esac");
        m_docker->on("events*", "sleep 600");
        m_docker->on("container inspect*", "echo '[]'");
        m_docker->usable();
    }

    test::Answer run(const QStringList &arguments) const { return m_program->run(arguments); }

    // Interrupts the program once it has printed this.
    static test::Answer interrupted(QProcess &process, const QByteArray &part)
    {
        QByteArray out;
        const QDeadlineTimer deadline(patienceMs);
        while (!out.contains(part) && process.state() != QProcess::NotRunning && !deadline.hasExpired()) {
            process.waitForReadyRead(100);
            out += process.readAllStandardOutput();
        }
        if (process.state() == QProcess::Running)
            ::kill(pid_t(process.processId()), SIGINT);
        test::Answer answer = test::Program::ended(process);
        answer.out.prepend(out);
        return answer;
    }

private slots:
    void init()
    {
        m_docker = std::make_unique<test::FakeDocker>();
        m_program = std::make_unique<test::Program>(m_docker->environment());
        m_program->environment.insert(
            QStringLiteral("STACKWRIGHT_SECRET_POSTGRES_PASSWORD"), QStringLiteral("correct horse battery"));
        m_program->file(QStringLiteral("shop.mmd"), "flowchart TD\n  PG[PostgreSQL]\n");
    }

    void shouldBringAStackUpTellOfItAndTakeItDown()
    {
        // given Compose that repeats a secret
        engineWhere(told("Starting") + "echo \"it is $POSTGRES_PASSWORD\" >&2; touch " + upFile() + "; " + told("Started"));

        // when it is brought up, then the events come in order and end well
        const test::Answer up = run({"up", "shop.mmd", "--json"});
        QVERIFY2(up.exitCode == 0, (up.errors + up.out).constData());
        const QList<QJsonObject> events = objectsOf(up.out);
        QCOMPARE(disorderOf(events), QString());
        const QStringList steps = stepsOf(events);
        QVERIFY2(steps.contains("start postgres: passed"), qPrintable(steps.join('\n')));
        QVERIFY(steps.indexOf("start postgres: running") < steps.indexOf("start postgres: passed"));
        QCOMPARE(events.last()["state"].toString(), QString("passed"));
        QCOMPARE(events.last()["exitCode"].toInt(-1), 0);
        const auto isReady = [](const QJsonObject &event) {
            return event["event"] == QLatin1String("node") && event["node"] == QLatin1String("PG") &&
                   event["state"] == QLatin1String("passed") && event["text"] == QLatin1String("healthy");
        };
        QVERIFY2(std::any_of(events.cbegin(), events.cend(), isReady), up.out.constData());
        // and the secret is in none of them, nor in an argument
        QVERIFY2(up.out.contains("it is •••"), up.out.constData());
        QVERIFY(!(up.out + up.errors + m_docker->calls()).contains("correct horse"));

        // and its status and its logs can be had
        const test::Answer status = run({"status", "shop.mmd", "--json"});
        QCOMPARE(status.exitCode, 0);
        const QJsonArray containers = QJsonDocument::fromJson(status.out).array();
        QCOMPARE(containers.size(), 1);
        QCOMPARE(containers[0]["node"].toString(), QString("PG"));
        QCOMPARE(containers[0]["health"].toString(), QString("healthy"));
        const test::Answer table = run({"status", "shop.mmd"});
        QVERIFY2(table.out.contains("postgres") && table.out.contains("running, healthy"), table.out.constData());
        const test::Answer logs = run({"logs", "shop.mmd", "PG", "--json"});
        QCOMPARE(logs.exitCode, 0);
        QCOMPARE(objectsOf(logs.out).size(), 1);
        QCOMPARE(objectsOf(logs.out)[0]["node"].toString(), QString("PG"));
        QVERIFY(objectsOf(logs.out)[0]["text"].toString().startsWith("ready, "));

        // when it is taken down, then nothing is left
        const test::Answer down = run({"down", "shop.mmd", "--json"});
        QVERIFY2(down.exitCode == 0, (down.errors + down.out).constData());
        QCOMPARE(disorderOf(objectsOf(down.out)), QString());
        QCOMPARE(objectsOf(down.out).last()["state"].toString(), QString("passed"));
        QVERIFY(!m_docker->calls().contains("--volumes"));
        const test::Answer after = run({"status", "shop.mmd"});
        QCOMPARE(after.exitCode, 0);
        QVERIFY2(after.errors.contains("nothing is running"), after.errors.constData());
    }

    void shouldSayTheSameToPeople()
    {
        engineWhere(told("Starting") + "touch " + upFile() + "; " + told("Started"));
        const test::Answer up = run({"up", "shop.mmd"});
        QCOMPARE(up.exitCode, 0);
        QCOMPARE(up.out, QByteArray());
        QVERIFY2(up.errors.contains("[PG] start postgres passed"), up.errors.constData());
        QVERIFY2(up.errors.trimmed().endsWith("shop is up"), up.errors.constData());
        const test::Answer down = run({"down", "shop.mmd", "--volumes"});
        QCOMPARE(down.exitCode, 0);
        QVERIFY(m_docker->calls().contains("down --remove-orphans --volumes"));
    }

    void shouldNameCauseAndNodeOfARunThatFails()
    {
        engineWhere(told("Starting") +
                    "echo 'Error response from daemon: driver failed programming external connectivity on endpoint "
                    "shop-postgres-1 (1a): Bind for 127.0.0.1:5432 failed: port is already allocated' >&2; exit 1");
        const test::Answer up = run({"up", "shop.mmd", "--json"});
        QCOMPARE(up.exitCode, 1);
        const QList<QJsonObject> events = objectsOf(up.out);
        QCOMPARE(disorderOf(events), QString());
        QCOMPARE(events.last()["state"].toString(), QString("failed"));
        QCOMPARE(events.last()["node"].toString(), QString("PG"));
        QCOMPARE(events.last()["exitCode"].toInt(), 1);
        QVERIFY2(events.last()["message"].toString().contains("Port 5432"), up.out.constData());
    }

    void shouldTakeDownWhatAnInterruptedUpHadStarted()
    {
        // given an up that would never end
        engineWhere("touch " + upFile() + "; " + told("Starting") + "sleep 600");
        const std::unique_ptr<QProcess> process = m_program->started({"up", "shop.mmd", "--json"});

        // when the person presses Ctrl+C in the middle of it
        const test::Answer up = interrupted(*process, "start postgres");

        // then it says so, and what had been started is gone
        QVERIFY2(up.exitCode == 130, (QByteArray::number(up.exitCode) + up.errors + up.out).constData());
        const QList<QJsonObject> events = objectsOf(up.out);
        QCOMPARE(disorderOf(events), QString());
        QCOMPARE(events.last()["state"].toString(), QString("cancelled"));
        QCOMPARE(events.last()["exitCode"].toInt(), 130);
        QVERIFY2(m_docker->calls().contains("rm --force -- abc"), m_docker->calls().constData());
        QVERIFY(run({"status", "shop.mmd"}).errors.contains("nothing is running"));
    }

    void shouldFollowLogsUntilItIsInterrupted()
    {
        engineWhere("exit 1");
        m_program->file(QStringLiteral("is-up"), "");
        const std::unique_ptr<QProcess> process = m_program->started({"logs", "shop.mmd", "--follow"});
        const test::Answer logs = interrupted(*process, "ready, ");
        QVERIFY2(logs.exitCode == 130, logs.errors.constData());
        QVERIFY2(logs.out.startsWith("postgres | ready, "), logs.out.constData());
    }
};

QTEST_GUILESS_MAIN(UpAndDownTest)
#include "tst_upanddown.moc"
