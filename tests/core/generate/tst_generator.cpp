#include "core/base/limits.h"
#include "core/generate/generator.h"
#include "core/generate/world.h"
#include "core/yaml/reader.h"
#include "tests/support/samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace stackwright;

namespace {

QByteArray contentOf(const generate::Generated &made, const char *path)
{
    return made.files.value(QLatin1String(path)).content;
}

} // namespace

class tst_Generator : public QObject
{
    Q_OBJECT

private slots:
    void shouldMakeTheSeedWithoutAnError()
    {
        const generate::Generated made = generate::generated(test::seedStack(), m_catalogue);
        for (const base::Diagnostic &each : made.diagnostics) {
            if (each.severity != base::Severity::Info)
                qWarning().noquote() << each.nodeId << each.settingId << each.message << each.where.text();
        }
        const QString dump = qEnvironmentVariable("STACKWRIGHT_DUMP");
        for (const generate::GeneratedFile &file : made.files) {
            if (dump.isEmpty())
                break;
            const QString path = dump + u'/' + file.path;
            QDir().mkpath(QFileInfo(path).path());
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(file.content);
        }
        QVERIFY(!base::hasError(made.diagnostics));
        for (const char *path : {"compose.yaml", "compose.dev.yaml", "compose.prod.yaml", ".env.example"})
            QVERIFY2(!contentOf(made, path).isEmpty(), path);
    }

    void shouldMakeTheSameBytesTwice()
    {
        const generate::Generated once = generate::generated(test::seedStack(), m_catalogue);
        const generate::Generated again = generate::generated(test::seedStack(), m_catalogue);
        QCOMPARE(once.files, again.files);
        QVERIFY(once.secrets == again.secrets);
    }

    void shouldLeadFromEachLineOfAServiceToItsNode()
    {
        const generate::Generated made = generate::generated(test::seedStack(), m_catalogue);
        const generate::GeneratedFile file = made.files.value(QStringLiteral("compose.yaml"));
        const QList<QByteArray> lines = file.content.split('\n');
        const qsizetype image = std::distance(lines.cbegin(),
            std::find_if(lines.cbegin(), lines.cend(), [](const QByteArray &line) { return line.contains("image: postgres"); }));
        QVERIFY(image < lines.size());
        const auto span = std::find_if(file.spans.cbegin(), file.spans.cend(),
            [&](const generate::Span &each) { return each.firstLine <= image + 1 && image + 1 <= each.lastLine; });
        QVERIFY(span != file.spans.cend());
        QCOMPARE(span->nodeId, QStringLiteral("PG"));
    }

    void shouldSayWhichNodesDoNothingYet()
    {
        const generate::Generated made = generate::generated(test::seedStack(), m_catalogue);
        QVERIFY(std::any_of(made.diagnostics.cbegin(), made.diagnostics.cend(), [](const base::Diagnostic &each) {
            return each.code == u"planned" && each.severity == base::Severity::Info && !each.nodeId.isEmpty();
        }));
    }

