#include "core/secrets/leaks.h"
#include "tests/support/places.h"
#include "tests/support/realengine.h"
#include "tests/support/resultmacros.h"
#include "tests/support/seedstack.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>

using namespace stackwright;

namespace {

const QStringList images = {
    "node:22.16-bookworm-slim", "postgres:17.5", "redis:7.4", "nginx:1.28", "zookeeper:3.9", "apache/kafka:3.9.1"};

struct Answer
{
    int status = 0; // 0: none; then `body` says why
    QByteArray body;
};

Answer fetched(const QString &address)
{
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(address)};
    request.setTransferTimeout(60'000);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    finished.wait(70'000);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return {status, status ? reply->readAll() : reply->errorString().toUtf8()};
}

} // namespace

// The steps of one story, in this order: each stands on what the ones before it left.
#define RETURN_IF_FAILED(call)                                                                                                   \
    call;                                                                                                                        \
    if (QTest::currentTestFailed())                                                                                              \
    return

class TestSeedStack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        STACKWRIGHT_NEED_ENGINE(m_engine);
        bool hasCompose = false;
        m_engine.docker({"compose", "version"}, &hasCompose);
        if (!hasCompose)
            QSKIP("not run: the engine has no Compose");
        for (const QString &image : images) {
            if (!m_engine.absence(image).isEmpty())
                QSKIP(qPrintable("not run: " + m_engine.absence(image)));
        }
    }

    void shouldSeeASecretInACommandLine()
    {
        // given a program that got a secret as an argument
        test::SeedStack seed(m_engine, test::programFile());
        QProcess careless;
        careless.start("sh", {"-c", "read -r word", "careless", QString::fromLatin1(seed.secrets().first())});
        QVERIFY(careless.waitForStarted());
        // when ours runs beside it
        seed.stackwright({"--version"});
        careless.closeWriteChannel();
        QVERIFY(careless.waitForFinished());
        // then the watch has seen it, so that its silence below means something
        QVERIFY(!seed.tellingCommandLines().isEmpty());
        QVERIFY(seed.tellingCommandLines().first().contains("careless"));
    }

    void shouldServeStoreAndKeepInDevelopmentAndInProduction()
    {
        // given the seed as a project of its own
        test::SeedStack seed(m_engine, test::programFile());
        VERIFY_RESULT(seed.prepare(test::seedFile()));

        // when it comes up for development
        RETURN_IF_FAILED(comeUp(seed, "dev"));
        // then it works and guards its secrets
        QCOMPARE(seed.services(), QStringList({"api", "kafka", "mobile", "nginx", "postgres", "redis", "web", "zookeeper"}));
        RETURN_IF_FAILED(serves(seed));
        RETURN_IF_FAILED(runsWithoutRoot(seed, {"api", "web", "mobile"}));
        RETURN_IF_FAILED(store(seed));
        RETURN_IF_FAILED(holds(seed));
        RETURN_IF_FAILED(handsOverSecrets(seed, {{"postgres", "postgres_password"}, {"redis", "redis_password"},
                                                    {"api", "postgres_password"}, {"api", "redis_password"}}));
        RETURN_IF_FAILED(tellsNobody(seed));

        // when it goes down, and comes up for production
        RETURN_IF_FAILED(goDown(seed, "dev", false));
        RETURN_IF_FAILED(comeUp(seed, "prod"));
        // then it works as well, on the same data
        QCOMPARE(seed.services(),
            QStringList({"api", "backup", "kafka", "monitor", "nginx", "postgres", "redis", "web", "zookeeper"}));
        RETURN_IF_FAILED(serves(seed));
        RETURN_IF_FAILED(runsWithoutRoot(seed, {"api", "web"}));
        RETURN_IF_FAILED(holds(seed));
        RETURN_IF_FAILED(
            handsOverSecrets(seed, {{"postgres", "postgres_password"}, {"redis", "redis_password"}, {"api", "postgres_password"},
                                       {"api", "redis_password"}, {"backup", "postgres_password"}}));
        RETURN_IF_FAILED(tellsNobody(seed));

        // when it goes down with its volumes, then nothing is left of it
        RETURN_IF_FAILED(goDown(seed, "prod", true));
        QCOMPARE(m_engine.docker({"volume", "ls", "-q", "--filter", "label=com.docker.compose.project=" + seed.project()}),
            QByteArray());
        QCOMPARE(m_engine.docker({"network", "ls", "-q", "--filter", "label=com.docker.compose.project=" + seed.project()}),
            QByteArray());
    }

