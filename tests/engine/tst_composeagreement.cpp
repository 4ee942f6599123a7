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

        const base::Result<yaml::Value> our = compose::canonical(ours, folder.path(), variables);
        const base::Result<yaml::Value> their = compose::canonical(*theirs, folder.path(), {});
        QVERIFY(our.ok() && their.ok());
        if (!(*our == *their)) {
            const yaml::Value added = compose::difference(*our, *their);
            qWarning().noquote() << "Compose" << m_version << "sees it differently:\n" << yaml::written(added);
        }
        QVERIFY(*our == *their);
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
    QString m_version;
};

QTEST_GUILESS_MAIN(tst_ComposeAgreement)
#include "tst_composeagreement.moc"
