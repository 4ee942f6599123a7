#include "core/base/limits.h"
#include "core/stack/edits.h"
#include "core/stack/projectfile.h"
#include "tests/support/resultmacros.h"

#include <QTemporaryDir>

#include <sys/stat.h>

using namespace stackwright;
using namespace stackwright::stack;

namespace {

const QByteArray project = R"(stackwright: 1
name: shop
environments: [dev, prod]
chart: |
  flowchart TD
      A[PostgreSQL] --> B[API]
nodes:
  A:
    kind: postgresql
    settings: {version: "16", note: "a $b #c 'd'\nsecond"}
    environments:
      prod: {version: "17"}
    later: [1, 2]
positions:
  A: [10, -2.5]
future: {x: 1}
)";

} // namespace

class ProjectFileTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadWhatItWrote()
    {
        const base::Result<Stack> stack = readProject(project, QStringLiteral("shop.stack.yaml"));
        VERIFY_RESULT(stack);
        QCOMPARE(stack->nodes.value(QStringLiteral("A")).settings.value(QStringLiteral("note")).toString(),
            QStringLiteral("a $b #c 'd'\nsecond"));
        QCOMPARE(stack->positions.value(QStringLiteral("A")), QPointF(10, -2.5));

        const QByteArray written = writtenProject(*stack);
        const base::Result<Stack> again = readProject(written, QStringLiteral("shop.stack.yaml"));
        VERIFY_RESULT(again);
        QVERIFY2(*again == *stack, written.constData());
        QCOMPARE(writtenProject(*again), written);
    }

    void shouldKeepKeysThatItDoesNotKnow()
    {
        const base::Result<Stack> stack = readProject(project, QStringLiteral("shop.stack.yaml"));
        VERIFY_RESULT(stack);
        const QByteArray written = writtenProject(*stack);
        QVERIFY2(written.contains("future:\n  x: 1\n") && written.contains("later:\n"), written.constData());
    }

    void shouldRefuseWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, QByteArray from, QByteArray to, const char *message) {
            QByteArray text = project;
            text.replace(from, to);
            QTest::newRow(name) << text << QString::fromUtf8(message);
        };
        row("newer", "stackwright: 1", "stackwright: 99", "x.stack.yaml:1:14: made by a newer Stackwright");
        row("no format", "stackwright: 1", "other: 1", "\"stackwright: 1\" is expected");
        row("bad name", "name: shop", "name: ../shop", "x.stack.yaml:2:7: the name must be");
        row("no chart", "chart: |", "chart2: |", "\"chart\" takes the text");
        row("bad chart", "--> B[API]", "--> B[API", "x.stack.yaml:6:");
        row("bad environment", "[dev, prod]", "[dev, ../x]", "x.stack.yaml:3:21: an environment is a word");
        row("same environment", "[dev, prod]", "[dev, dev]", "an environment is there twice");
        row("bad position", "[10, -2.5]", "[10, .nan]", "x.stack.yaml:15:6: a position is two numbers");
        row("far position", "[10, -2.5]", "[10, 1e300]", "x.stack.yaml:15:6: a position is two numbers");
        row("bad node", "kind: postgresql", "kind: [a]", "x.stack.yaml:9:11: \"kind\" of a node");
        QTest::newRow("a list") << QByteArray("- a\n") << QStringLiteral("x.stack.yaml:1:1: not a project file");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("not a project file");
        QTest::newRow("binary") << QByteArray("\x7f"
                                              "ELF\0\1\2",
                                       7)
                                << QStringLiteral("x.stack.yaml:1:5: a NUL byte");
        QTest::newRow("truncated") << project.left(project.indexOf("\"16\"") + 2) << QStringLiteral("x.stack.yaml:10:");
        row("override", "[dev, prod]", "[dev, override]", "whose file Compose takes");
        row("too many environments", "[dev, prod]",
            "[" + QStringList(51, QStringLiteral("e")).join(QStringLiteral(", ")).toUtf8() + "]", "more than 50 environments");
    }

    void shouldRefuseWithThePlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        VERIFY_ERROR(readProject(text, QStringLiteral("x.stack.yaml")), message);
    }

    void shouldReadAFileOfManyKeysInOneGo()
    {
        // Each key looked for among all those before it took minutes.
        QByteArray text = "stackwright: 1\nname: x\nchart: |\n  flowchart TD\n   A\n";
        const int many = 450'000;
        for (int i = 0; i < many; ++i)
            text += 'k' + QByteArray::number(i) + ": 1\n";
        const base::Result<Stack> stack = readProject(text, QStringLiteral("x.stack.yaml"));
        VERIFY_RESULT(stack);
        QCOMPARE(stack->unknown.size(), many);
        Stack other = *stack;
        QVERIFY(other == *stack);
    }

    void shouldOpenMermaidAndMarkdown()
    {
        QTemporaryDir folder;
        const auto write = [&](const char *name, const QByteArray &content) {
            const QString path = folder.filePath(QString::fromUtf8(name));
            QFile file(path);
            if (file.open(QIODevice::WriteOnly))
                file.write(content);
            return path;
        };
        const base::Result<Stack> plain = openInput(write("a shop.mmd", "flowchart TD\n A --> B\n"));
        VERIFY_RESULT(plain);
        QCOMPARE(plain->name, QStringLiteral("a-shop"));
        const base::Result<Stack> markdown = openInput(write("x.md", "# T\n\n```mermaid\nflowchart LR\n A --> B\n```\n"));
        VERIFY_RESULT(markdown);
        QCOMPARE(markdown->chartText, QStringLiteral("flowchart LR\n A --> B\n"));
        VERIFY_RESULT(openInput(write("x.stack.yaml", project)));
        VERIFY_ERROR(openInput(write("bad.md", "```mermaid\nflowchart TD\n A --> [\n```\n")), QStringLiteral("bad.md:3:"));
    }

    void shouldRefuseWhatIsNoFile()
    {
        QTemporaryDir folder;
        VERIFY_ERROR(openInput(folder.path()), QStringLiteral("it is a folder"));
        VERIFY_ERROR(openInput(folder.filePath(QStringLiteral("none.mmd"))), QStringLiteral("Cannot read"));
        const QString fifo = folder.filePath(QStringLiteral("fifo.mmd"));
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        VERIFY_ERROR(openInput(fifo), QStringLiteral("not a regular file"));
        VERIFY_ERROR(openInput(QStringLiteral("/dev/zero")), QStringLiteral("not a regular file"));
        const QString large = folder.filePath(QStringLiteral("large.mmd"));
        QFile file(large);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(base::limits::fileBytes + 1));
        VERIFY_ERROR(openInput(large), QStringLiteral("at most 16 MiB"));
    }
};

QTEST_GUILESS_MAIN(ProjectFileTest)
#include "tst_projectfile.moc"