    void shouldWriteAnOverriddenSettingAsADifference()
    {
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("PG")].overrides[QStringLiteral("prod")].insert(
            QStringLiteral("version"), QStringLiteral("16.9"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        QVERIFY(contentOf(made, "compose.prod.yaml").contains("16.9"));
        QVERIFY(!contentOf(made, "compose.yaml").contains("16.9"));
        QVERIFY(!contentOf(made, "compose.dev.yaml").contains("16.9"));
    }

    void shouldTellAFaultySettingBesideItsField()
    {
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("PG")].settings.insert(QStringLiteral("database"), QStringLiteral("a\x01z"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        const auto fault = std::find_if(made.diagnostics.cbegin(), made.diagnostics.cend(),
            [](const base::Diagnostic &each) { return each.severity == base::Severity::Error; });
        QVERIFY(fault != made.diagnostics.cend());
        QCOMPARE(fault->nodeId, QStringLiteral("PG"));
        QCOMPARE(fault->settingId, QStringLiteral("database"));
    }

    void shouldRefuseASecretInAVariableThatChoosesSomethingElse()
    {
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("PG")].settings.insert(QStringLiteral("password"), QStringLiteral("http_port"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(contentOf(made, "compose.yaml").contains("${HTTP_PORT"));
        const auto fault = std::find_if(made.diagnostics.cbegin(), made.diagnostics.cend(),
            [](const base::Diagnostic &each) { return each.code == u"secret-name"; });
        QVERIFY(fault != made.diagnostics.cend());
        QCOMPARE(fault->severity, base::Severity::Error);
        QCOMPARE(fault->nodeId, QStringLiteral("PG"));
        QVERIFY2(fault->message.contains("HTTP_PORT"), qPrintable(fault->message));
    }

    void shouldMakeTheSameFilesInAnyLanguage()
    {
        struct Shouting : QTranslator
        {
            QString translate(const char *, const char *text, const char *, int) const override
            {
                return QString::fromUtf8(text).toUpper();
            }
            bool isEmpty() const override { return false; }
        };
        const generate::FileSet before = generate::generated(test::seedStack(), m_catalogue).files;
        Shouting shouting;
        QVERIFY(QCoreApplication::installTranslator(&shouting));
        const generate::FileSet after = generate::generated(test::seedStack(), m_catalogue).files;
        QCoreApplication::removeTranslator(&shouting);
        for (const generate::GeneratedFile &file : before)
            QCOMPARE(after.value(file.path).content, file.content);
    }

    void shouldMakeFilesOfABoundedNumberOfEnvironments()
    {
        stack::Stack stack = test::seedStack();
        for (int i = 0; i < 10'000; ++i)
            stack.environments.append(QStringLiteral("e%1").arg(i));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(base::hasError(made.diagnostics));
        QVERIFY(made.files.contains(QStringLiteral("compose.dev.yaml")));
        QVERIFY(!made.files.contains(QStringLiteral("compose.e9999.yaml")));
    }

    void shouldRefuseAnEnvironmentThatComposeTakesByItself()
    {
        stack::Stack stack = test::seedStack();
        stack.environments.append(QStringLiteral("override"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(base::hasError(made.diagnostics));
        QVERIFY(!made.files.contains(QStringLiteral("compose.override.yaml")));
    }

    void shouldSayWhatIsConfiguredForNothing()
    {
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("Nobody")].settings.insert(QStringLiteral("port"), 1);
        stack.nodes[QStringLiteral("PG")].overrides[QStringLiteral("prd")].insert(QStringLiteral("port"), 5433);
        stack.nodes[QStringLiteral("PG")].overrides[QStringLiteral("prod")].insert(QStringLiteral("port"), 5434);
        QStringList warned;
        for (const base::Diagnostic &each : generate::generated(stack, m_catalogue).diagnostics) {
            if (each.severity == base::Severity::Warning)
                warned.append(each.code + u' ' + each.nodeId + u' ' + each.message);
        }
        QCOMPARE(warned.size(), 2);
        QVERIFY(warned[0].startsWith(u"no-such-node") && warned[0].contains(u"'Nobody'"));
        QVERIFY(warned[1].startsWith(u"no-such-environment PG") && warned[1].contains(u"'prd'"));
    }

    void shouldSayWhichKindsOfThePersonCouldNotBeRead()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("mine")));
        QFile file(folder.filePath(QStringLiteral("mine/kind.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("kind: mine\n") > 0);
        file.close();
        const kinds::Catalogue catalogue = kinds::Catalogue::load({QStringLiteral(":/kinds"), folder.path()});
        QVERIFY(!catalogue.problems().isEmpty());
        const generate::Generated made = generate::generated(test::seedStack(), catalogue);
        QVERIFY(!base::hasError(made.diagnostics));
        const auto told = std::count_if(made.diagnostics.cbegin(), made.diagnostics.cend(),
            [&](const base::Diagnostic &each) { return each.where.file.startsWith(folder.path()); });
        QCOMPARE(told, catalogue.problems().size());
    }

    void shouldSayTheProjectThatTheFilesName()
    {
        stack::Stack stack = test::seedStack();
        stack.name = QStringLiteral("shop");
        QCOMPARE(generate::generated(stack, m_catalogue).project, QStringLiteral("shop"));
        stack.nodes[QStringLiteral("ComposeBase")].settings.insert(QStringLiteral("projectName"), QStringLiteral("other"));
        stack.nodes[QStringLiteral("ComposeBase")].overrides[QStringLiteral("prod")].insert(
            QStringLiteral("projectName"), QStringLiteral("live"));
        for (const auto &[environment, project] :
            {std::pair("", "other"), std::pair("dev", "other"), std::pair("prod", "live")}) {
            const generate::Generated made = generate::generated(stack, m_catalogue, QLatin1String(environment));
            QCOMPARE(made.project, QLatin1String(project));
            const QString file = generate::composeFiles(QLatin1String(environment)).last();
            const bool names = contentOf(made, qPrintable(file)).contains("name: " + QByteArray(project));
            QVERIFY(names || qstrcmp(environment, "dev") == 0);
        }
    }

    void shouldLinkTheNodesOfALargeStarOnce()
    {
        // Each neighbour looked up among all the others took seconds.
        stack::Stack stack;
        stack.name = QStringLiteral("star");
        chart::Node hub;
        hub.id = hub.label = QStringLiteral("hub");
        stack.chart.nodes.append(hub);
        for (int i = 0; i < 99'000; ++i) {
            chart::Node node;
            node.id = node.label = QString::number(i);
            stack.chart.nodes.append(node);
            for (const bool back : {false, true}) {
                chart::Edge edge;
                edge.from = back ? node.id : hub.id;
                edge.to = back ? hub.id : node.id;
                stack.chart.edges.append(edge);
            }
        }
        const generate::World world(stack, m_catalogue);
        QCOMPARE(world.nodes().first().neighbours.size(), 99'000);
        QCOMPARE(world.nodes().last().neighbours, QList<int>{0});
    }

    void shouldMakeNothingOfAStackThatIsTooLarge()
    {
        stack::Stack stack;
        stack.name = QStringLiteral("large");
        for (int i = 0; i <= base::limits::stackNodes; ++i) {
            chart::Node node;
            node.id = QString::number(i);
            node.label = QStringLiteral("Redis");
            stack.chart.nodes.append(node);
        }
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(made.files.isEmpty());
        QVERIFY(base::hasError(made.diagnostics));
        QCOMPARE(made.diagnostics.last().code, QStringLiteral("too-large"));
    }

    void shouldRefuseTwoNodesThatMakeOneService()
    {
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("Redis")].settings.insert(QStringLiteral("service"), QStringLiteral("same"));
        stack.nodes[QStringLiteral("PG")].settings.insert(QStringLiteral("service"), QStringLiteral("same"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QSet<QString> told;
        for (const base::Diagnostic &each : made.diagnostics) {
            if (each.code == u"collision")
                told.insert(each.nodeId);
        }
        QVERIFY(told.contains(QStringLiteral("PG")));
        QVERIFY(told.contains(QStringLiteral("Redis")));
    }

    void shouldRefuseASecretWhoseVariableMeansSomethingElse_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"path", "home", "docker_host", "ld-preload", "compose.file", "Shell"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void shouldRefuseASecretWhoseVariableMeansSomethingElse()
    {
        QFETCH(const QString, name);
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("PG")].settings.insert(QStringLiteral("password"), name);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QVERIFY(std::any_of(made.diagnostics.cbegin(), made.diagnostics.cend(), [](const base::Diagnostic &each) {
            return each.severity == base::Severity::Error && each.nodeId == u"PG" && each.settingId == u"password";
        }));
        for (const generate::SecretUse &use : made.secrets)
            QVERIFY(use.name != name);
    }

    void shouldNameTheVariableOfASecretByOneRule_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("variable");
        QTest::newRow("plain") << "db_pass" << QByteArray("DB_PASS");
        QTest::newRow("two lines") << "db__pass" << QByteArray("DB__PASS");
        QTest::newRow("a line at the end") << "db_" << QByteArray("DB_");
    }

    void shouldNameTheVariableOfASecretByOneRule()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, variable);
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("PG")].settings.insert(QStringLiteral("password"), name);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        const auto use = std::find_if(
            made.secrets.cbegin(), made.secrets.cend(), [&name](const generate::SecretUse &each) { return each.name == name; });
        QVERIFY(use != made.secrets.cend());
        QCOMPARE(use->variable.toUtf8(), variable);
        const QByteArray compose = contentOf(made, "compose.yaml");
        const auto model = yaml::read(compose, QStringLiteral("compose.yaml"));
        QVERIFY(model.ok());
        QCOMPARE((*model)["secrets"][name]["environment"].toString().toUtf8(), variable);
    }

    void shouldRefuseTwoSecretsWithOneVariable()
    {
        stack::Stack stack = test::seedStack();
        yaml::Map &settings = stack.nodes[QStringLiteral("PG")].settings;
        settings.insert(QStringLiteral("tls"), true);
        settings.insert(QStringLiteral("certificate"), QStringLiteral("tls-file"));
        settings.insert(QStringLiteral("key"), QStringLiteral("tls_file"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        const auto fault = std::find_if(made.diagnostics.cbegin(), made.diagnostics.cend(),
            [](const base::Diagnostic &each) { return each.code == u"secret-name"; });
        QVERIFY(fault != made.diagnostics.cend());
        QCOMPARE(fault->nodeId, QStringLiteral("PG"));
        QCOMPARE(fault->settingId, QStringLiteral("key"));
        QVERIFY2(fault->message.contains("TLS_FILE"), qPrintable(fault->message));
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(tst_Generator)
#include "tst_generator.moc"
