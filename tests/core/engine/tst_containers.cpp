#include "core/engine/containers.h"
#include "core/engine/version.h"
#include "tests/support/streams.h"

#include <QJsonDocument>
#include <QTest>

using namespace stackwright;
using engine::Container;
using engine::ContainerState;
using engine::Health;
using engine::Version;

class TestContainers : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadTheEventsOfTheRecordedStreamsWithoutTheNoiseOfProbes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("docker 28") << "docker-28.2.2-events.jsonl";
        QTest::newRow("API 1.41") << "api-1.41-events.jsonl";
    }

    void shouldReadTheEventsOfTheRecordedStreamsWithoutTheNoiseOfProbes()
    {
        QFETCH(const QString, name);
        STACKWRIGHT_NEED_STREAM(bytes, name);
        int healthy = 0;
        int died = 0;
        for (const QByteArray &line : bytes.split('\n')) {
            const auto event = engine::containerEvent(QJsonDocument::fromJson(line).object());
            if (!event)
                continue;
            QVERIFY2(!event->action.startsWith("exec_"), line.constData());
            QVERIFY2(event->service == "db" || event->service == "app", line.constData());
            QVERIFY(event->name.startsWith("evdemo-"));
            QCOMPARE(event->id.size(), 64);
            healthy += event->health == Health::Healthy;
            if (event->action == "die") {
                QCOMPARE(event->exitCode, 137);
                ++died;
            }
        }
        QVERIFY(healthy > 0);
        QVERIFY(died > 0);
    }

    void shouldReadPortsInARow()
    {
        const QByteArray docker = "{\"ID\":\"abc\",\"Names\":\"p-web-1\",\"Ports\":\"127.0.0.1:8080-8081->80-81/tcp\","
                                  "\"State\":\"running\",\"Status\":\"Up 3 seconds\"}\n";
        const QList<Container> containers = engine::containersFromPs(docker);
        QCOMPARE(containers.size(), 1);
        const QList<engine::PublishedPort> ports{{"127.0.0.1", 8080, 80, "tcp"}, {"127.0.0.1", 8081, 81, "tcp"}};
        QCOMPARE(containers.first().ports, ports);
    }

    void shouldReadPs()
    {
        // given
        const QByteArray docker = "{\"ID\":\"abc\",\"Image\":\"nginx:1.27\",\"Labels\":\"com.docker.compose.project=p,com.docker."
                                  "compose.service=web\",\"Names\":\"p-web-1\",\"Ports\":\"0.0.0.0:8080->80/tcp, "
                                  "443/tcp\",\"State\":\"running\",\"Status\":\"Up 3 seconds (health: starting)\"}\n";
        // when
        const QList<Container> containers = engine::containersFromPs(docker);
        // then
        QCOMPARE(containers.size(), 1);
        const Container &web = containers.first();
        QCOMPARE(web.id, QString("abc"));
        QCOMPARE(web.name, QString("p-web-1"));
        QCOMPARE(web.service, QString("web"));
        QCOMPARE(web.image, QString("nginx:1.27"));
        QCOMPARE(web.state, ContainerState::Running);
        QCOMPARE(web.health, Health::Starting);
        QCOMPARE(web.ports, (QList<engine::PublishedPort>{{"0.0.0.0", 8080, 80, "tcp"}}));
    }

    void shouldKeepTheEnginesTimeOfAnEvent()
    {
        const auto event = engine::containerEvent(
            QJsonDocument::fromJson("{\"Type\":\"container\",\"Action\":\"start\",\"timeNano\":1795340716004332512}").object());
        QCOMPARE(event->time, QString("1795340716.004332512"));
    }

    void shouldReadExitCodesAndSeveralLinesOfPs()
    {
        const auto containers =
            engine::containersFromPs("{\"ID\":\"a\",\"State\":\"exited\",\"Status\":\"Exited (137) 2 minutes ago\"}\n"
                                     "{\"ID\":\"b\",\"State\":\"running\",\"Status\":\"Up 1 second (unhealthy)\"}\n");
        QCOMPARE(containers.size(), 2);
        QCOMPARE(containers.at(0).state, ContainerState::Exited);
        QCOMPARE(containers.at(0).exitCode, 137);
        QCOMPARE(containers.at(1).health, Health::Unhealthy);
    }

    void shouldReadWhatInspectAddsAndBoundTheWaitForHealth()
    {
        const auto containers = engine::containersFromInspect(
            "[{\"Id\":\"abc\",\"Name\":\"/p-db-1\","
            "\"State\":{\"Status\":\"exited\",\"OOMKilled\":true,\"ExitCode\":137,\"Error\":\"no\",\"Health\":{\"Status\":"
            "\"unhealthy\",\"Log\":[{\"Output\":\"old\"},{\"Output\":\"refused\\n\"}]}},"
            "\"Config\":{\"Image\":\"postgres\",\"Labels\":{\"com.docker.compose.service\":\"db\"},"
            "\"Healthcheck\":{\"Test\":[\"CMD\",\"x\"],\"Interval\":2000000000,\"Timeout\":3000000000,\"Retries\":4,"
            "\"StartPeriod\":10000000000}}}]");
        QCOMPARE(containers.size(), 1);
        const Container &db = containers.first();
        QCOMPARE(db.name, QString("p-db-1"));
        QCOMPARE(db.service, QString("db"));
        QVERIFY(db.outOfMemory);
        QCOMPARE(db.probeOutput, QString("refused"));
        QCOMPARE(db.healthBoundMs, 10'000 + (2'000 + 3'000) * 5);
    }

    void shouldTakeNonsenseAsNothing_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("Cannot connect\n");
        QTest::newRow("broken array") << QByteArray("[{\"ID\":");
        QTest::newRow("number") << QByteArray("3");
    }

    void shouldTakeNonsenseAsNothing()
    {
        QFETCH(const QByteArray, output);
        QVERIFY(engine::containersFromPs(output).isEmpty());
        QVERIFY(engine::containersFromInspect(output).isEmpty());
    }

    void shouldReadAndCompareVersions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("numbers");
        QTest::newRow("debian") << "2.26.1-4"
                                << "2.26.1";
        QTest::newRow("v") << "v2.40.3"
                           << "2.40.3";
        QTest::newRow("engine") << "26.1.5+dfsg1"
                                << "26.1.5";
        QTest::newRow("desktop") << "v5.0.0-desktop.1"
                                 << "5.0.0";
        QTest::newRow("buildx") << "github.com/docker/buildx v0.13.1 0.13.1+ds1-3"
                                << "0.13.1";
        QTest::newRow("two numbers") << "1.41"
                                     << "1.41.0";
        QTest::newRow("none") << "unknown"
                              << "0.0.0";
    }

    void shouldReadAndCompareVersions()
    {
        QFETCH(const QString, text);
        QTEST(Version::parse(text).text(), "numbers");
        QVERIFY(Version::parse("2.9.0") < Version::parse("2.24.0"));
        QVERIFY(!Version().isKnown());
    }
};

QTEST_GUILESS_MAIN(TestContainers)
#include "tst_containers.moc"
