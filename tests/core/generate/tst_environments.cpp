#include "core/compose/merge.h"
#include "core/generate/generator.h"
#include "core/stack/stack.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;

// What the kinds of the environments and their variables promise together with those of the services.
class TestEnvironments : public QObject
{
    Q_OBJECT

private slots:
    void shouldGiveVariablesToTheServicesThatTheyAreFor()
    {
        stack::Stack stack = test::seedStack();
        test::set(&stack, "NestJS", "migrations", QStringLiteral("npm run migrate"));
        const auto row = [](const char *name, const char *environment, const char *service) {
            return yaml::Value(yaml::Map{{QStringLiteral("name"), QString::fromLatin1(name)},
                {QStringLiteral("value"), QStringLiteral("v")}, {QStringLiteral("environment"), QString::fromLatin1(environment)},
                {QStringLiteral("service"), QString::fromLatin1(service)}});
        };
        test::set(&stack, "EnvVars", "variables",
            yaml::List{row("EVERYWHERE", "all", ""), row("API", "all", "api"), row("CACHE", "prod", "redis")});
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const auto files = [&](const char *path, const char *service) {
            return test::readOf(made, path)["services"][service]["env_file"].toStrings().join(u' ');
        };
        QCOMPARE(files("compose.yaml", "api"), QStringLiteral("./env/applications/all.env ./env/services/api/all.env"));
        QCOMPARE(files("compose.yaml", "api-migrate"), QStringLiteral("./env/applications/all.env ./env/services/api/all.env"));
        QCOMPARE(files("compose.yaml", "web"), QStringLiteral("./env/applications/all.env"));
        QCOMPARE(files("compose.dev.yaml", "mobile"), QStringLiteral("./env/applications/all.env"));
        QCOMPARE(files("compose.prod.yaml", "redis"), QStringLiteral("./env/services/redis/prod.env"));
        QCOMPARE(files("compose.yaml", "redis"), QString());
        QVERIFY(made.files.value(QStringLiteral("env/applications/all.env")).content.endsWith("\nEVERYWHERE=v\n"));
        QVERIFY(made.files.value(QStringLiteral("env/services/api/all.env")).content.endsWith("\nAPI=v\n"));

        // in the Compose files themselves, if so chosen
        test::set(&stack, "EnvVars", "place", QStringLiteral("compose"));
        const generate::Generated inCompose = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(inCompose.diagnostics));
        QVERIFY(!inCompose.files.contains(QStringLiteral("env/applications/all.env")));
        const auto has = [&](const char *path, const char *service, const char *variable) {
            return test::readOf(inCompose, path)["services"][service]["environment"].toMap().contains(QLatin1String(variable));
        };
        QVERIFY(has("compose.yaml", "api", "EVERYWHERE"));
        QVERIFY(has("compose.yaml", "api-migrate", "EVERYWHERE"));
        QVERIFY(has("compose.dev.yaml", "mobile", "EVERYWHERE"));
        QVERIFY(!has("compose.yaml", "web", "API"));
        QVERIFY(has("compose.prod.yaml", "redis", "CACHE"));
        QVERIFY(!has("compose.yaml", "redis", "EVERYWHERE"));
    }

    void shouldGiveTheValuesOfAServiceToItAlone()
    {
        // given an application that is called as a file of all of them would be
        stack::Stack stack = test::seedStack();
        test::set(&stack, "NestJS", "service", QStringLiteral("applications"));
        test::set(&stack, "EnvVars", "variables",
            yaml::List{yaml::Map{{QStringLiteral("name"), QStringLiteral("OWN")}, {QStringLiteral("value"), QStringLiteral("v")},
                           {QStringLiteral("environment"), QStringLiteral("all")},
                           {QStringLiteral("service"), QStringLiteral("applications")}},
                yaml::Map{{QStringLiteral("name"), QStringLiteral("EVERYWHERE")}, {QStringLiteral("value"), QStringLiteral("v")},
                    {QStringLiteral("environment"), QStringLiteral("all")}, {QStringLiteral("service"), QString()}}});
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const yaml::Value services = test::readOf(made, "compose.yaml")["services"];
        QCOMPARE(services["applications"]["env_file"].toStrings().size(), 2);
        const QStringList ofTheSite = services["web"]["env_file"].toStrings();
        QCOMPARE(ofTheSite.size(), 1);
        const QByteArray content = made.files.value(ofTheSite.first().mid(2)).content;
        QVERIFY2(content.contains("EVERYWHERE=v") && !content.contains("OWN"), content.constData());
    }

    // `environment` goes before `env_file`: what a person enters would have no effect beside what the kind itself says.
    void shouldTakeOutOfTheEnvironmentWhatAnEnvFileSays()
    {
        stack::Stack stack = test::seedStack();
        test::set(&stack, "EnvVars", "variables",
            yaml::List{yaml::Map{{QStringLiteral("name"), QStringLiteral("LOG_LEVEL")},
                {QStringLiteral("value"), QStringLiteral("warn")}, {QStringLiteral("environment"), QStringLiteral("prod")},
                {QStringLiteral("service"), QStringLiteral("api")}}});
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const yaml::Value whole =
            compose::merged(test::readOf(made, "compose.yaml"), test::readOf(made, "compose.prod.yaml"))["services"];
        QVERIFY(!whole["api"]["environment"].toMap().contains(QStringLiteral("LOG_LEVEL")));
        QCOMPARE(whole["web"]["environment"]["LOG_LEVEL"].toString(), QStringLiteral("info"));
        QCOMPARE(whole["api"]["env_file"].toStrings(), QStringList(QStringLiteral("./env/services/api/prod.env")));
    }

    // One truth: the production environment's own TLS goes before the proxy's, in production alone.
    void shouldServeTlsInProductionAsTheProductionEnvironmentSays()
    {
        stack::Stack stack = test::seedStack();
        test::set(&stack, "ProdEnv", "tls", QStringLiteral("secrets"));
        test::set(&stack, "ProdEnv", "certificate", QStringLiteral("shop_certificate"));
        test::set(&stack, "ProdEnv", "tlsPort", 8443);
        const generate::Generated made = generate::generated(stack, m_catalogue, QStringLiteral("prod"));
        QVERIFY(!base::hasError(made.diagnostics));
        const QByteArray base = made.files.value(QStringLiteral("config/nginx/conf.d/default.conf")).content;
        const QByteArray production = made.files.value(QStringLiteral("env/prod/config/nginx/conf.d/default.conf")).content;
        QVERIFY(!base.contains("listen 8443 ssl") && !base.contains("return 301"));
        QVERIFY(production.contains("listen 8443 ssl") && production.contains("return 301"));
        QVERIFY(production.contains("ssl_certificate /run/secrets/shop_certificate;"));
        QVERIFY(!made.files.contains(QStringLiteral("env/dev/config/nginx/conf.d/default.conf")));
        QVERIFY(!test::readOf(made, "compose.yaml")["services"]["nginx"].toMap().contains(QStringLiteral("secrets")));
        const yaml::Value nginx = test::readOf(made, "compose.prod.yaml")["services"]["nginx"];
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
        test::set(&stack, "ProdEnv", "tls", QStringLiteral("files"));
        const generate::Generated fromFiles = generate::generated(stack, m_catalogue, QStringLiteral("prod"));
        QVERIFY(!base::hasError(fromFiles.diagnostics));
        QCOMPARE(fromFiles.secrets.size(), 2);
        QCOMPARE(test::readOf(fromFiles, "compose.prod.yaml")["secrets"]["site_key"]["file"].toString(),
            QStringLiteral("${TLS_KEY_FILE:-./certificates/site.key}"));
    }

    void shouldBackUpInProductionAsTheProductionEnvironmentSays()
    {
        stack::Stack stack = test::seedStack();
        const auto backup = [&] {
            const generate::Generated made = generate::generated(stack, m_catalogue);
            return made.files.value(QStringLiteral("config/backup/schedule.sh")).content;
        };
        test::set(&stack, "Volumes", "every", QStringLiteral("2h"));
        QVERIFY(backup().contains("pause=7200\n"));
        test::set(&stack, "ProdEnv", "backups", QStringLiteral("own"));
        test::set(&stack, "ProdEnv", "backupEvery", QStringLiteral("1h"));
        test::set(&stack, "ProdEnv", "backupKeep", 3);
        QVERIFY(backup().contains("pause=3600\n") && backup().contains("tail -n +4 "));
        test::set(&stack, "ProdEnv", "backups", QStringLiteral("none"));
        QVERIFY(backup().isEmpty());
        QVERIFY(!test::readOf(generate::generated(stack, m_catalogue), "compose.prod.yaml")["services"].toMap().contains(
            QStringLiteral("backup")));
    }

    void shouldAskEveryApplicationInProduction()
    {
        stack::Stack stack = test::seedStack();
        test::set(&stack, "NestJS", "health", QStringLiteral("/alive"));
        test::set(&stack, "ProdEnv", "webhook", true);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const QByteArray script = made.files.value(QStringLiteral("config/monitor/monitor.sh")).content;
        QVERIFY(script.contains("ask api http://api:3000/alive\n"));
        QVERIFY(script.contains("ask web http://web:3000/\n"));
        QVERIFY(script.contains("ask nginx http://nginx:8080/healthz\n"));
        QCOMPARE(test::readOf(made, "compose.prod.yaml")["services"]["monitor"]["secrets"].toStrings(),
            QStringList(QStringLiteral("monitor_webhook")));
        test::set(&stack, "ProdEnv", "monitoring", false);
        QVERIFY(!generate::generated(stack, m_catalogue).files.contains(QStringLiteral("config/monitor/monitor.sh")));
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
            for (const auto &[name, service] : test::readOf(made, path)["services"].toMap()) {
                for (const generate::SecretUse &secret : made.secrets)
                    QVERIFY2(!service["environment"].toMap().contains(secret.variable), qPrintable(name));
            }
        }
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(TestEnvironments)
#include "tst_environments.moc"
