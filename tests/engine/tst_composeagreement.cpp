#include "core/compose/canonical.h"
#include "core/compose/merge.h"
#include "core/generate/generator.h"
#include "core/yaml/reader.h"
#include "core/yaml/writer.h"
#include "tests/support/samples.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace stackwright;

// What we make of a stack's Compose files is what Compose itself makes of them. Needs the docker command with its Compose
// plugin, but no engine.
class tst_ComposeAgreement : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcess docker;
        docker.start(QStringLiteral("docker"), {QStringLiteral("compose"), QStringLiteral("version"), QStringLiteral("--short")});
        if (!docker.waitForStarted() || !docker.waitForFinished() || docker.exitCode() != 0)
            QSKIP("not run: there is no docker command with a Compose plugin");
        m_version = QString::fromUtf8(docker.readAllStandardOutput()).trimmed();
    }

    void shouldReadTheSeedAsComposeDoes_data()
    {
        QTest::addColumn<QString>("environment");
        QTest::addColumn<QString>("nodeId");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<yaml::Value>("value");
        for (const QString &environment : {QString(), QStringLiteral("dev"), QStringLiteral("prod")}) {
            const QByteArray name = environment.isEmpty() ? "base" : environment.toUtf8();
            QTest::newRow(name.constData()) << environment << QString() << QString() << yaml::Value();
            QTest::addRow("%s%s", name.constData(), ", another database")
                << environment << QStringLiteral("PG") << QStringLiteral("database") << yaml::Value(QStringLiteral("shop_2"));
            QTest::addRow("%s%s", name.constData(), ", three brokers")
                << environment << QStringLiteral("Kafka") << QStringLiteral("brokers") << yaml::Value(3);
            QTest::addRow("%s%s", name.constData(), ", no persistence")
                << environment << QStringLiteral("Redis") << QStringLiteral("persistence") << yaml::Value(QStringLiteral("none"));
            QTest::addRow("%s%s", name.constData(), ", another service")
                << environment << QStringLiteral("NestJS") << QStringLiteral("port") << yaml::Value(4000);
            QTest::addRow("%s%s", name.constData(), ", variables")
                << environment << QStringLiteral("EnvVars") << QStringLiteral("variables") << variables();
            QTest::addRow("%s%s", name.constData(), ", TLS from files")
                << environment << QStringLiteral("ProdEnv") << QStringLiteral("tls") << yaml::Value(QStringLiteral("files"));
        }
    }

    // Each change once for every environment, and once as an override of that environment alone.
    void shouldReadTheSeedAsComposeDoes()
    {
        QFETCH(QString, environment);
        QFETCH(QString, nodeId);
        QFETCH(QString, setting);
        QFETCH(yaml::Value, value);
        stack::Stack stack = test::seedStack();
        if (!nodeId.isEmpty() && environment.isEmpty())
            stack.nodes[nodeId].settings.insert(setting, value);
        else if (!nodeId.isEmpty())
            stack.nodes[nodeId].overrides[environment].insert(setting, value);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        for (const base::Diagnostic &each : made.diagnostics) {
            if (each.severity == base::Severity::Error)
                QFAIL(qPrintable(each.nodeId + QStringLiteral(": ") + each.message));
        }

        QTemporaryDir folder;
        QStringList arguments{QStringLiteral("compose"), QStringLiteral("--project-directory"), folder.path()};
        yaml::Value ours = yaml::Map();
        compose::EnvFiles envFiles;
        for (const generate::GeneratedFile &each : made.files) {
            if (!each.path.endsWith(QStringLiteral(".env")))
                continue;
            envFiles.insert(each.path, each.content);
            QVERIFY(QDir(folder.path()).mkpath(QFileInfo(each.path).path()));
            QFile file(folder.filePath(each.path));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(each.content);
        }
        for (const QString &path : generate::composeFiles(environment)) {
            const QByteArray content = made.files.value(path).content;
            QFile file(folder.filePath(path));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
            arguments += {QStringLiteral("-f"), file.fileName()};
            ours = compose::merged(ours, yaml::read(content, path).value());
        }
        QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
        compose::Variables variables;
        for (const generate::SecretUse &secret : made.secrets) {
            process.insert(secret.variable, QStringLiteral("x"));
            variables.insert(secret.variable, QStringLiteral("x"));
        }
        QProcess docker;
        docker.setProcessEnvironment(process);
        docker.start(QStringLiteral("docker"),
            arguments + QStringList{QStringLiteral("config"), QStringLiteral("--format"), QStringLiteral("json")});
        QVERIFY(docker.waitForFinished(60'000));
        const QByteArray errors = docker.readAllStandardError();
        QVERIFY2(docker.exitCode() == 0, errors.constData());
        const base::Result<yaml::Value> theirs = yaml::read(docker.readAllStandardOutput(), QStringLiteral("config"));
        QVERIFY2(theirs.ok(), theirs.ok() ? "" : qPrintable(theirs.error().text()));

        const base::Result<yaml::Value> our = compose::canonical(ours, folder.path(), variables, envFiles);
        const base::Result<yaml::Value> their = compose::canonical(*theirs, folder.path(), {});
        QVERIFY(our.ok() && their.ok());
        if (!(*our == *their)) {
            const yaml::Value added = compose::difference(*our, *their);
            qWarning().noquote() << "Compose" << m_version << "sees it differently:\n" << yaml::written(added);
        }
        QVERIFY(*our == *their);
    }

private:
    // Of every environment and for all, one service and another; with all that an env file has to quote.
    static yaml::Value variables()
    {
        yaml::List rows;
        int count = 0;
        for (const char *text :
            {"", " ", "plain", "$HOME ${X:-y} $$ $1", "it's", "\"quoted\"", "it's \"both\" $x", "a # b", "#", "back\\slash\\n",
                "it's \\", "one\ntwo 'x'\n", "gr\u00fc\u00dfe \u6f22\u5b57", "\ttab", "= :", "`id`$(id)", "\\$x\\'"}) {
            for (const char *environment : {"all", "dev", "prod"}) {
                for (const char *service : {"", "api", "redis"}) {
                    rows.append(yaml::Map{{QStringLiteral("name"), QStringLiteral("V%1").arg(count)},
                        {QStringLiteral("value"),
                            QString(QString::fromUtf8(text) + (*text ? QLatin1String(service) : QLatin1String()))},
                        {QStringLiteral("environment"), QString::fromLatin1(environment)},
                        {QStringLiteral("service"), QString::fromLatin1(service)}});
                }
            }
            ++count;
        }
        rows.append(yaml::Map{{QStringLiteral("name"), QStringLiteral("LOG_LEVEL")},
            {QStringLiteral("value"), QStringLiteral("warn")}, {QStringLiteral("environment"), QStringLiteral("prod")}});
        return rows;
    }

    const kinds::Catalogue m_catalogue = test::builtInKinds();
    QString m_version;
};

QTEST_GUILESS_MAIN(tst_ComposeAgreement)
#include "tst_composeagreement.moc"
