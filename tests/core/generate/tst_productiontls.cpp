#include "core/generate/generator.h"
#include "core/yaml/reader.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;

// TLS as the production environment says it, beside what the proxies say.
class TestProductionTls : public QObject
{
    Q_OBJECT

private slots:
    void shouldKeepKeysOutOfGit_data()
    {
        QTest::addColumn<QString>("keyFile");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("as it is") << QStringLiteral("certificates/site.key") << true;
        QTest::newRow("beside the stack") << QStringLiteral("s.key") << true;
        QTest::newRow("as certbot calls it") << QStringLiteral("certs/privkey.pem") << false;
        QTest::newRow("a folder") << QStringLiteral("site.key/privkey") << false;
    }

    void shouldKeepKeysOutOfGit()
    {
        QFETCH(const QString, keyFile);
        QFETCH(const bool, isTaken);
        stack::Stack stack = test::seedStack();
        yaml::Map &settings = stack.nodes[QStringLiteral("ProdEnv")].settings;
        settings.insert(QStringLiteral("tls"), QStringLiteral("files"));
        settings.insert(QStringLiteral("keyFile"), keyFile);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        const bool isTold = std::any_of(made.diagnostics.cbegin(), made.diagnostics.cend(), [](const base::Diagnostic &each) {
            return each.severity == base::Severity::Error && each.nodeId == u"ProdEnv" && each.settingId == u"keyFile";
        });
        QCOMPARE(isTold, !isTaken);
        // what is taken falls under a line of .gitignore, which holds in all folders
        QVERIFY(made.files.value(QStringLiteral(".gitignore")).content.contains("\n*.key\n"));
    }

    void shouldGiveEachProxyAPortOfItsOwn_data()
    {
        QTest::addColumn<bool>("secondHasTls");
        QTest::addColumn<QStringList>("ports");
        QTest::newRow("the next one") << false << QStringList{"443", "444"};
        QTest::newRow("the one it says") << true << QStringList{"443", "9443"};
    }

    void shouldGiveEachProxyAPortOfItsOwn()
    {
        QFETCH(const bool, secondHasTls);
        QFETCH(const QStringList, ports);
        auto stack = stack::fromMermaid(QStringLiteral("flowchart TD\n    A[NestJS API]\n    N[Nginx]\n    M[Nginx]\n"
                                                       "    P[TASK-010: Production Environment]\n"),
            QStringLiteral("two.mmd"));
        QVERIFY(stack.ok());
        stack->nodes[QStringLiteral("P")].settings.insert(QStringLiteral("tls"), QStringLiteral("secrets"));
        yaml::Map &second = stack->nodes[QStringLiteral("M")].settings;
        second.insert(QStringLiteral("port"), 8081);
        second.insert(QStringLiteral("productionPort"), 81);
        if (secondHasTls) {
            second.insert(QStringLiteral("tls"), true);
            second.insert(QStringLiteral("tlsPort"), 8444);
            second.insert(QStringLiteral("tlsProductionPort"), 9443);
        }
        const generate::Generated made = generate::generated(*stack, m_catalogue, QStringLiteral("prod"));
        QVERIFY(!base::hasError(made.diagnostics));
        const auto production = yaml::read(made.files.value(QStringLiteral("compose.prod.yaml")).content, QStringLiteral("prod"));
        QVERIFY(production.ok());
        QStringList published;
        for (const char *service : {"nginx", "nginx-m"}) {
            for (const QString &port : (*production)["services"][service]["ports"].toStrings()) {
                if (port.endsWith(u":8443"))
                    published.append(port.section(QStringLiteral(":-"), 1).section(u'}', 0, 0));
            }
        }
        QCOMPARE(published, ports);
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(TestProductionTls)
#include "tst_productiontls.moc"
