#include "core/run/causes.h"
#include "core/run/upprogress.h"
#include "tests/support/streams.h"

#include <QTest>

using namespace stackwright;
using run::Cause;
using run::ComposeFacts;
using run::State;
using run::Step;
using run::UpProgress;

namespace {

ComposeFacts facts(const QByteArray &compose)
{
    const auto read = run::composeFacts({{QStringLiteral("compose.yaml"), compose}});
    if (!read)
        qFatal("%s", qPrintable(read.error().text()));
    return *read;
}

run::Request request(const QString &project, const QMap<QString, QString> &nodeOfService)
{
    run::Request value;
    value.project = project;
    for (auto at = nodeOfService.begin(); at != nodeOfService.end(); ++at)
        value.nodes[at.value()].services.append(at.key());
    return value;
}

struct Run
{
    Run(const run::Request &request, const ComposeFacts &composeFacts, const QMap<QString, QByteArray> &secrets = {})
        : progress(request, composeFacts, run::Redactor(secrets),
              {[this](const Step &step) { state.apply(step); }, [this](const QList<run::LogLine> &lines) { log += lines; }})
    {
    }

    const Step *titled(const QString &title) const
    {
        for (const Step &step : state.steps) {
            if (step.title == title)
                return &step;
        }
        return nullptr;
    }

    run::RunState state;
    QList<run::LogLine> log;
    UpProgress progress;
};

const QByteArray demo = "services:\n  app: {build: ., depends_on: {db: {condition: service_healthy}}}\n  db: {image: "
                        "'debian:bookworm-slim', ports: ['5432:5432']}\n";
const QByteArray two = "services:\n  a: {build: a}\n  b: {build: b}\n";

} // namespace

class TestUpProgress : public QObject
{
    Q_OBJECT

private slots:
    void shouldPutEveryStepOfARecordedUpOnItsNode_data()
    {
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("errors");
        QTest::addColumn<QString>("builtName");
        QTest::newRow("2.40, JSON") << "compose-2.40.3-up--build-json.stdout"
                                    << "compose-2.40.3-up--build-json.stderr"
                                    << "[base 2/2] RUN echo hello && sleep 1 && echo err >&2";
        QTest::newRow("2.26, plain") << "compose-2.26.1-up-plain.stdout"
                                     << "compose-2.26.1-up-plain.stderr"
                                     << "[app base 2/2] RUN echo hello && sleep 1 && echo err >&2";
    }

    void shouldPutEveryStepOfARecordedUpOnItsNode()
    {
        QFETCH(const QString, output);
        QFETCH(const QString, errors);
        QFETCH(const QString, builtName);
        STACKWRIGHT_NEED_STREAM(stdoutBytes, output);
        STACKWRIGHT_NEED_STREAM(stderrBytes, errors);
        // given a project whose services are two nodes
        Run run(request("evdemo", {{"app", "API"}, {"db", "PG"}}), facts(demo));
        // when its recorded output comes in pieces
        for (qsizetype at = 0; at < stdoutBytes.size(); at += 100)
            run.progress.feedOutput(stdoutBytes.mid(at, 100));
        for (qsizetype at = 0; at < stderrBytes.size(); at += 7)
            run.progress.feedErrors(stderrBytes.mid(at, 7));
        run.progress.finish(true);
        // then
        const Step *built = run.titled(builtName);
        QVERIFY(built);
        QCOMPARE(built->nodeId, QString("API"));
        QVERIFY(built->cached);
        const Step *start = run.titled("start db");
        QVERIFY(start);
        QCOMPARE(start->nodeId, QString("PG"));
        QCOMPARE(start->state, State::Passed);
        QVERIFY(run.titled("wait for db"));
        QCOMPARE(run.state.nodes.value("API").state, State::Passed);
        QCOMPARE(run.state.nodes.value("PG").state, State::Passed);
        QCOMPARE(run.state.percent(), 100);
        QVERIFY(run.progress.messages().isEmpty());
    }

    void shouldReadARecordedDown()
    {
        STACKWRIGHT_NEED_STREAM(bytes, "compose-2.40.3-down-json.stderr");
        Run run(request("evdemo", {{"app", "API"}, {"db", "PG"}}), facts(demo));
        run.progress.feedErrors(bytes);
        QCOMPARE(run.state.steps.size(), 2);
        QCOMPARE(run.titled("stop db")->state, State::Passed);
        QCOMPARE(run.titled("stop db")->nodeId, QString("PG"));
    }

    void shouldBlameTheBuildThatFailedAndNotTheSiblingThatItCancelled()
    {
        STACKWRIGHT_NEED_STREAM(bytes, "buildx-0.29.1-bake-rawjson-failed.stderr");
        Run run(request("p", {{"a", "A"}, {"b", "B"}}), facts(two));
        run.progress.feedErrors(bytes);
        run.progress.finish(false);
        const Cause cause = run::causeOfFailedUp(run.progress, facts(two));
        QCOMPARE(cause.kind, Cause::Kind::BuildFailed);
        QCOMPARE(cause.service, QString("b"));
        QCOMPARE(cause.message,
            QString("The build of b failed at step 3 of 3, \"RUN echo \"boom\" >&2; exit 7\" with exit code 7: boom"));
        QCOMPARE(run.state.nodes.value("A").state, State::Cancelled);
        QCOMPARE(run.state.nodes.value("B").state, State::Failed);
    }

