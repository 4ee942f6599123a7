#include "core/engine/buildprogress.h"
#include "core/engine/jsonstream.h"
#include "tests/support/streams.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace stackwright;
using engine::BuildChange;
using engine::BuildProgress;
using engine::BuildVertex;
using engine::JsonStream;
using State = BuildVertex::State;

namespace {

struct Recorded
{
    BuildProgress progress;
    QList<engine::BuildLog> logs;
    QList<QByteArray> text;
};

Recorded replayed(const QByteArray &bytes)
{
    Recorded recorded;
    JsonStream stream;
    QList<JsonStream::Item> items = stream.feed(bytes);
    items += stream.finish();
    for (const JsonStream::Item &item : items) {
        if (const auto *object = std::get_if<QJsonObject>(&item)) {
            recorded.logs += recorded.progress.applyRawJson(*object).logs;
        } else {
            BuildChange change;
            if (!recorded.progress.applyPlain(std::get<QByteArray>(item), change))
                recorded.text.append(std::get<QByteArray>(item));
            recorded.logs += change.logs;
        }
    }
    return recorded;
}

const BuildVertex *named(const BuildProgress &progress, const QString &name)
{
    for (const BuildVertex &vertex : progress.vertices()) {
        if (vertex.name == name)
            return &vertex;
    }
    return nullptr;
}

} // namespace

