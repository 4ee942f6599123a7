#include "core/stack/stack.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;

// Which kind a label is taken for.
class TestRecognition : public QObject
{
    Q_OBJECT

private slots:
    void shouldBindEveryNodeOfTheSeedByItsLabel()
    {
        const QMap<QString, QString> expected{{"Start", "start"}, {"Setup", "project-structure"}, {"ParallelDB", "fork"},
            {"PG", "postgresql"}, {"Redis", "redis"}, {"Kafka", "kafka"}, {"ParallelApp", "fork"}, {"NestJS", "nestjs"},
            {"NextJS", "nextjs"}, {"RN", "react-native"}, {"ComposeBase", "compose-base"}, {"EnvConfig", "env-fork"},
            {"DevEnv", "dev-environment"}, {"ProdEnv", "prod-environment"}, {"Infrastructure", "fork"}, {"Nginx", "nginx"},
            {"EnvVars", "environment-secrets"}, {"Volumes", "volumes-persistence"}, {"Health", "health-monitoring"},
            {"Security", "security-hardening"}, {"TestSetup", "testing-validation"}, {"ValidationCheck", "decision"},
            {"Debug", "debug-fix"}, {"Optimization", "performance-optimisation"}, {"Documentation", "documentation"},
            {"CICD", "ci-cd"}, {"FinalValidation", "final-validation"}, {"FinalCheck", "decision"}, {"FixIssues", "debug-fix"},
            {"Complete", "complete"}, {"DBHealth", "check-database-connectivity"}, {"CacheHealth", "check-redis-status"},
            {"BrokerHealth", "check-kafka-status"}, {"APIHealth", "check-api-health"}, {"WebHealth", "check-web-status"},
            {"MobileHealth", "check-metro-status"}, {"ProxyHealth", "check-proxy-status"}, {"UserPerms", "check-nonroot"},
            {"SecretsMgmt", "check-secrets"}, {"NetworkSec", "check-network"}, {"ImageScan", "check-image-scan"},
            {"SSLConfig", "check-tls"}, {"DBPerf", "bench-database"}, {"CachePerf", "bench-cache"}, {"APIPerf", "bench-api"},
            {"WebPerf", "bench-web"}, {"ResourceUsage", "bench-resources"}, {"DevHotReload", "dev-hot-reload"},
            {"DevDebugging", "dev-debugging"}, {"DevLogging", "dev-logging"}, {"DevSeeding", "dev-seeding"},
            {"ProdSSL", "prod-certificates"}, {"ProdMonitoring", "prod-monitoring"}, {"ProdBackup", "prod-backup"},
            {"ProdScaling", "prod-scaling"}, {"AutoBuild", "ci-builds"}, {"AutoTest", "ci-tests"},
            {"ImageRegistry", "ci-registry"}, {"AutoDeploy", "ci-deploy"}, {"Rollback", "ci-rollback"},
            {"ServiceRestart", "restart-policies"}, {"GracefulShutdown", "graceful-shutdown"},
            {"FailureRecovery", "failure-recovery"}, {"AlertSystem", "alerts"}, {"DataPersistence", "data-persistence"},
            {"BackupRestore", "backup-restore"}, {"DataMigration", "data-migration"}, {"DataEncryption", "data-encryption"}};
        const stack::Stack stack = test::seedStack();
        const QMap<QString, const kinds::Kind *> bound = stack::kindsOf(stack, m_catalogue);
        QMap<QString, QString> seen;
        for (auto each = bound.cbegin(); each != bound.cend(); ++each)
            seen.insert(each.key(), each.value() ? each.value()->id : QString());
        for (auto each = expected.cbegin(); each != expected.cend(); ++each)
            QVERIFY2(
                seen.value(each.key()) == each.value(), qPrintable(each.key() + QStringLiteral(" is ") + seen.value(each.key())));
        QCOMPARE(seen.size(), expected.size());
    }

    void shouldRecogniseWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("PostgreSQL") << QStringLiteral("postgresql");
        QTest::newRow("Postgres DB") << QStringLiteral("postgresql");
        QTest::newRow("NestJS API") << QStringLiteral("nestjs");
        QTest::newRow("Nest API") << QStringLiteral("nestjs");
        QTest::newRow("Next.js web") << QStringLiteral("nextjs");
        QTest::newRow("NextJS frontend") << QStringLiteral("nextjs");
        QTest::newRow("Redis cache") << QStringLiteral("redis");
        QTest::newRow("Redis health") << QStringLiteral("check-redis-status");
        QTest::newRow("Kafka") << QStringLiteral("kafka");
        QTest::newRow("React Native app") << QStringLiteral("react-native");
        QTest::newRow("Expo") << QStringLiteral("react-native");
        QTest::newRow("Nginx") << QStringLiteral("nginx");
        QTest::newRow("API gateway (nginx)") << QStringLiteral("nginx");
        QTest::newRow("docker-compose") << QStringLiteral("compose-base");
        QTest::newRow("Volumes") << QStringLiteral("volumes-persistence");
        QTest::newRow("Secrets") << QStringLiteral("environment-secrets");
        QTest::newRow("Deploy to production") << QStringLiteral("ci-deploy");
        QTest::newRow("MySQL") << QStringLiteral("manual");
        QTest::newRow("Send a mail") << QStringLiteral("manual");
        QTest::newRow("Review the budget") << QStringLiteral("manual");
    }

    void shouldRecogniseWhatPeopleWrite()
    {
        QFETCH(QString, kind);
        const QString label = QString::fromLatin1(QTest::currentDataTag());
        const kinds::Kind *recognised = m_catalogue.recognised({label, QStringLiteral("squareRect"), 1, 1, 0});
        QVERIFY(recognised);
        QCOMPARE(recognised->id, kind);
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(TestRecognition)
#include "tst_recognition.moc"
