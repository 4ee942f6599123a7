#include "core/run/composefacts.h"
#include "core/run/readiness.h"

#include <QTest>

using namespace stackwright;
using engine::Container;
using engine::ContainerEvent;
using engine::ContainerState;
using engine::Health;
using run::Readiness;
using Phase = Readiness::Phase;
using Why = Readiness::Why;

namespace {

Container container(const QString &service, ContainerState state, Health health = Health::None, int exitCode = 0)
{
    Container value;
    value.id = service;
    value.name = "p-" + service + "-1";
    value.service = service;
    value.state = state;
    value.health = health;
    value.exitCode = exitCode;
    return value;
}

ContainerEvent happened(const QString &service, const QString &action, int exitCode = 0, Health health = Health::None)
{
    ContainerEvent value;
    value.id = service;
    value.service = service;
    value.action = action;
    value.exitCode = exitCode;
    value.health = health;
    return value;
}

} // namespace

class TestReadiness : public QObject
{
    Q_OBJECT

private slots:
    void shouldJudgeASnapshot_data()
    {
        QTest::addColumn<Container>("container");
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<Why>("why");
        QTest::newRow("healthy") << container("db", ContainerState::Running, Health::Healthy) << Phase::Ready << Why::None;
        QTest::newRow("starting") << container("db", ContainerState::Running, Health::Starting) << Phase::Pending << Why::None;
        QTest::newRow("unhealthy") << container("db", ContainerState::Running, Health::Unhealthy) << Phase::Failed
                                   << Why::Unhealthy;
        QTest::newRow("running without a check") << container("web", ContainerState::Running) << Phase::Ready << Why::None;
        QTest::newRow("a one-shot at work") << container("job", ContainerState::Running) << Phase::Pending << Why::None;
        QTest::newRow("a one-shot that is done") << container("job", ContainerState::Exited) << Phase::Ready << Why::None;
        QTest::newRow("a one-shot that failed")
            << container("job", ContainerState::Exited, Health::None, 2) << Phase::Failed << Why::Ended;
        QTest::newRow("a service that should go on") << container("db", ContainerState::Exited) << Phase::Failed << Why::Ended;
        QTest::newRow("one without a check that should go on")
            << container("web", ContainerState::Exited) << Phase::Failed << Why::Ended;
        QTest::newRow("restarting") << container("web", ContainerState::Restarting, Health::None, 1) << Phase::Pending
                                    << Why::None;
        QTest::newRow("dead") << container("web", ContainerState::Dead) << Phase::Failed << Why::Ended;
        QTest::newRow("created") << container("web", ContainerState::Created) << Phase::Pending << Why::None;
    }

    void shouldJudgeASnapshot()
    {
        QFETCH(const Container, container);
        Readiness readiness({"job"}, {"db"}, {container.service});
        readiness.apply({container}, 0, 0);
        const auto entry = readiness.entries().first();
        QTEST(entry.phase, "phase");
        QTEST(entry.why, "why");
    }

    void shouldBeReadyOnceAllAre()
    {
        Readiness readiness({"job"}, {"db"}, {"job", "db"});
        readiness.apply(
            {container("db", ContainerState::Running, Health::Starting), container("job", ContainerState::Running)}, 0, 0);
        QCOMPARE(readiness.phase(), Phase::Pending);
        readiness.apply(happened("db", "health_status", 0, Health::Healthy), 1);
        QCOMPARE(readiness.phase(), Phase::Pending);
        readiness.apply(happened("job", "die", 0), 2);
        QCOMPARE(readiness.phase(), Phase::Ready);
        QVERIFY(!readiness.failed());
    }

    void shouldGiveUpAContainerThatRestartsAgainAndAgain()
    {
        Readiness readiness({}, {}, {"web"});
        for (int round = 0; round < Readiness::restartLimit; ++round) {
            QVERIFY(readiness.phase() != Phase::Failed);
            readiness.apply(happened("web", "start"), round * 100);
            readiness.apply(happened("web", "die", 1), round * 100 + 50);
        }
        QVERIFY(readiness.failed());
        QCOMPARE(readiness.failed()->why, Why::RestartLoop);
        QCOMPARE(readiness.failed()->exitCode, 1);
    }

