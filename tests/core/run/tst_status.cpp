#include "core/run/status.h"
#include "tests/support/composerun.h"

#include <QJsonDocument>
#include <QTest>

using namespace stackwright;

class TestStatus : public QObject
{
    Q_OBJECT

private slots:
    void shouldTellStatusAndItsJson()
    {
        test::FakeDocker docker;
        docker.says("ps *", test::healthyContainer().replace("\"State\"", "\"Ports\":\"0.0.0.0:5432->5432/tcp\",\"State\""));
        run::Status status(docker.environment());
        QList<run::ContainerStatus> containers;
        connect(&status, &run::Status::answered, &status,
            [&containers](const auto &answer) { containers = answer ? *answer : QList<run::ContainerStatus>(); });
        status.ask("demo", m_project.request().nodes);
        QTRY_COMPARE_WITH_TIMEOUT(containers.size(), 1, test::patienceMs);
        QCOMPARE(QJsonDocument(run::statusJson(containers)).toJson(QJsonDocument::Compact),
            QByteArray("[{\"container\":\"demo-db-1\",\"exitCode\":0,\"health\":\"healthy\",\"image\":\"postgres\",\"node\":"
                       "\"PG\",\"ports\":"
                       "[{\"address\":\"0.0.0.0\",\"container\":5432,\"host\":5432,\"protocol\":\"tcp\"}],\"service\":\"db\","
                       "\"state\":\"running\"}]"));
    }

    void shouldTellWhyThereIsNoStatus()
    {
        test::FakeDocker docker;
        docker.complains("ps *", "permission denied while trying to connect\n");
        run::Status status(docker.environment());
        std::optional<base::Error> error;
        connect(&status, &run::Status::answered, &status, [&error](const auto &answer) {
            if (!answer)
                error = answer.error();
        });
        status.ask("demo", {});
        QTRY_VERIFY_WITH_TIMEOUT(error, test::patienceMs);
        QCOMPARE(error->kind, base::ErrorKind::Unavailable);
        QVERIFY(error->message.startsWith("This user may not use"));
    }

private:
    test::ComposeProject m_project;
};

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