    void shouldCountAPullByTheBytesOfItsLayers()
    {
        Run run(request("p", {{"db", "PG"}}), facts(demo));
        run.progress.feedErrors("{\"id\":\"db\",\"status\":\"Pulling\"}\n"
                                "{\"id\":\"1f7ce2fa46ab\",\"parent_id\":\"db\",\"status\":\"Downloading\",\"current\":25,"
                                "\"total\":100,\"percent\":25}\n"
                                "{\"id\":\"2f7ce2fa46ab\",\"parent_id\":\"db\",\"status\":\"Downloading\",\"current\":50,"
                                "\"total\":100,\"percent\":50}\n"
                                "{\"id\":\"1f7ce2fa46ab\",\"parent_id\":\"db\",\"status\":\"Pull complete\",\"percent\":100}\n");
        const Step *pull = run.titled("pull debian:bookworm-slim");
        QVERIFY(pull);
        QCOMPARE(pull->nodeId, QString("PG"));
        QCOMPARE(pull->bytesDone, 150);
        QCOMPARE(pull->bytesTotal, 200);
        QCOMPARE(run.state.nodes.value("PG").percent, 75);
    }

    void shouldTakeSecretsOutOfEverythingThatItTells()
    {
        Run run(request("p", {{"app", "API"}}), facts(demo),
            {{"PASSWORD", "s3cret-value"}, {"KEY", "line one\nline two"}, {"SHORT", "abc"}});
        run.progress.feedOutput("#1 [app 1/1] RUN echo s3cret-value\n#1 0.1 it is s3cret-value, abc\n");
        run.progress.feedErrors("warning: line two was read\n");
        run.progress.finish(false);
        for (const run::LogLine &line : run.log)
            QVERIFY2(!line.text.contains("s3cret") && !line.text.contains("line two"), line.text.constData());
        for (const Step &step : run.state.steps)
            QVERIFY(!step.title.contains("s3cret"));
        QCOMPARE(run.log.at(0).text, QByteArray("it is •••, abc"));
        QCOMPARE(run.progress.messages(), QStringList{"warning: ••• was read"});
    }