    void shouldTrustOneThatDiedOnlyAfterItHasRunForAWhile()
    {
        Readiness readiness({}, {}, {"web"});
        readiness.apply(happened("web", "start"), 0);
        readiness.apply(happened("web", "die", 1), 10);
        readiness.apply(happened("web", "start"), 20);
        QCOMPARE(readiness.phase(), Phase::Pending);
        readiness.tick(20 + Readiness::settleMs - 1);
        QCOMPARE(readiness.phase(), Phase::Pending);
        readiness.tick(20 + Readiness::settleMs);
        QCOMPARE(readiness.phase(), Phase::Ready);
    }

    void shouldNotTakeOneThatHasJustStartedForRunning()
    {
        Readiness readiness({}, {}, {"web"});
        readiness.apply(happened("web", "start"), 0);
        readiness.apply({container("web", ContainerState::Running)}, 1, 1);
        QCOMPARE(readiness.phase(), Phase::Pending);
        QCOMPARE(readiness.nextTick(), std::optional(Readiness::youngMs));
        readiness.tick(Readiness::youngMs);
        QCOMPARE(readiness.phase(), Phase::Ready);
        QVERIFY(!readiness.nextTick());
    }

    void shouldKnowFromASnapshotThatOneHasJustStarted()
    {
        Readiness readiness({}, {}, {"web"});
        Container young = container("web", ContainerState::Running);
        young.justStarted = true;
        readiness.apply({young}, 0, 0);
        QCOMPARE(readiness.phase(), Phase::Pending);
        readiness.apply({young}, Readiness::youngMs, Readiness::youngMs);
        QCOMPARE(readiness.phase(), Phase::Ready);
    }

    void shouldNotWaitLongerThanTheBound()
    {
        Readiness readiness({}, {"db"}, {"db"});
        readiness.apply({container("db", ContainerState::Running, Health::Starting)}, 0, 0);
        readiness.setBound("db", 5000, 0);
        readiness.tick(4999);
        QCOMPARE(readiness.phase(), Phase::Pending);
        readiness.tick(5000);
        QCOMPARE(readiness.failed()->why, Why::TimedOut);
    }

    void shouldBelieveAnEventMoreThanAnOlderSnapshot()
    {
        Readiness readiness({}, {"db"}, {"db"});
        readiness.apply({container("db", ContainerState::Running, Health::Starting)}, 0, 0);
        // asked for at 10, it comes after the event
        readiness.apply(happened("db", "health_status", 0, Health::Healthy), 11);
        readiness.apply({container("db", ContainerState::Running, Health::Starting)}, 12, 10);
        QCOMPARE(readiness.phase(), Phase::Ready);
        // a newer one counts again
        readiness.apply({container("db", ContainerState::Running, Health::Unhealthy)}, 21, 20);
        QCOMPARE(readiness.phase(), Phase::Failed);
    }

    void shouldForgetContainersThatAreGone()
    {
        Readiness readiness({}, {}, {"old", "new"});
        readiness.apply(happened("old", "start"), 0);
        readiness.apply(happened("old", "destroy"), 1);
        QVERIFY(readiness.entries().isEmpty());
        readiness.apply(happened("old", "start"), 2);
        readiness.apply({container("new", ContainerState::Running)}, 3, 3);
        QVERIFY(!readiness.entries().contains("old"));
        QVERIFY(readiness.entries().contains("new"));
    }

    void shouldMissAServiceWithoutAContainer()
    {
        // given a service that ran and one that was never started
        Readiness readiness({}, {}, {"web", "db"});
        readiness.apply(happened("web", "start"), 0);
        readiness.tick(Readiness::youngMs);
        QCOMPARE(readiness.phase(), Phase::Pending);
        // when everything there is has been told
        readiness.apply({container("web", ContainerState::Running)}, 1000, 1000);
        // then
        QVERIFY(readiness.failed());
        QCOMPARE(readiness.failed()->service, QString("db"));
        QCOMPARE(readiness.failed()->why, Why::Missing);
        readiness.tick(2000);
        QCOMPARE(readiness.failed()->why, Why::Missing);
    }

