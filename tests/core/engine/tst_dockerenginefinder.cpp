#include "core/engine/commands.h"
#include "core/engine/dockerenginefinder.h"
#include "tests/support/fakedocker.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace stackwright;
using engine::DockerEngineFinder;
using engine::EngineInfo;
using engine::EngineProblem;
using Kind = EngineProblem::Kind;

namespace {

constexpr int patienceMs = 60'000;

struct Answer
{
    std::optional<EngineInfo> info;
    std::optional<EngineProblem> problem;
};

Answer asked(const QProcessEnvironment &environment, int silenceMs = 20'000)
{
    DockerEngineFinder finder(environment, silenceMs);
    Answer answer;
    QObject::connect(&finder, &engine::EngineFinder::found, &finder, [&answer](const EngineInfo &info) { answer.info = info; });
    QObject::connect(
        &finder, &engine::EngineFinder::failed, &finder, [&answer](const EngineProblem &problem) { answer.problem = problem; });
    finder.find();
    [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer.info || answer.problem, patienceMs); }();
    return answer;
}

} // namespace

class TestDockerEngineFinder : public QObject
{
    Q_OBJECT

private slots:
    void shouldTellVersionsAndWhereTheEngineIs()
    {
        test::FakeDocker docker;
        docker.usable();
        const Answer answer = asked(docker.environment());
        QVERIFY2(answer.info, answer.problem ? qPrintable(answer.problem->text()) : "");
        QCOMPARE(answer.info->server.text(), QString("26.1.5"));
        QCOMPARE(answer.info->compose.text(), QString("2.40.3"));
        QCOMPARE(answer.info->buildx.text(), QString("0.29.1"));
        QCOMPARE(answer.info->endpoint, QString("unix:///var/run/docker.sock"));
        QVERIFY(answer.info->hasJsonProgress());
        QVERIFY(!answer.info->podman);
    }

    void shouldTakeDockerHostBeforeTheContext()
    {
        test::FakeDocker docker;
        docker.usable();
        QProcessEnvironment environment = docker.environment();
        environment.insert("DOCKER_HOST", "tcp://build.example:2376");
        const Answer answer = asked(environment);
        QVERIFY(answer.info);
        QCOMPARE(answer.info->endpoint, QString("tcp://build.example:2376"));
    }

