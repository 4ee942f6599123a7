#include "core/engine/composeprogress.h"
#include "tests/support/streams.h"

#include <QJsonDocument>
#include <QTest>

using namespace stackwright;
using engine::ComposeEvent;
using engine::composeEvent;
using Phase = ComposeEvent::Phase;
using Subject = ComposeEvent::Subject;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestComposeProgress : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadEveryLineOfTheRecordedStreams_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("events");
        QTest::newRow("up") << "compose-2.40.3-up-json.stderr" << 10;
        QTest::newRow("up --build") << "compose-2.40.3-up--build-json.stderr" << 11;
        QTest::newRow("build") << "compose-2.40.3-build-progress-json.stderr" << 1;
        QTest::newRow("down") << "compose-2.40.3-down-json.stderr" << 8;
        QTest::newRow("plain up of 2.26") << "compose-2.26.1-up-plain.stderr" << 10;
    }

    void shouldReadEveryLineOfTheRecordedStreams()
    {
        QFETCH(const QString, name);
        QFETCH(const int, events);
        STACKWRIGHT_NEED_STREAM(bytes, name);
        int count = 0;
        for (const QByteArray &line : bytes.split('\n')) {
            if (line.isEmpty())
                continue;
            const auto event = line.startsWith('{') ? composeEvent(object(line)) : composeEvent(line);
            QVERIFY2(event, line.constData());
            QVERIFY2(event->phase == Phase::Working || event->phase == Phase::Done, line.constData());
            ++count;
        }
        QCOMPARE(count, events);
    }

    void shouldReadTheFormsOfAllVersions_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Subject>("subject");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("verb");
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<QString>("detail");
        QTest::newRow("2.40") << QByteArray("{\"id\":\"Container d-db-1\",\"status\":\"Started\"}") << Subject::Container
                              << "d-db-1"
                              << "Started" << Phase::Done << "";
        QTest::newRow("swapped") << QByteArray("{\"id\":\"db\",\"text\":\"Pulling\"}") << Subject::Other << "db"
                                 << "Pulling" << Phase::Working << "";
        QTest::newRow("5.x") << QByteArray("{\"id\":\"Container d-db-1\",\"status\":\"Working\",\"text\":\"Creating\"}")
                             << Subject::Container << "d-db-1"
                             << "Creating" << Phase::Working << "";
        QTest::newRow("5.x done") << QByteArray(
                                         "{\"id\":\"Image nginx\",\"status\":\"Done\",\"text\":\"Pulled\",\"details\":\"12MB\"}")
                                  << Subject::Image << "nginx"
                                  << "Pulled" << Phase::Done << "12MB";
        QTest::newRow("5.x failed")
            << QByteArray("{\"id\":\"Image nope\",\"status\":\"Error\",\"text\":\"Error\",\"details\":\"manifest unknown\"}")
            << Subject::Image << "nope"
            << "Error" << Phase::Failed << "manifest unknown";
        QTest::newRow("failed") << QByteArray("{\"id\":\"db\",\"text\":\"Error\",\"status\":\"manifest unknown\"}")
                                << Subject::Other << "db"
                                << "Error" << Phase::Failed << "manifest unknown";
        QTest::newRow("failed inline")
            << QByteArray("{\"id\":\"Container c\",\"status\":\"Error response from daemon: port is already allocated\"}")
            << Subject::Container << "c"
            << "Error" << Phase::Failed << "response from daemon: port is already allocated";
        QTest::newRow("volume") << QByteArray("{\"id\":\"Volume \\\"d_data\\\"\",\"status\":\"Created\"}") << Subject::Volume
                                << "d_data"
                                << "Created" << Phase::Done << "";
        QTest::newRow("skipped") << QByteArray("{\"id\":\"db\",\"status\":\"Skipped: No image\"}") << Subject::Other << "db"
                                 << "Skipped" << Phase::Warning << ": No image";
    }

    void shouldReadTheFormsOfAllVersions()
    {
        QFETCH(const QByteArray, json);
        const auto event = composeEvent(object(json));
        QVERIFY(event);
        QTEST(event->subject, "subject");
        QTEST(event->name, "name");
        QTEST(event->verb, "verb");
        QTEST(event->phase, "phase");
        QTEST(event->detail, "detail");
    }

    void shouldReadThePercentOfALayer()
    {
        const auto event = composeEvent(object("{\"id\":\"1f7c\",\"parent_id\":\"db\",\"text\":\"Downloading\",\"status\":\"[=> "
                                               "] 5MB/20MB\",\"current\":5000000,\"total\":20000000,\"percent\":25}"));
        QVERIFY(event);
        QCOMPARE(event->parent, QString("db"));
        QCOMPARE(event->percent, 25);
        QCOMPARE(event->bytesDone, 5'000'000);
        QCOMPARE(event->bytesTotal, 20'000'000);
        const auto odd =
            composeEvent(object("{\"id\":\"x\",\"status\":\"Downloading\",\"current\":-5,\"total\":-1,\"percent\":900}"));
        QCOMPARE(odd->bytesDone, 0);
        QCOMPARE(odd->percent, 100);
    }

    void shouldReadPlainLinesAndNoOthers()
    {
        QCOMPARE(composeEvent(QByteArray(" Volume \"d_data\"  Creating"))->name, QString("d_data"));
        QCOMPARE(composeEvent(QByteArray(" db Pulling "))->verb, QString("Pulling"));
        QCOMPARE(composeEvent(QByteArray(" db Error manifest unknown"))->detail, QString("manifest unknown"));
        QVERIFY(!composeEvent(QByteArray("Container d-db-1  Creating"))); // not indented: another program's words
        QVERIFY(!composeEvent(QByteArray(" > [app 2/2] RUN x:")));
        QVERIFY(!composeEvent(QByteArray("")));
        QVERIFY(!composeEvent(QByteArray(" ") + QByteArray(100000, 'x') + " Creating"));
        QVERIFY(!composeEvent(object("{\"error\":\"x\"}")));
        QVERIFY(!composeEvent(object("{\"id\":\"x\",\"status\":\"unheard of\"}")));
    }
};

QTEST_GUILESS_MAIN(TestComposeProgress)
#include "tst_composeprogress.moc"