    void shouldNotBeReadyOnceAContainerWasRemoved()
    {
        Readiness readiness({}, {}, {"web", "db"});
        readiness.apply({container("web", ContainerState::Running), container("db", ContainerState::Running)}, 0, 0);
        QCOMPARE(readiness.phase(), Phase::Ready);
        readiness.apply(happened("db", "destroy"), 1);
        QCOMPARE(readiness.phase(), Phase::Pending);
    }

    void shouldNotMindContainersOfOthers()
    {
        Readiness readiness({}, {}, {"web"});
        readiness.apply(
            {container("web", ContainerState::Running), container("tool", ContainerState::Exited, Health::None, 1)}, 0, 0);
        readiness.apply(happened("tool", "start"), 1);
        readiness.apply(happened("tool", "die", 1), 2);
        QCOMPARE(readiness.phase(), Phase::Ready);
    }

    void shouldReadTheFactsOfMergedComposeFiles()
    {
        const auto facts = run::composeFacts({{"compose.yaml",
                                                  "services:\n  web:\n    image: nginx\n    ports: ['80:80', {target: 443, "
                                                  "published: 8443}]\n    depends_on: [api]\n"
                                                  "  api:\n    build: .\n    depends_on: {db: {condition: service_healthy}, "
                                                  "seed: {condition: service_completed_successfully}}\n"
                                                  "    secrets: [pw, {source: key, target: k}]\n  db: {image: postgres, "
                                                  "healthcheck: {test: 'true'}}\n  seed: {image: x, profiles: []}\n"
                                                  "  extra: {image: y, profiles: [more]}\nsecrets: {pw: {environment: PW}, key: "
                                                  "{file: ./k}}\nnetworks: {a: {}, b: {external: true}}\nvolumes: {d: }\n"},
            {"compose.prod.yaml",
                "services:\n  web: {ports: !override ['81:80']}\n  db: {healthcheck: !reset null}\n  api: {image: r/api}\n"}});
        QVERIFY2(facts.ok(), facts.ok() ? "" : qPrintable(facts.error().text()));
        QCOMPARE(facts->builtServices(), QStringList{"api"});
        QCOMPARE(facts->awaitedOneShots(), QStringList{"seed"});
        QCOMPARE(facts->startOrder(), (QStringList{"db", "seed", "api", "web"}));
        QCOMPARE(facts->services["web"].ports, QStringList{"81:80"});
        QCOMPARE(facts->services["api"].secrets, (QStringList{"pw", "key"}));
        QCOMPARE(facts->services["api"].image, QString("r/api"));
        QVERIFY(!facts->services["db"].hasHealthCheck);
        QCOMPARE(facts->secretVariables, (QMap<QString, QString>{{"pw", "PW"}}));
        QCOMPARE(facts->networks, QStringList{"a"});
        QCOMPARE(facts->volumes, QStringList{"d"});
    }

    void shouldJoinListsAsComposeDoes()
    {
        const auto facts = run::composeFacts(
            {{"compose.yaml", "services: {web: {image: nginx, ports: ['80:80'], secrets: [a]}, idle: {image: x, deploy: "
                              "{replicas: 0}}}"},
                {"compose.prod.yaml", "services: {web: {ports: ['443:443'], secrets: [b]}, none: {image: x, scale: 0}}"}});
        QCOMPARE(facts->services["web"].ports, (QStringList{"80:80", "443:443"}));
        QCOMPARE(facts->services["web"].secrets, (QStringList{"a", "b"}));
        QVERIFY(!facts->services["web"].hasNoContainer);
        QVERIFY(facts->services["idle"].hasNoContainer);
        QVERIFY(facts->services["none"].hasNoContainer);
    }

    void shouldOutliveACycleAndAFileThatIsNone()
    {
        const auto cycle = run::composeFacts({{"c", "services: {a: {depends_on: [b]}, b: {depends_on: [a]}, c: {image: x}}"}});
        QCOMPARE(cycle->startOrder(), (QStringList{"c", "a", "b"}));
        QVERIFY(!run::composeFacts({{"c", "- 1"}}).ok());
        QVERIFY(!run::composeFacts({{"c", "a: ["}}).ok());
    }
};

QTEST_GUILESS_MAIN(TestReadiness)
#include "tst_readiness.moc"
