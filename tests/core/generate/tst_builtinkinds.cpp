#include "core/generate/generator.h"
#include "core/stack/stack.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;

// What the descriptors of resources/kinds promise together; the mechanism has tests of its own.
class tst_BuiltInKinds : public QObject
{
    Q_OBJECT

private slots:
    void shouldRunKafkaWithThreeBrokersAndNoZooKeeper()
    {
        stack::Stack stack = test::seedStack();
        test::set(&stack, "Kafka", "mode", QStringLiteral("kraft"));
        test::set(&stack, "Kafka", "brokers", 3);
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
        test::set(&stack, "Kafka", "mode", QStringLiteral("zookeeper"));
        test::set(&stack, "Kafka", "version", QStringLiteral("4.0.0"));
        test::set(&stack, "Kafka", "topics",
            yaml::List{
                yaml::Value(yaml::Map{{QStringLiteral("name"), QStringLiteral("orders")}, {QStringLiteral("replication"), 3}})});
        QStringList told;
        for (const base::Diagnostic &each : generate::generated(stack, m_catalogue).diagnostics) {
            if (each.severity == base::Severity::Error)
                told.append(each.nodeId + u' ' + each.settingId);
        }
        QCOMPARE(told, QStringList({QStringLiteral("Kafka version"), QStringLiteral("Kafka topics")}));
        // Left to the label, a version that knows no ZooKeeper does without.
        test::set(&stack, "Kafka", "mode", QStringLiteral("label"));
        test::set(&stack, "Kafka", "brokers", 3);
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
            test::set(&stack, node, "manager", QString::fromLatin1(QTest::currentDataTag()));
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
        test::set(&stack, "Nginx", "tls", true);
        test::set(&stack, "PG", "tls", true);
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
        test::set(&stack, "Nginx", "tls", true);
        test::set(&stack, "Nginx", "tlsPort", 9443);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        // Compose fills in the port: that of the environment, or the one of who runs it.
        QVERIFY(made.files.value(QStringLiteral("config/nginx/conf.d/default.conf"))
                    .content.contains("return 301 https://$host$tls_port$request_uri;"));
        const auto content = [&](const char *path) {
            return test::readOf(made, path)["configs"]["nginx-tls-port"]["content"].toString();
        };
        QCOMPARE(content("compose.yaml"),
            QStringLiteral("map ${HTTPS_PORT:-9443} $$tls_port { 443 ''; default ':${HTTPS_PORT:-9443}'; }\n"));
        QCOMPARE(content("compose.prod.yaml"),
            QStringLiteral("map ${HTTPS_PORT:-443} $$tls_port { 443 ''; default ':${HTTPS_PORT:-443}'; }\n"));
    }

    void shouldSpreadTheRequestsOfAnUpstream()
    {
        stack::Stack stack = test::seedStack();
        const auto server = [](const char *name, const char *where) {
            return yaml::Value(yaml::Map{
                {QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("server"), QString::fromLatin1(where)}});
        };
        test::set(&stack, "Nginx", "upstreams",
            yaml::List{server("both", "api:3000"), server("both", "web:3000"), server("both", "api:3001")});
        test::set(&stack, "Nginx", "routes",
            yaml::List{
                yaml::Map{{QStringLiteral("path"), QStringLiteral("/")}, {QStringLiteral("target"), QStringLiteral("both")}}});
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const QByteArray site = made.files.value(QStringLiteral("config/nginx/conf.d/default.conf")).content;
        QVERIFY2(
            site.contains("split_clients $request_id $to_both {\n    33.33% web:3000;\n    33.33% api:3001;\n    * api:3000;\n}"),
            site.constData());
        QVERIFY(site.contains("set $target $to_both;"));
        test::set(&stack, "Nginx", "upstreams", yaml::List{});
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
        test::set(&stack, "Setup", "licence", QStringLiteral("SPDX-License-Identifier: MIT\nby us"));
        test::set(&stack, "DevEnv", "seeding", true);
        test::set(&stack, "PG", "tls", true);
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
        test::set(&stack, "ComposeBase", "profiles", yaml::List{row("mobile"), row("backup"), row("apii")});
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
        test::set(&stack, "NestJS", "migrations", QStringLiteral("npm run migrate"));
        test::set(&stack, "ComposeBase", "projectName", QStringLiteral("other"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        const yaml::Value services = test::readOf(made, "compose.prod.yaml")["services"];
        QCOMPARE(services["api"]["image"].toString(), QStringLiteral("other-api:${IMAGE_TAG:-latest}"));
        QCOMPARE(services["api-migrate"]["image"].toString(), services["api"]["image"].toString());
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(tst_BuiltInKinds)
#include "tst_builtinkinds.moc"