    void shouldNotTellThePasswordOfAnAddress_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("plain") << QByteArray("hunter2");
        QTest::newRow("with signs of an address") << QByteArray("4b@hunter2/@x");
    }

    void shouldNotTellThePasswordOfAnAddress()
    {
        // given an address with a password, which the docker program repeats
        QFETCH(const QByteArray, password);
        test::FakeDocker docker;
        docker
            .complains(
                "version*", "Cannot connect to the Docker daemon at tcp://me:" + password + "@build.example:2376. Is it there?\n")
            .usable();
        QProcessEnvironment environment = docker.environment();
        environment.insert("DOCKER_HOST", "tcp://me:" + QString::fromUtf8(password) + "@build.example:2376");
        // when
        const Answer answer = asked(environment);
        // then
        QVERIFY(answer.problem);
        QVERIFY2(answer.problem->text().contains("tcp://me@build.example:2376"), qPrintable(answer.problem->text()));
        QVERIFY(!(answer.problem->text() + answer.problem->detail).contains("hunter2"));
        // nor where it answers
        test::FakeDocker good;
        good.usable();
        environment = good.environment();
        environment.insert("DOCKER_HOST", "ssh://me:hunter2@build.example");
        const Answer found = asked(environment);
        QVERIFY(found.info);
        QCOMPARE(found.info->endpoint, QString("ssh://me@build.example"));
    }

    void shouldNotLetASecretReplaceAVariableOfTheMachine()
    {
        QProcessEnvironment environment;
        environment.insert("PATH", "/usr/bin");
        const base::Command up =
            engine::composeUp(environment, EngineInfo(), {"demo", "/", {}}, {{"PATH", "a password"}, {"PW", "another"}});
        QCOMPARE(up.environment.value("PATH"), QString("/usr/bin"));
        QCOMPARE(up.environment.value("PW"), QString("another"));
    }

    void shouldLetASecretWinOverWhatTheEnvironmentHappensToSay()
    {
        QProcessEnvironment environment;
        environment.insert("POSTGRES_PASSWORD", "of another program");
        const base::Command up =
            engine::composeUp(environment, EngineInfo(), {"demo", "/", {}}, {{"POSTGRES_PASSWORD", "of the keychain"}});
        QCOMPARE(up.environment.value("POSTGRES_PASSWORD"), QString("of the keychain"));
    }

    void shouldKnowPodman()
    {
        test::FakeDocker docker;
        docker
            .says("version*", "{\"Client\":{},\"Server\":{\"Version\":\"4.3.1\",\"ApiVersion\":\"1.41\",\"Components\":[{"
                              "\"Name\":\"Podman Engine\"}]}}")
            .usable();
        const Answer answer = asked(docker.environment());
        QVERIFY(answer.info);
        QVERIFY(answer.info->podman);
    }

    void shouldGiveEveryRefusalItsOwnSentence_data()
    {
        QTest::addColumn<QByteArray>("complaint");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("no socket")
            << QByteArray("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?")
            << Kind::NoDaemon;
        QTest::newRow("no socket, docker 29")
            << QByteArray("failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and "
                          "if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory")
            << Kind::NoDaemon;
        QTest::newRow("refused") << QByteArray("error during connect: Get \"http://127.0.0.1:1/v1.24/version\": dial tcp "
                                               "127.0.0.1:1: connect: connection refused")
                                 << Kind::NoDaemon;
        QTest::newRow("permission")
            << QByteArray("permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: "
                          "Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.24/version\": dial unix /var/run/docker.sock: connect: "
                          "permission denied")
            << Kind::PermissionDenied;
        QTest::newRow("API too new")
            << QByteArray("Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41")
            << Kind::Refused;
        QTest::newRow("API too old") << QByteArray("Error response from daemon: client version 1.24 is too old. Minimum "
                                                   "supported API version is 1.44, please upgrade your client to a newer version")
                                     << Kind::Refused;
        QTest::newRow("certificate")
            << QByteArray(
                   "error during connect: Get \"https://h:2376/v1.24/version\": x509: certificate signed by unknown authority")
            << Kind::Refused;
        QTest::newRow("no TLS")
            << QByteArray(
                   "error during connect: Get \"https://h:2375/v1.24/version\": http: server gave HTTP response to HTTPS client")
            << Kind::Refused;
        QTest::newRow("no such context")
            << QByteArray("Failed to initialize: unable to resolve docker endpoint: context \"nope\": context not found: open "
                          "/root/.docker/contexts/meta/x/meta.json: no such file or directory")
            << Kind::BadAddress;
        QTest::newRow("bad address") << QByteArray("unable to parse docker host `nonsense`") << Kind::BadAddress;
        QTest::newRow("no such machine")
            << QByteArray(
                   "error during connect: Get \"http://nowhere:2375/v1.24/version\": dial tcp: lookup nowhere: no such host")
            << Kind::BadAddress;
        QTest::newRow("anything else") << QByteArray("strange things happen") << Kind::Other;
    }

    void shouldGiveEveryRefusalItsOwnSentence()
    {
        QFETCH(const QByteArray, complaint);
        QFETCH(const Kind, kind);
        test::FakeDocker docker;
        docker.complains("version*", complaint + "\n").usable();
        const Answer answer = asked(docker.environment());
        QVERIFY(answer.problem);
        QCOMPARE(answer.problem->kind, kind);
        QVERIFY(answer.problem->message.endsWith('.'));
        QVERIFY(!answer.problem->wayOn.isEmpty());
        QCOMPARE(answer.problem->detail, QString::fromUtf8(complaint));
    }

    void shouldTellAnEngineThatNeverAnswers()
    {
        test::FakeDocker docker;
        docker.on("version*", "trap '' INT; sleep 600").usable();
        const Answer answer = asked(docker.environment(), 200);
        QVERIFY(answer.problem);
        QCOMPARE(answer.problem->kind, Kind::Silent);
        QVERIFY(answer.problem->message.contains("unix:///var/run/docker.sock"));
    }

    void shouldTellThatThereIsNoDockerProgram()
    {
        QProcessEnvironment environment;
        environment.insert("PATH", "/nowhere");
        const Answer answer = asked(environment);
        QVERIFY(answer.problem);
        QCOMPARE(answer.problem->kind, Kind::NoDocker);
    }

    void shouldRefuseWhatIsMissingOrTooOld_data()
    {
        QTest::addColumn<QByteArray>("question");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("part");
        QTest::newRow("engine") << QByteArray("version*") << QByteArray("{\"Server\":{\"Version\":\"19.3.1\"}}")
                                << Kind::EngineTooOld << "19.3.1";
        QTest::newRow("compose") << QByteArray("compose version*") << QByteArray("2.23.0\n") << Kind::ComposeTooOld << "2.23.0";
        QTest::newRow("buildx") << QByteArray("buildx version*") << QByteArray("github.com/docker/buildx v0.13.1\n")
                                << Kind::BuildxTooOld << "0.13.1";
    }

    void shouldRefuseWhatIsMissingOrTooOld()
    {
        QFETCH(const QByteArray, question);
        QFETCH(const QByteArray, answer);
        test::FakeDocker docker;
        docker.says(question, answer).usable();
        const Answer got = asked(docker.environment());
        QVERIFY(got.problem);
        QTEST(got.problem->kind, "kind");
        QFETCH(const QString, part);
        QVERIFY2(got.problem->message.contains(part), qPrintable(got.problem->message));
    }

    void shouldTellThatThereIsNoCompose()
    {
        test::FakeDocker docker;
        docker.complains("compose version*", "docker: 'compose' is not a docker command.\n").usable();
        const Answer answer = asked(docker.environment());
        QVERIFY(answer.problem);
        QCOMPARE(answer.problem->kind, Kind::NoCompose);
    }

    void shouldSayNothingMoreOnceCancelled()
    {
        test::FakeDocker docker;
        docker.usable();
        DockerEngineFinder finder(docker.environment());
        QSignalSpy found(&finder, &engine::EngineFinder::found);
        QSignalSpy failed(&finder, &engine::EngineFinder::failed);
        finder.find();
        finder.cancel();
        finder.find(); // the answers of the first search are not those of the second
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, patienceMs);
        QCoreApplication::processEvents();
        QCOMPARE(found.size(), 1);
        QCOMPARE(failed.size(), 0);
    }

    void shouldPutNoSecretIntoArgumentsAndNoVariableOfComposeIntoTheEnvironment()
    {
        QProcessEnvironment environment;
        environment.insert("COMPOSE_FILE", "/elsewhere/compose.yaml");
        environment.insert("COMPOSE_PROFILES", "x");
        environment.insert("STACKWRIGHT_SECRET_PW", "s3cret");
        environment.insert("COMPOSE_PARALLEL_LIMIT", "4");
        environment.insert("DOCKER_HOST", "unix:///x");
        EngineInfo info;
        info.compose = engine::Version{2, 26, 1};
        const auto up =
            engine::composeUp(environment, info, {"p", "/folder", {"compose.yaml", "compose.dev.yaml"}}, {{"PW", "s3cret"}});
        QCOMPARE(up.arguments.join(' '),
            QString("compose --project-name p --project-directory /folder --progress plain --file /folder/compose.yaml "
                    "--file /folder/compose.dev.yaml up --detach --build --remove-orphans"));
        QCOMPARE(up.environment.value("PW"), QString("s3cret"));
        QVERIFY(!up.environment.contains("COMPOSE_FILE"));
        QVERIFY(!up.environment.contains("COMPOSE_PROFILES"));
        QVERIFY(!up.environment.contains("STACKWRIGHT_SECRET_PW"));
        QVERIFY(!engine::dockerPs(environment, "p").environment.contains("STACKWRIGHT_SECRET_PW"));
        QCOMPARE(up.environment.value("COMPOSE_PARALLEL_LIMIT"), QString("4"));
        QCOMPARE(up.environment.value("DOCKER_HOST"), QString("unix:///x"));
        info.compose = engine::Version{2, 40, 3};
        QVERIFY(engine::composeUp(environment, info, {"p", "/f", {}}, {}).arguments.contains("json"));
        const auto logs = engine::dockerLogs(environment, "--help", 5, true, false);
        QCOMPARE(logs.arguments.mid(logs.arguments.size() - 2), (QStringList{"--", "--help"}));
        QVERIFY(!engine::composeDown(environment, info, "p", false, -1).arguments.contains("--volumes"));
        QVERIFY(engine::composeDown(environment, info, "p", true, 0).arguments.contains("--volumes"));
    }
};

QTEST_GUILESS_MAIN(TestDockerEngineFinder)
#include "tst_dockerenginefinder.moc"
