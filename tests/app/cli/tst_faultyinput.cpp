#include "tests/support/fakedocker.h"
#include "tests/support/places.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace stackwright;

namespace {

constexpr int patienceMs = 60'000; // only a limit for what hangs

struct Answer
{
    int exitCode = -1;
    QByteArray out;
    QByteArray errors;
};

} // namespace

// What the program says and makes of input that is partly wrong.
class FaultyInputTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder->filePath(QStringLiteral("data")));
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent/bus"));
    }

    void shouldMakeNoComposeFileOfAFaultyStack()
    {
        write(QStringLiteral("x.stack.yaml"), "stackwright: 1\nname: x\nchart: |\n  flowchart TD\n    PG[PostgreSQL]\nnodes:\n  "
                                              "PG:\n    settings: {port: 99999}\n");
        const Answer answer =
            run({QStringLiteral("convert"), QStringLiteral("x.stack.yaml"), QStringLiteral("--to"), QStringLiteral("compose")});
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(answer.out, QByteArray());
        QVERIFY2(answer.errors.contains("PG.port"), answer.errors.constData());
    }

    void shouldGoOnWithoutAKindThatCannotBeRead()
    {
        write(QStringLiteral("data/stackwright/kinds/mine/kind.yaml"), "kind: mine\n");
        write(QStringLiteral("x.mmd"), "flowchart TD\n  PG[PostgreSQL]\n");
        const Answer kinds = run({QStringLiteral("kinds")});
        QCOMPARE(kinds.exitCode, 0);
        QVERIFY(kinds.out.contains("postgresql"));
        QVERIFY2(kinds.errors.contains("mine/kind.yaml"), kinds.errors.constData());
        const Answer check = run({QStringLiteral("check"), QStringLiteral("x.mmd")});
        QCOMPARE(check.exitCode, 0);
        QVERIFY2((check.out + check.errors).contains("mine/kind.yaml"), check.errors.constData());
    }

    void shouldImportAMarkdownFileThatOpensAgain()
    {
        write(QStringLiteral("README.md"),
            "# T\n\n```mermaid\nsequenceDiagram\n A->>B: hi\n```\n\n```mermaid\nflowchart TD\n X --> Y\n```\n");
        const Answer import =
            run({QStringLiteral("import"), QStringLiteral("README.md"), QStringLiteral("-o"), QStringLiteral("x.stack.yaml")});
        QVERIFY2(import.exitCode == 0, import.errors.constData());
        const Answer check = run({QStringLiteral("check"), QStringLiteral("x.stack.yaml")});
        QVERIFY2(check.exitCode == 0, check.errors.constData());
    }

    void shouldAskForTheProjectThatTheFilesName()
    {
        write(QStringLiteral("x.stack.yaml"),
            "stackwright: 1\nname: x\nchart: |\n  flowchart TD\n    DC[Docker Compose base]\n    PG[PostgreSQL]\nnodes:\n"
            "  DC:\n    settings: {projectName: other}\n");
        test::FakeDocker docker;
        docker.usable().says("ps*", "");
        m_environment.insert(QStringLiteral("PATH"), docker.environment().value(QStringLiteral("PATH")));
        const Answer status = run({QStringLiteral("status"), QStringLiteral("x.stack.yaml")});
        QVERIFY2(status.errors.contains("other: nothing is running"), status.errors.constData());
        QVERIFY2(docker.calls().contains("project=other"), docker.calls().constData());
    }

private:
    void write(const QString &name, const QByteArray &content) const
    {
        const QString path = m_folder->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    Answer run(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_folder->path());
        process.start(test::programFile(), arguments);
        if (!process.waitForFinished(patienceMs))
            return {};
        const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
        return {code, process.readAllStandardOutput(), process.readAllStandardError()};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(FaultyInputTest)
#include "tst_faultyinput.moc"