    void shouldNameTheCauseOfAFailedUp_data()
    {
        QTest::addColumn<QByteArray>("errors");
        QTest::addColumn<Cause::Kind>("kind");
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *errors, Cause::Kind kind, const char *service, const char *message) {
            QTest::newRow(name) << QByteArray(errors) << kind << QString::fromLatin1(service) << QString::fromLatin1(message);
        };
        row("port of another container",
            "Error response from daemon: driver failed programming external connectivity on endpoint p-db-1 (71f0): Bind for "
            "0.0.0.0:5432 failed: port is already allocated\n",
            Cause::Kind::PortTaken, "db", "Port 5432, which db needs, is taken");
        row("port of a process",
            "Error response from daemon: failed to bind host port for 0.0.0.0:5432:172.18.0.2:5432/tcp: address already in use\n",
            Cause::Kind::PortTaken, "db", "Port 5432, which db needs, is taken");
        row("port of a process, engine 28",
            "{\"error\":true,\"message\":\"Error response from daemon: failed to set up container networking: driver failed "
            "programming external connectivity on endpoint p-db-1 (1a): failed to bind host port 0.0.0.0:5432/tcp: address "
            "already in use\"}\n",
            Cause::Kind::PortTaken, "db", "Port 5432, which db needs, is taken");
        row("port of a process, older",
            "Error response from daemon: driver failed programming external connectivity on endpoint p-db-1 (1a): Error starting "
            "userland proxy: listen tcp4 0.0.0.0:5432: bind: address already in use\n",
            Cause::Kind::PortTaken, "db", "Port 5432, which db needs, is taken");
        row("port on Desktop",
            "Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:5432 -> 0.0.0.0:0: listen tcp "
            "0.0.0.0:5432: bind: address already in use\n",
            Cause::Kind::PortTaken, "db", "Port 5432, which db needs, is taken");
        row("port of IPv6",
            "Error response from daemon: driver failed programming external connectivity on endpoint p-db-1 (1a): Error starting "
            "userland proxy: listen tcp6 [::1]:5432: bind: address already in use\n",
            Cause::Kind::PortTaken, "db", "Port 5432, which db needs, is taken");
        row("no such image", " db Error manifest for debian:bookworm-slim not found: manifest unknown: manifest unknown\n",
            Cause::Kind::ImageMissing, "db",
            "The registry has no image debian:bookworm-slim, or asks for a login before it shows it");
        row("no access",
            "Error response from daemon: pull access denied for debian, repository does not exist or may require 'docker login': "
            "denied\n",
            Cause::Kind::ImageMissing, "db", "The registry has no image debian, or asks for a login before it shows it");
        row("registry unreachable",
            "Error response from daemon: Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io: no "
            "such host\n",
            Cause::Kind::RegistryUnreachable, "", "");
        row("disk full", "failed to register layer: write /usr/lib/x: no space left on device\n", Cause::Kind::DiskFull, "", "");
        row("secret", "environment variable \"DB_PASSWORD\" required by secret \"db\" is not set\n", Cause::Kind::SecretMissing,
            "", "The secret of DB_PASSWORD has no value");
        row("engine gone", "error during connect: Post \"http://x/containers/create\": EOF\n", Cause::Kind::EngineGone, "",
            "The container engine stopped answering in the middle");
        row("engine gone, told by Compose",
            "unable to get image 'postgres': Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?\n",
            Cause::Kind::EngineGone, "", "The container engine stopped answering in the middle");
        row("engine gone, told by buildx",
            "failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF\n",
            Cause::Kind::EngineGone, "", "The container engine stopped answering in the middle");
        row("a registry's broken connection",
            "{\"error\":true,\"message\":\"failed to copy: read tcp 10.0.0.2:3312->104.18.0.1:443: read: connection reset by "
            "peer, pull "
            "from registry-1.docker.io\"}\n",
            Cause::Kind::RegistryUnreachable, "", "");
        row("anything else", "something odd\nyaml is odd\n", Cause::Kind::NotStarted, "", "yaml is odd");
        row("nothing", "", Cause::Kind::NotStarted, "", "Compose ended without saying why");
    }

    void shouldNameTheCauseOfAFailedUp()
    {
        QFETCH(const QByteArray, errors);
        QFETCH(const QString, message);
        Run run(request("p", {{"db", "PG"}, {"app", "API"}}), facts(demo));
        run.progress.feedErrors(errors);
        run.progress.finish(false);
        const Cause cause = run::causeOfFailedUp(run.progress, facts(demo));
        QTEST(cause.kind, "kind");
        QTEST(cause.service, "service");
        if (!message.isEmpty())
            QCOMPARE(cause.message, message);
    }

    void shouldNameTheImageThatABuildCouldNotGet()
    {
        Run run(request("p", {{"app", "API"}}), facts(demo));
        run.progress.feedOutput(
            "#3 [app internal] load metadata for docker.io/library/node:99\n#3 ERROR: docker.io/library/node:99: not found\n"
            "failed to solve: node:99: failed to resolve source metadata for docker.io/library/node:99: "
            "docker.io/library/node:99: not found\n");
        run.progress.finish(false);
        const Cause cause = run::causeOfFailedUp(run.progress, facts(demo));
        QCOMPARE(cause.service, QString("app"));
        QVERIFY2(cause.message.contains("node:99"), qPrintable(cause.message));
    }

    void shouldNotTakeTheWordsOfABuildStepForTheEnginesEnd()
    {
        Run run(request("p", {{"app", "API"}}), facts(demo));
        run.progress.feedOutput("#6 [app base 2/2] RUN apt-get update\n#6 0.234 Connection reset by peer\n#6 ERROR: process "
                                "\"/bin/sh -c apt-get update\" did not complete successfully: exit code: 100\n");
        run.progress.feedErrors("------\n > [app base 2/2] RUN apt-get update:\n0.234 Connection reset by peer\n0.3 error during "
                                "connect: this was no docker\n------\nfailed to solve: process \"/bin/sh -c apt-get update\" did "
                                "not complete successfully: exit code: 100\n");
        run.progress.finish(false);
        const Cause cause = run::causeOfFailedUp(run.progress, facts(demo));
        QCOMPARE(cause.kind, Cause::Kind::BuildFailed);
        QCOMPARE(cause.service, QString("app"));
        QVERIFY2(cause.message.contains("exit code 100"), qPrintable(cause.message));
        QVERIFY(!run::soundsLikeEngineGone("0.234 error during connect: this was no docker"));
        QVERIFY(!run::soundsLikeEngineGone("read tcp 1.2.3.4: connection reset by peer"));
    }

    void shouldSayWhatWasUnderWayWhenTheEngineWent()
    {
        Run run(request("p", {{"app", "API"}}), facts(demo));
        run.progress.feedOutput("#6 [app base 2/2] RUN npm ci\n");
        run.progress.feedErrors("failed to solve: Unavailable: error reading from server: EOF\n");
        run.progress.finish(false);
        const Cause cause = run::causeOfFailedUp(run.progress, facts(demo));
        QCOMPARE(cause.kind, Cause::Kind::EngineGone);
        QCOMPARE(cause.service, QString("app"));
        QCOMPARE(cause.message, QString("The container engine stopped answering during \"[app base 2/2] RUN npm ci\""));
    }
};

QTEST_GUILESS_MAIN(TestUpProgress)
#include "tst_upprogress.moc"