private:
    void comeUp(test::SeedStack &seed, const QString &environment)
    {
        const test::Said said = seed.up(environment);
        QVERIFY2(said.exitCode == 0, qPrintable(environment + ": " + said.account()));
        const QByteArray last = said.output.trimmed().split('\n').last();
        const QJsonObject outcome = QJsonDocument::fromJson(last).object();
        QVERIFY2(outcome.value("event") == "finished" && outcome.value("state") == "passed", last.constData());
    }

    void goDown(test::SeedStack &seed, const QString &environment, bool volumes)
    {
        const test::Said said = seed.down(environment, volumes);
        QVERIFY2(said.exitCode == 0, qPrintable(environment + ": " + said.account()));
        QCOMPARE(m_engine.containers(seed.project()), QStringList());
    }

    static void serves(const test::SeedStack &seed)
    {
        const QString site = QStringLiteral("http://127.0.0.1:%1").arg(seed.port("HTTP_PORT"));
        const Answer page = fetched(site + "/");
        QVERIFY2(page.status == 200, page.body.constData());
        QVERIFY2(page.body.contains("<html"), page.body.constData());
        const Answer health = fetched(site + "/api/health");
        QVERIFY2(health.status == 200, health.body.constData());
        const QJsonObject checks = QJsonDocument::fromJson(health.body).object().value("checks").toObject();
        QCOMPARE(checks.keys(), QStringList({"kafka", "postgresql", "redis"}));
        for (const QJsonValue &check : checks)
            QVERIFY2(check.toObject().value("status") == "up", health.body.constData());
    }

    static void runsWithoutRoot(const test::SeedStack &seed, const QStringList &applications)
    {
        for (const QString &application : applications) {
            QString failure;
            const QByteArray status = seed.inside(application, {"cat", "/proc/1/status"}, &failure);
            QVERIFY2(failure.isEmpty(), qPrintable(failure));
            // Uid: real, effective, saved, file system (proc(5))
            static const QRegularExpression form(
                "^Uid:\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)$", QRegularExpression::MultilineOption);
            const QRegularExpressionMatch users = form.match(QString::fromLatin1(status));
            QVERIFY2(users.hasMatch(), status.constData());
            for (int i = 1; i <= 4; ++i)
                QVERIFY2(users.captured(i).toInt() > 0, qPrintable(application + ": " + users.captured()));
        }
    }

    // The answer of a shell command in a service; a failure of it fails the test.
    static QByteArray asked(const test::SeedStack &seed, const QString &service, const QString &script)
    {
        QString failure;
        const QByteArray answer = seed.inside(service, {"bash", "-c", "set -euo pipefail; " + script}, &failure);
        if (!failure.isEmpty())
            QTest::qFail(qPrintable(failure), __FILE__, __LINE__);
        return answer.trimmed();
    }

    static QByteArray sql(const test::SeedStack &seed, const QString &statement)
    {
        return asked(seed, "postgres",
            "PGPASSWORD=$(cat /run/secrets/postgres_password) psql -h 127.0.0.1 -U \"$POSTGRES_USER\" -d \"$POSTGRES_DB\" -qtAc "
            "\"" +
                statement + "\"");
    }

    static QByteArray redis(const test::SeedStack &seed, const QString &command)
    {
        return asked(seed, "redis", "REDISCLI_AUTH=$(cat /run/secrets/redis_password) redis-cli " + command);
    }

    static void store(const test::SeedStack &seed)
    {
        sql(seed, "CREATE TABLE kept (words text); INSERT INTO kept VALUES ('in a table')");
        QCOMPARE(redis(seed, "set kept 'in a key'"), QByteArray("OK"));
        asked(seed, "kafka",
            "/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --topic kept && "
            "echo 'in a topic' | /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server kafka:9092 --topic kept");
    }

    static void holds(const test::SeedStack &seed)
    {
        QCOMPARE(sql(seed, "SELECT words FROM kept"), QByteArray("in a table"));
        QCOMPARE(redis(seed, "get kept"), QByteArray("in a key"));
        QCOMPARE(asked(seed, "kafka",
                     "/opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic kept --partition 0 "
                     "--offset earliest --max-messages 1 --timeout-ms 60000 2> /dev/null"),
            QByteArray("in a topic"));
    }

    static void handsOverSecrets(const test::SeedStack &seed, const QList<QPair<QString, QString>> &uses)
    {
        for (const auto &[service, secret] : uses) {
            QString failure;
            const QByteArray value = seed.inside(service, {"cat", "/run/secrets/" + secret}, &failure);
            QVERIFY2(failure.isEmpty(), qPrintable(failure));
            QCOMPARE(value, seed.secrets().value(secret));
        }
    }

    void tellsNobody(const test::SeedStack &seed) const
    {
        const QList<QByteArray> values = seed.secrets().values();
        int files = 0;
        QDirIterator walk(seed.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            QVERIFY2(!secrets::holdsSecret(file.readAll(), values), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 50);
        for (const QString &container : m_engine.containers(seed.project())) {
            const QByteArray inspected = m_engine.docker({"inspect", container});
            QVERIFY2(inspected.contains("\"Env\""), inspected.constData());
            QVERIFY2(!secrets::holdsSecret(inspected, values), qPrintable(container));
        }
        const QList<QByteArray> built =
            m_engine.docker({"images", "-q", "--filter", "label=com.docker.compose.project=" + seed.project()})
                .trimmed()
                .split('\n');
        QVERIFY2(built.size() >= 2, "no images of the project were found");
        for (const QByteArray &image : built) {
            const QByteArray history = m_engine.docker({"history", "--no-trunc", QString::fromLatin1(image)});
            QVERIFY2(history.contains("WORKDIR"), history.constData());
            QVERIFY2(!secrets::holdsSecret(history, values), history.constData());
        }
        QVERIFY(seed.everythingSaid().size() > 1000);
        QVERIFY(!secrets::holdsSecret(seed.everythingSaid(), values));
        QCOMPARE(seed.tellingCommandLines(), QStringList());
    }

    test::RealEngine m_engine;
};

QTEST_GUILESS_MAIN(TestSeedStack)
#include "tst_seedstack.moc"