class TestBuildProgress : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadRawJsonOfEveryRecordedBuild_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("vertices");
        QTest::newRow("buildx 0.13, over several lines") << "buildx-0.13.1-build-rawjson.stderr" << 9;
        QTest::newRow("buildx 0.29") << "buildx-0.29.1-build-rawjson.stderr" << 9;
        QTest::newRow("bake of two") << "buildx-0.29.1-bake-rawjson-ok.stderr" << 17;
        QTest::newRow("compose build") << "compose-2.40.3-build-progress-json.stdout" << 10;
        QTest::newRow("compose up") << "compose-2.40.3-up--build-json.stdout" << 11;
    }

    void shouldReadRawJsonOfEveryRecordedBuild()
    {
        QFETCH(const QString, name);
        QFETCH(const int, vertices);
        STACKWRIGHT_NEED_STREAM(bytes, name);
        Recorded recorded = replayed(bytes);
        QCOMPARE(recorded.text, QList<QByteArray>());
        QCOMPARE(recorded.progress.vertices().size(), vertices);
        const QStringList shared = recorded.progress.finish(true).vertexIds;
        QCOMPARE(shared.size(), name.contains("bake") ? 3 : 0);
        for (const BuildVertex &vertex : recorded.progress.vertices()) {
            QVERIFY2(vertex.state == State::Done || vertex.state == State::Cached, qPrintable(vertex.name));
            QVERIFY(shared.contains(vertex.id) || vertex.completed >= vertex.started);
        }
        QVERIFY(!recorded.progress.failed());
    }

    void shouldNameTheStepThatFailedAndItsLastLines()
    {
        STACKWRIGHT_NEED_STREAM(bytes, "buildx-0.29.1-build-rawjson-failed.stderr");
        const Recorded recorded = replayed(bytes);
        const BuildVertex *failed = recorded.progress.failed();
        QVERIFY(failed);
        QCOMPARE(failed->name, QString("[3/3] RUN echo \"boom\" >&2; exit 7"));
        QVERIFY(failed->error.endsWith("exit code: 7"));
        QCOMPARE(recorded.progress.lastLines(failed->id), QList<QByteArray>{"boom"});
        QCOMPARE(recorded.text.size(), 1);
        QVERIFY(recorded.text.first().startsWith("ERROR: failed to build"));
    }

    void shouldTellTheFailedTargetFromTheSiblingThatItCancelled()
    {
        STACKWRIGHT_NEED_STREAM(bytes, "buildx-0.29.1-bake-rawjson-failed.stderr");
        const Recorded recorded = replayed(bytes);
        const BuildVertex *failed = recorded.progress.failed();
        QVERIFY(failed);
        QCOMPARE(failed->name, QString("[b 3/3] RUN echo \"boom\" >&2; exit 7"));
        const BuildVertex *sibling = named(recorded.progress, "[a base 2/2] RUN echo hello && sleep 1 && echo err >&2");
        QVERIFY(sibling);
        QCOMPARE(sibling->state, State::Cancelled);
        QCOMPARE(engine::serviceOfVertex(failed->name, {"a", "b"}), QString("b"));
    }

    void shouldReadThePlainFormOfCompose226()
    {
        STACKWRIGHT_NEED_STREAM(bytes, "compose-2.26.1-up-plain.stdout");
        const Recorded recorded = replayed(bytes);
        QCOMPARE(recorded.text, QList<QByteArray>());
        QCOMPARE(recorded.progress.vertices().size(), 9);
        const BuildVertex *run = named(recorded.progress, "[app base 2/2] RUN echo hello && sleep 1 && echo err >&2");
        QVERIFY(run);
        QCOMPARE(run->state, State::Cached);
        for (const BuildVertex &vertex : recorded.progress.vertices())
            QVERIFY2(vertex.isOver(), qPrintable(vertex.name));
    }

    void shouldReadPlainLogsTransfersAndFailures()
    {
        const Recorded recorded = replayed("#4 [app base 1/2] FROM docker.io/library/node:20\n"
                                           "#4 sha256:abc 5.00MB / 20.00MB 0.2s\n"
                                           "#5 [web internal] load build context\n"
                                           "#4 ...\n"
                                           "#4 [app base 1/2] FROM docker.io/library/node:20\n"
                                           "#4 sha256:abc 20.00MB / 20.00MB 0.2s done\n"
                                           "#4 DONE 1.2s\n"
                                           "#5 CANCELED\n"
                                           "#6 [app base 2/2] RUN npm ci\n"
                                           "#6 0.523 npm ERR! 404\n"
                                           "#6 ERROR: process \"/bin/sh -c npm ci\" did not complete successfully: exit code: 1\n"
                                           "------\n");
        QCOMPARE(recorded.text, QList<QByteArray>{"------"});
        QCOMPARE(recorded.progress.vertex("#4")->bytesTotal, 20'000'000);
        QCOMPARE(recorded.progress.vertex("#4")->bytesDone, 20'000'000);
        QCOMPARE(recorded.progress.vertex("#5")->state, State::Cancelled);
        QCOMPARE(recorded.progress.failed()->id, QString("#6"));
        QCOMPARE(recorded.logs.size(), 1);
        QCOMPARE(recorded.logs.first().line, QByteArray("npm ERR! 404"));
    }

    void shouldKeepALastLineWithoutAnEnd()
    {
        const auto message = [](const char *data, bool isOver) {
            QJsonObject vertex{{"digest", "v"}, {"name", "RUN check"}, {"started", "2026-11-22T10:44:37.6Z"}};
            if (isOver) {
                vertex["completed"] = "2026-11-22T10:44:38.6Z";
                vertex["error"] = "exit code: 3";
            }
            return QJsonObject{
                {"vertexes", QJsonArray{vertex}}, {"logs", QJsonArray{QJsonObject{{"vertex", "v"}, {"stream", 2},
                                                               {"data", QString::fromLatin1(QByteArray(data).toBase64())}}}}};
        };
        BuildProgress progress;
        progress.applyRawJson(message("checking\nfatal: no", false));
        QCOMPARE(progress.lastLines("v"), QList<QByteArray>{"checking"});
        // when the step is over
        const auto change = progress.applyRawJson(message(" licence key", true));
        QCOMPARE(progress.lastLines("v"), (QList<QByteArray>{"checking", "fatal: no licence key"}));
        QCOMPARE(change.logs.size(), 1);
        QVERIFY(change.logs.first().isError);
        // or when the build is
        BuildProgress other;
        other.applyRawJson(message("fatal: no licence key", false));
        QCOMPARE(other.finish(false).logs.size(), 1);
    }

    void shouldSumUpTheBytesOfAVertex()
    {
        BuildProgress progress;
        const auto status = [](const char *id, int current, int total) {
            return QJsonObject{
                {"statuses", QJsonArray{QJsonObject{{"id", id}, {"vertex", "v"}, {"current", current}, {"total", total}}}}};
        };
        progress.applyRawJson(status("layer 1", 10, 100));
        progress.applyRawJson(status("layer 2", 50, 50));
        progress.applyRawJson(status("layer 1", 90, 100));
        progress.applyRawJson(status("extracting", 7, 0)); // no total: nothing is known
        QCOMPARE(progress.vertex("v")->bytesDone, 140);
        QCOMPARE(progress.vertex("v")->bytesTotal, 150);
    }

    void shouldReadTimesOfAnyPrecisionAsUtc()
    {
        BuildProgress progress;
        const auto started = [&progress](const char *time) {
            progress.applyRawJson({{"vertexes", QJsonArray{QJsonObject{{"digest", "v"}, {"started", time}}}}});
            return progress.vertex("v")->started;
        };
        const QDateTime wanted(QDate(2026, 11, 22), QTime(10, 44, 37, 600), Qt::UTC);
        QCOMPARE(started("2026-11-22T10:44:37.600849074Z"), wanted);
        QCOMPARE(started("2026-11-22T10:44:37.6Z"), wanted);
        QCOMPARE(started("2026-11-22T10:44:37Z"), wanted.addMSecs(-600));
        QVERIFY(!started("0").isValid());
    }

    void shouldJoinLogLinesThatComeInPieces()
    {
        BuildProgress progress;
        const auto log = [](const QByteArray &data, int stream) {
            return QJsonObject{{"logs",
                QJsonArray{QJsonObject{{"vertex", "v"}, {"stream", stream}, {"data", QString::fromLatin1(data.toBase64())}}}}};
        };
        QVERIFY(progress.applyRawJson(log("one ", 1)).logs.isEmpty());
        QVERIFY(progress.applyRawJson(log("other ", 2)).logs.isEmpty());
        const auto logs = progress.applyRawJson(log("line\r\nnext", 1)).logs;
        QCOMPARE(logs.size(), 1);
        QCOMPARE(logs.first().line, QByteArray("one line"));
        QVERIFY(!logs.first().isError);
    }

    void shouldKnowThePartsOfAName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("steps");
        QTest::addColumn<bool>("isInternal");
        QTest::addColumn<QString>("text");
        QTest::newRow("step of a stage") << "[app deps 2/4] RUN npm ci" << QStringList{"app", "deps"} << 2 << 4 << false
                                         << "RUN npm ci";
        QTest::newRow("no stage") << "[2/3] RUN [x]" << QStringList{} << 2 << 3 << false << "RUN [x]";
        QTest::newRow("internal") << "[app internal] load .dockerignore" << QStringList{"app"} << 0 << 0 << true
                                  << "load .dockerignore";
        QTest::newRow("bare") << "exporting to image" << QStringList{} << 0 << 0 << false << "exporting to image";
        QTest::newRow("export") << "[a] exporting to image" << QStringList{"a"} << 0 << 0 << false << "exporting to image";
        QTest::newRow("unended") << "[a" << QStringList{} << 0 << 0 << false << "[a";
        QTest::newRow("empty") << "[] x" << QStringList{} << 0 << 0 << false << "x";
    }

    void shouldKnowThePartsOfAName()
    {
        QFETCH(const QString, name);
        const engine::VertexName parts = engine::vertexName(name);
        QTEST(parts.words, "words");
        QTEST(parts.step, "step");
        QTEST(parts.steps, "steps");
        QTEST(parts.isInternal, "isInternal");
        QTEST(parts.text, "text");
    }

    void shouldKnowTheServiceOfAVertex()
    {
        QCOMPARE(engine::serviceOfVertex("[base 1/2] FROM x", {"api"}), QString("api"));
        QCOMPARE(engine::serviceOfVertex("[api base 1/2] FROM x", {"api", "web"}), QString("api"));
        QCOMPARE(engine::serviceOfVertex("[a_b 1/2] FROM x", {"a.b", "web"}), QString("a.b"));
        QCOMPARE(engine::serviceOfVertex("[internal] load local bake definitions", {"api", "web"}), QString());
    }

    void shouldStayBoundedAndOutliveHostileInput()
    {
        BuildProgress progress;
        for (int i = 0; i < BuildProgress::maxVertices + 10; ++i)
            progress.applyRawJson({{"vertexes", QJsonArray{QJsonObject{{"digest", QString::number(i)}}}}});
        QCOMPARE(progress.vertices().size(), BuildProgress::maxVertices);
        progress.applyRawJson({{"vertexes", 3}, {"logs", QJsonArray{QJsonArray(), "x"}}, {"statuses", QJsonObject()}});

        QRandomGenerator random(20261122);
        const QList<QByteArray> words{"#1", "#999999", "#", " ", "ERROR: ", "DONE ", "CACHED", "1.2 ", "[", "]", "2/",
            "sha256:a 1e9GB / 2GB", "\xff", "..."};
        for (int round = 0; round < 2000; ++round) {
            QByteArray line;
            for (int i = 0; i < 6; ++i)
                line += words.at(random.bounded(int(words.size())));
            BuildChange change;
            BuildProgress other;
            QCOMPARE(other.applyPlain(line, change) && !line.startsWith('#'), false);
        }
    }
};

QTEST_GUILESS_MAIN(TestBuildProgress)
#include "tst_buildprogress.moc"
