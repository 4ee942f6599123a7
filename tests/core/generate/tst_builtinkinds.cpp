#include "core/compose/merge.h"
#include "core/generate/generator.h"
#include "core/stack/stack.h"
#include "core/yaml/reader.h"
#include "tests/support/samples.h"

#include <QFile>
#include <QTest>

using namespace stackwright;

namespace {

yaml::Value read(const generate::Generated &made, const char *path)
{
    return yaml::read(made.files.value(QLatin1String(path)).content, QLatin1String(path)).value();
}

void set(stack::Stack *stack, const char *node, const char *setting, const yaml::Value &value)
{
    stack->nodes[QLatin1String(node)].settings.insert(QLatin1String(setting), value);
}

} // namespace

// What the descriptors of resources/kinds promise together; the mechanism has tests of its own.
class tst_BuiltInKinds : public QObject
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

    void shouldRunKafkaWithThreeBrokersAndNoZooKeeper()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "Kafka", "mode", QStringLiteral("kraft"));
        set(&stack, "Kafka", "brokers", 3);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const QByteArray properties = made.files.value(QStringLiteral("config/kafka/server.properties")).content;
        QVERIFY(properties.contains("controller.quorum.voters=1@kafka-1:9093,2@kafka-2:9093,3@kafka-3:9093\n"));
        QVERIFY(!properties.contains("zookeeper"));
        QVERIFY(!made.files.value(QStringLiteral("compose.yaml")).content.contains("zookeeper"));
    }

    void shouldTellWhatKafkaCannotDoBesideItsSetting()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "Kafka", "mode", QStringLiteral("zookeeper"));
        set(&stack, "Kafka", "version", QStringLiteral("4.0.0"));
        set(&stack, "Kafka", "topics",
            yaml::List{
                yaml::Value(yaml::Map{{QStringLiteral("name"), QStringLiteral("orders")}, {QStringLiteral("replication"), 3}})});
        QStringList told;
        for (const base::Diagnostic &each : generate::generated(stack, m_catalogue).diagnostics) {
            if (each.severity == base::Severity::Error)
                told.append(each.nodeId + u' ' + each.settingId);
        }
        QCOMPARE(told, QStringList({QStringLiteral("Kafka version"), QStringLiteral("Kafka topics")}));
        // Left to the label, a version that knows no ZooKeeper does without.
        set(&stack, "Kafka", "mode", QStringLiteral("label"));
        set(&stack, "Kafka", "brokers", 3);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        QVERIFY(!made.files.value(QStringLiteral("compose.yaml")).content.contains("zookeeper"));
    }

    void shouldInstallWithThePackageManagerThatWasChosen_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("npm") << QByteArray("if [ -f package-lock.json ]; then npm ci; else npm install; fi");
        QTest::newRow("yarn") << QByteArray("if [ -f yarn.lock ]; then yarn install --frozen-lockfile; else yarn install; fi");
        QTest::newRow("pnpm") << QByteArray(
            "if [ -f pnpm-lock.yaml ]; then pnpm install --frozen-lockfile; else pnpm install; fi");
    }

    void shouldInstallWithThePackageManagerThatWasChosen()
    {
        QFETCH(QByteArray, line);
        stack::Stack stack = test::seedStack();
        for (const char *node : {"NestJS", "NextJS", "RN"})
            set(&stack, node, "manager", QString::fromLatin1(QTest::currentDataTag()));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        for (const char *app : {"api", "web", "mobile"}) {
            const QByteArray dockerfile = made.files.value(QStringLiteral("apps/%1/Dockerfile").arg(QLatin1String(app))).content;
            QVERIFY2(dockerfile.contains(line), dockerfile.constData());
        }
    }

    void shouldGiveCertificatesAsSecretsThatNobodyMakesUp()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "Nginx", "tls", true);
        set(&stack, "PG", "tls", true);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        QStringList entered;
        for (const generate::SecretUse &secret : made.secrets) {
            if (secret.length == 0)
                entered << secret.name;
        }
        entered.sort();
        QCOMPARE(entered, QStringList({QStringLiteral("postgres_certificate"), QStringLiteral("postgres_key"),
                              QStringLiteral("tls_certificate"), QStringLiteral("tls_key")}));
        QVERIFY(made.files.value(QStringLiteral("config/nginx/conf.d/default.conf")).content.contains("listen 8443 ssl"));
    }

    void shouldRedirectToThePortWhereTheSiteIsPublished()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "Nginx", "tls", true);
        set(&stack, "Nginx", "tlsPort", 9443);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        // Compose fills in the port: that of the environment, or the one of who runs it.
        QVERIFY(made.files.value(QStringLiteral("config/nginx/conf.d/default.conf"))
                    .content.contains("return 301 https://$host$tls_port$request_uri;"));
        const auto content = [&](const char *path) {
            return read(made, path)["configs"]["nginx-tls-port"]["content"].toString();
        };
        QCOMPARE(content("compose.yaml"),
            QStringLiteral("map ${HTTPS_PORT:-9443} $$tls_port { 443 ''; default ':${HTTPS_PORT:-9443}'; }\n"));
        QCOMPARE(content("compose.prod.yaml"),
            QStringLiteral("map ${HTTPS_PORT:-443} $$tls_port { 443 ''; default ':${HTTPS_PORT:-443}'; }\n"));
    }

    void shouldGiveVariablesToTheServicesThatTheyAreFor()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "NestJS", "migrations", QStringLiteral("npm run migrate"));
        const auto row = [](const char *name, const char *environment, const char *service) {
            return yaml::Value(yaml::Map{{QStringLiteral("name"), QString::fromLatin1(name)},
                {QStringLiteral("value"), QStringLiteral("v")}, {QStringLiteral("environment"), QString::fromLatin1(environment)},
                {QStringLiteral("service"), QString::fromLatin1(service)}});
        };
        set(&stack, "EnvVars", "variables",
            yaml::List{row("EVERYWHERE", "all", ""), row("API", "all", "api"), row("CACHE", "prod", "redis")});
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const auto files = [&](const char *path, const char *service) {
            return read(made, path)["services"][service]["env_file"].toStrings().join(u' ');
        };
        QCOMPARE(files("compose.yaml", "api"), QStringLiteral("./env/applications.env ./env/api.env"));
        QCOMPARE(files("compose.yaml", "api-migrate"), QStringLiteral("./env/applications.env ./env/api.env"));
        QCOMPARE(files("compose.yaml", "web"), QStringLiteral("./env/applications.env"));
        QCOMPARE(files("compose.dev.yaml", "mobile"), QStringLiteral("./env/applications.env"));
        QCOMPARE(files("compose.prod.yaml", "redis"), QStringLiteral("./env/redis.prod.env"));
        QCOMPARE(files("compose.yaml", "redis"), QString());
        QVERIFY(made.files.value(QStringLiteral("env/applications.env")).content.endsWith("\nEVERYWHERE=v\n"));
        QVERIFY(made.files.value(QStringLiteral("env/api.env")).content.endsWith("\nAPI=v\n"));

        // in the Compose files themselves, if so chosen
        set(&stack, "EnvVars", "place", QStringLiteral("compose"));
        const generate::Generated inCompose = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(inCompose.diagnostics));
        QVERIFY(!inCompose.files.contains(QStringLiteral("env/applications.env")));
        const auto has = [&](const char *path, const char *service, const char *variable) {
            return read(inCompose, path)["services"][service]["environment"].toMap().contains(QLatin1String(variable));
        };
        QVERIFY(has("compose.yaml", "api", "EVERYWHERE"));
        QVERIFY(has("compose.yaml", "api-migrate", "EVERYWHERE"));
        QVERIFY(has("compose.dev.yaml", "mobile", "EVERYWHERE"));
        QVERIFY(!has("compose.yaml", "web", "API"));
        QVERIFY(has("compose.prod.yaml", "redis", "CACHE"));
        QVERIFY(!has("compose.yaml", "redis", "EVERYWHERE"));
    }

    // `environment` goes before `env_file`: what a person enters would have no effect beside what the kind itself says.
    void shouldTakeOutOfTheEnvironmentWhatAnEnvFileSays()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "EnvVars", "variables",
            yaml::List{yaml::Map{{QStringLiteral("name"), QStringLiteral("LOG_LEVEL")},
                {QStringLiteral("value"), QStringLiteral("warn")}, {QStringLiteral("environment"), QStringLiteral("prod")},
                {QStringLiteral("service"), QStringLiteral("api")}}});
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const yaml::Value whole = compose::merged(read(made, "compose.yaml"), read(made, "compose.prod.yaml"))["services"];
        QVERIFY(!whole["api"]["environment"].toMap().contains(QStringLiteral("LOG_LEVEL")));
        QCOMPARE(whole["web"]["environment"]["LOG_LEVEL"].toString(), QStringLiteral("info"));
        QCOMPARE(whole["api"]["env_file"].toStrings(), QStringList(QStringLiteral("./env/api.prod.env")));
    }

    // One truth: the production environment's own TLS goes before the proxy's, in production alone.
    void shouldServeTlsInProductionAsTheProductionEnvironmentSays()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "ProdEnv", "tls", QStringLiteral("secrets"));
        set(&stack, "ProdEnv", "certificate", QStringLiteral("shop_certificate"));
        set(&stack, "ProdEnv", "tlsPort", 8443);
        const generate::Generated made = generate::generated(stack, m_catalogue, QStringLiteral("prod"));
        QVERIFY(!base::hasError(made.diagnostics));
        const QByteArray base = made.files.value(QStringLiteral("config/nginx/conf.d/default.conf")).content;
        const QByteArray production = made.files.value(QStringLiteral("env/prod/config/nginx/conf.d/default.conf")).content;
        QVERIFY(!base.contains("listen 8443 ssl") && !base.contains("return 301"));
        QVERIFY(production.contains("listen 8443 ssl") && production.contains("return 301"));
        QVERIFY(production.contains("ssl_certificate /run/secrets/shop_certificate;"));
        QVERIFY(!made.files.contains(QStringLiteral("env/dev/config/nginx/conf.d/default.conf")));
        QVERIFY(!read(made, "compose.yaml")["services"]["nginx"].toMap().contains(QStringLiteral("secrets")));
        const yaml::Value nginx = read(made, "compose.prod.yaml")["services"]["nginx"];
        QCOMPARE(nginx["secrets"].toStrings(), QStringList({QStringLiteral("shop_certificate"), QStringLiteral("tls_key")}));
        QVERIFY(nginx["ports"].toStrings().contains(QStringLiteral("${HTTPS_PORT:-8443}:8443")));
        QCOMPARE(made.nodes.value(QStringLiteral("Nginx")).openUrl, QStringLiteral("https://localhost:8443"));
        // developing asks nobody for the certificate
        const generate::Generated developing = generate::generated(stack, m_catalogue, QStringLiteral("dev"));
        const auto needed = [](const generate::Generated &of) {
            QStringList names;
            for (const generate::SecretUse &use : of.secrets) {
                if (use.needed)
                    names.append(use.name);
            }
            names.sort();
            return names.join(u' ');
        };
        QCOMPARE(needed(developing), QStringLiteral("postgres_password redis_password"));
        QCOMPARE(needed(made), QStringLiteral("postgres_password redis_password shop_certificate tls_key"));

        // with files, nobody has to keep a secret
        set(&stack, "ProdEnv", "tls", QStringLiteral("files"));
        const generate::Generated fromFiles = generate::generated(stack, m_catalogue, QStringLiteral("prod"));
        QVERIFY(!base::hasError(fromFiles.diagnostics));
        QCOMPARE(fromFiles.secrets.size(), 2);
        QCOMPARE(read(fromFiles, "compose.prod.yaml")["secrets"]["site_key"]["file"].toString(),
            QStringLiteral("${TLS_KEY_FILE:-./certificates/site.key}"));
    }

    void shouldBackUpInProductionAsTheProductionEnvironmentSays()
    {
        stack::Stack stack = test::seedStack();
        const auto backup = [&] {
            const generate::Generated made = generate::generated(stack, m_catalogue);
            return made.files.value(QStringLiteral("config/backup/schedule.sh")).content;
        };
        set(&stack, "Volumes", "every", QStringLiteral("2h"));
        QVERIFY(backup().contains("pause=7200\n"));
        set(&stack, "ProdEnv", "backups", QStringLiteral("own"));
        set(&stack, "ProdEnv", "backupEvery", QStringLiteral("1h"));
        set(&stack, "ProdEnv", "backupKeep", 3);
        QVERIFY(backup().contains("pause=3600\n") && backup().contains("tail -n +4 "));
        set(&stack, "ProdEnv", "backups", QStringLiteral("none"));
        QVERIFY(backup().isEmpty());
        QVERIFY(!read(generate::generated(stack, m_catalogue), "compose.prod.yaml")["services"].toMap().contains(
            QStringLiteral("backup")));
    }

    void shouldAskEveryApplicationInProduction()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "NestJS", "health", QStringLiteral("/alive"));
        set(&stack, "ProdEnv", "webhook", true);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const QByteArray script = made.files.value(QStringLiteral("config/monitor/monitor.sh")).content;
        QVERIFY(script.contains("ask api http://api:3000/alive\n"));
        QVERIFY(script.contains("ask web http://web:3000/\n"));
        QVERIFY(script.contains("ask nginx http://nginx:8080/healthz\n"));
        QCOMPARE(read(made, "compose.prod.yaml")["services"]["monitor"]["secrets"].toStrings(),
            QStringList(QStringLiteral("monitor_webhook")));
        set(&stack, "ProdEnv", "monitoring", false);
        QVERIFY(!generate::generated(stack, m_catalogue).files.contains(QStringLiteral("config/monitor/monitor.sh")));
    }

    void shouldSpreadTheRequestsOfAnUpstream()
    {
        stack::Stack stack = test::seedStack();
        const auto server = [](const char *name, const char *where) {
            return yaml::Value(yaml::Map{
                {QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("server"), QString::fromLatin1(where)}});
        };
        set(&stack, "Nginx", "upstreams",
            yaml::List{server("both", "api:3000"), server("both", "web:3000"), server("both", "api:3001")});
        set(&stack, "Nginx", "routes",
            yaml::List{
                yaml::Map{{QStringLiteral("path"), QStringLiteral("/")}, {QStringLiteral("target"), QStringLiteral("both")}}});
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const QByteArray site = made.files.value(QStringLiteral("config/nginx/conf.d/default.conf")).content;
        QVERIFY2(
            site.contains("split_clients $request_id $to_both {\n    33.33% web:3000;\n    33.33% api:3001;\n    * api:3000;\n}"),
            site.constData());
        QVERIFY(site.contains("set $target $to_both;"));
        set(&stack, "Nginx", "upstreams", yaml::List{});
        QStringList told;
        for (const base::Diagnostic &each : generate::generated(stack, m_catalogue).diagnostics) {
            if (each.severity == base::Severity::Error)
                told.append(each.settingId + u' ' + each.message);
        }
        QCOMPARE(told, QStringList(QStringLiteral("routes There is no upstream both")));
    }

    void shouldPutTheLicenceOnEveryScript()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "Setup", "licence", QStringLiteral("SPDX-License-Identifier: MIT\nby us"));
        set(&stack, "DevEnv", "seeding", true);
        set(&stack, "PG", "tls", true);
        int scripts = 0;
        for (const generate::GeneratedFile &file : generate::generated(stack, m_catalogue).files) {
            const bool isOwn = file.starterRoot.isEmpty();
            if (!isOwn || !(file.path.endsWith(QStringLiteral(".sh")) || file.path.endsWith(QStringLiteral("Dockerfile")) ||
                              file.path.contains(QStringLiteral("/nginx/"))))
                continue;
            ++scripts;
            QVERIFY2(file.content.contains("# SPDX-License-Identifier: MIT\n# by us\n"), qPrintable(file.path));
        }
        QVERIFY(scripts >= 14);
    }

    void shouldTellOfServicesThatAreNotThere()
    {
        stack::Stack stack = test::seedStack();
        const auto row = [](const char *service) {
            return yaml::Value(yaml::Map{
                {QStringLiteral("service"), QString::fromLatin1(service)}, {QStringLiteral("profile"), QStringLiteral("p")}});
        };
        // those of a single environment are there too
        set(&stack, "ComposeBase", "profiles", yaml::List{row("mobile"), row("backup"), row("apii")});
        QStringList told;
        for (const base::Diagnostic &each : generate::generated(stack, m_catalogue).diagnostics) {
            if (each.severity == base::Severity::Error)
                told.append(each.nodeId + u' ' + each.settingId + u' ' + each.message);
        }
        QCOMPARE(told, QStringList(QStringLiteral("ComposeBase profiles There is no service apii in this stack")));
    }

    void shouldKeepTheImagesOfTwoProjectsApart()
    {
        stack::Stack stack = test::seedStack();
        set(&stack, "NestJS", "migrations", QStringLiteral("npm run migrate"));
        set(&stack, "ComposeBase", "projectName", QStringLiteral("other"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        const yaml::Value services = read(made, "compose.prod.yaml")["services"];
        QCOMPARE(services["api"]["image"].toString(), QStringLiteral("other-api:${IMAGE_TAG:-latest}"));
        QCOMPARE(services["api-migrate"]["image"].toString(), services["api"]["image"].toString());
    }

    void shouldNeverPutTheVariableOfASecretIntoAService()
    {
        const generate::Generated made = generate::generated(test::seedStack(), m_catalogue);
        QCOMPARE(made.secrets.size(), 2);
        for (const char *path : {"compose.yaml", "compose.dev.yaml", "compose.prod.yaml"}) {
            const QByteArray content = made.files.value(QLatin1String(path)).content;
            for (const generate::SecretUse &secret : made.secrets)
                QVERIFY2(!content.contains("$" + secret.variable.toUtf8()) && !content.contains("${" + secret.variable.toUtf8()),
                    path);
            for (const auto &[name, service] : read(made, path)["services"].toMap()) {
                for (const generate::SecretUse &secret : made.secrets)
                    QVERIFY2(!service["environment"].toMap().contains(secret.variable), qPrintable(name));
            }
        }
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(tst_BuiltInKinds)
#include "tst_builtinkinds.moc"
