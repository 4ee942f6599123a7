#include "tests/support/fakedocker.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace stackwright;

// What the program says and makes of input that is partly wrong.
class FaultyInputTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_program = std::make_unique<test::Program>(); }

    void shouldMakeNoComposeFileOfAFaultyStack()
    {
        write(QStringLiteral("x.stack.yaml"), "stackwright: 1\nname: x\nchart: |\n  flowchart TD\n    PG[PostgreSQL]\nnodes:\n  "
                                              "PG:\n    settings: {port: 99999}\n");
        const test::Answer answer =
            run({QStringLiteral("convert"), QStringLiteral("x.stack.yaml"), QStringLiteral("--to"), QStringLiteral("compose")});
        QCOMPARE(answer.exitCode, 1);
        QCOMPARE(answer.out, QByteArray());
        QVERIFY2(answer.errors.contains("PG.port"), answer.errors.constData());
    }

    void shouldGoOnWithoutAKindThatCannotBeRead()
    {
        write(QStringLiteral("data/stackwright/kinds/mine/kind.yaml"), "kind: mine\n");
        write(QStringLiteral("x.mmd"), "flowchart TD\n  PG[PostgreSQL]\n");
        const test::Answer kinds = run({QStringLiteral("kinds")});
        QCOMPARE(kinds.exitCode, 0);
        QVERIFY(kinds.out.contains("postgresql"));
        QVERIFY2(kinds.errors.contains("mine/kind.yaml"), kinds.errors.constData());
        const test::Answer check = run({QStringLiteral("check"), QStringLiteral("x.mmd")});
        QCOMPARE(check.exitCode, 0);
        QVERIFY2((check.out + check.errors).contains("mine/kind.yaml"), check.errors.constData());
    }

    void shouldImportAMarkdownFileThatOpensAgain()
    {
        write(QStringLiteral("README.md"),
            "# T\n\n```mermaid\nsequenceDiagram\n A->>B: hi\n```\n\n```mermaid\nflowchart TD\n X --> Y\n```\n");
        const test::Answer import =
            run({QStringLiteral("import"), QStringLiteral("README.md"), QStringLiteral("-o"), QStringLiteral("x.stack.yaml")});
        QVERIFY2(import.exitCode == 0, import.errors.constData());
        const test::Answer check = run({QStringLiteral("check"), QStringLiteral("x.stack.yaml")});
        QVERIFY2(check.exitCode == 0, check.errors.constData());
    }

    void shouldAskForTheProjectThatTheFilesName()
    {
        write(QStringLiteral("x.stack.yaml"),
            "stackwright: 1\nname: x\nchart: |\n  flowchart TD\n    DC[Docker Compose base]\n    PG[PostgreSQL]\nnodes:\n"
            "  DC:\n    settings: {projectName: other}\n");
        test::FakeDocker docker;
        docker.usable().says("ps*", "");
        m_program->environment.insert(QStringLiteral("PATH"), docker.environment().value(QStringLiteral("PATH")));
        const test::Answer status = run({QStringLiteral("status"), QStringLiteral("x.stack.yaml")});
        QVERIFY2(status.errors.contains("other: nothing is running"), status.errors.constData());
        QVERIFY2(docker.calls().contains("project=other"), docker.calls().constData());
    }

private:
    void write(const QString &name, const QByteArray &content) const { m_program->file(name, content); }
    test::Answer run(const QStringList &arguments) const { return m_program->run(arguments); }

    std::unique_ptr<test::Program> m_program;
};

QTEST_GUILESS_MAIN(FaultyInputTest)
#include "tst_faultyinput.moc"
