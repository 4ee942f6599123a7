#include "tests/support/fakedocker.h"
#include "tests/support/files.h"
#include "tests/support/program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace stackwright;

// The program as a shell or a pipeline calls it: what it prints where, and its exit codes. No keychain, and an engine of our own.
class CommandLineTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::FakeDocker> m_docker;
    std::unique_ptr<test::Program> m_program;

    QString path(const QString &name) const { return m_program->path(name); }
    QString file(const QString &name, const QByteArray &content) const { return m_program->file(name, content); }
    test::Answer run(const QStringList &arguments) const { return m_program->run(arguments); }

private slots:
    void init()
    {
        m_docker = std::make_unique<test::FakeDocker>();
        m_program = std::make_unique<test::Program>(m_docker->environment());
        file(QStringLiteral("good.mmd"), "flowchart TD\n  PG[PostgreSQL]\n");
        file(QStringLiteral("two.md"), "# First\n```mermaid\npie\n```\n```mermaid\nflowchart TD\n  PG[PostgreSQL]\n```\n"
                                       "# Second\n```mermaid\nflowchart TD\n  R[Redis]\n```\n");
        file(QStringLiteral("bad.mmd"), "flowchart TD\n  A --> [[\n");
        file(QStringLiteral("faulty.stack.yaml"), "stackwright: 1\nname: Not A Name\nchart: |\n  flowchart TD\n    A[Alpha]\n");
    }

    void shouldEndWithTheCodeThatItsHelpPromises_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("out");
        QTest::addColumn<QByteArray>("errors");
        const auto row = [](const char *words, int code, const char *out, const char *errors) {
            QTest::newRow(words) << QString::fromLatin1(words).split(QLatin1Char(' ')) << code << QByteArray(out)
                                 << QByteArray(errors);
        };
        row("--help", 0, "stackwright up FILE", "");
        row("--version", 0, "stackwright ", "");
        row("up --help", 0, "[--env E]", "");
        row("check good.mmd", 0, "", "");
        row("check two.md", 2, "", "#3  Second, line 11: Redis");
        row("plan two.md --json", 2, "", "#2  First, line 6: PostgreSQL");
        row("check two.md#3", 0, "", "");
        row("check two.md --chart 2", 0, "", "");
        row("check two.md --chart 4", 2, "", "no chart #4");
        row("check two.md --chart two", 2, "", "number of one chart");
        row("check two.md#2 --chart 3", 2, "", "number of one chart");
        row("check two.md#1", 1, "", "two.md:3");
        row("check good.mmd --chart 1", 2, "", "only Markdown");
        row("convert two.md#3 --to mermaid", 0, "R[Redis]", "");
        row("convert two.md --chart=2 --to compose", 0, "postgres", "");
        row("convert two.md --to mermaid", 2, "", "#2");
        row("plan two.md#3", 0, "", "");
        row("secret list two.md", 2, "", "#2");
        row("secret list two.md#2", 3, "", "Cannot look for secrets");
        row("import two.md --chart 3", 2, "", "-o NAME");
        row("check bad.mmd", 1, "", "bad.mmd:2");
        row("check faulty.stack.yaml", 1, "", "name must be");
        row("check nowhere.mmd", 1, "", "nowhere.mmd");
        row("check", 2, "", "Usage: stackwright check");
        row("check good.mmd more.mmd", 2, "", "one too many");
        row("check good.mmd --yaml", 2, "", "no option --yaml");
        row("check good.mmd -x", 2, "", "no option -x");
        row("plan good.mmd --env", 2, "", "takes a value");
        row("plan good.mmd --env moon", 2, "", "no environment moon");
        row("plan good.mmd --env dev", 0, "", "");
        row("export good.mmd", 2, "", "-o DIR");
        row("import good.mmd", 2, "", "-o NAME");
        row("convert good.mmd", 2, "", "--to");
        row("convert good.mmd --to poem", 2, "", "no form");
        row("convert good.mmd --to mermaid", 0, "flowchart TD", "");
        row("convert good.mmd --to compose", 0, "services:", "");
        row("convert good.mmd --to svg", 0, "<svg", "");
        row("convert good.mmd --to pdf", 0, "%PDF-", "");
        row("convert good.mmd --to=png --scale 3", 0, "PNG", "");
        row("convert good.mmd --to png --scale big", 2, "", "no scale");
        row("kinds", 0, "postgresql", "");
        row("kinds nothing-like-that", 1, "", "nothing-like-that");
        row("logs good.mmd NOBODY", 1, "", "NOBODY");
        row("logs good.mmd --tail few", 2, "", "number of lines");
        row("secret list good.mmd", 3, "", "Cannot look for secrets");
        row("secret set good.mmd pg_password", 1, "", "no secret pg_password");
        row("secret give good.mmd", 2, "", "set|list|remove");
    }
    void shouldEndWithTheCodeThatItsHelpPromises()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, out);
        QFETCH(QByteArray, errors);
        const test::Answer answer = run(arguments);
        QVERIFY2(answer.exitCode == exitCode,
            QByteArray(QByteArray::number(answer.exitCode) + ": " + answer.out.left(300) + answer.errors).constData());
        QVERIFY2(answer.out.contains(out), QByteArray(answer.out.left(2000)).constData());
        QVERIFY2(answer.errors.contains(errors), QByteArray(answer.errors).constData());
        QVERIFY2(exitCode == 0 || answer.out.isEmpty(), "what is not a result goes to stderr");
    }

    void shouldSayTheSameToPrograms_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("key"); // empty: an array
        const auto row = [](const char *words, const char *key) {
            QTest::newRow(words) << QString::fromLatin1(words).split(QLatin1Char(' ')) << QString::fromLatin1(key);
        };
        row("check good.mmd --json", "diagnostics");
        row("check bad.mmd --json", "diagnostics");
        row("plan good.mmd --json", "steps");
        row("convert good.mmd --to json", "nodes");
        row("kinds --json", "");
    }
    void shouldSayTheSameToPrograms()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, key);
        const test::Answer answer = run(arguments);
        QJsonParseError fault;
        const QJsonDocument json = QJsonDocument::fromJson(answer.out, &fault);
        QVERIFY2(fault.error == QJsonParseError::NoError, QByteArray(answer.out.left(400) + answer.errors).constData());
        QVERIFY2(key.isEmpty() ? json.isArray() : json.object().contains(key), QByteArray(answer.out.left(400)).constData());
    }

    void shouldTouchNothingOnADryRun()
    {
        const test::Answer answer = run({QStringLiteral("export"), QStringLiteral("good.mmd"), QStringLiteral("-o"),
            QStringLiteral("out"), QStringLiteral("--dry-run")});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY(answer.out.contains("create    compose.yaml"));
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("out"))));
    }

    void shouldShowAsADiffWhatAnExportChanges()
    {
        const QStringList exported = {
            QStringLiteral("export"), QStringLiteral("good.mmd"), QStringLiteral("-o"), QStringLiteral("out")};
        QCOMPARE(run(exported).exitCode, 0);
        file(QStringLiteral("good.mmd"), "flowchart TD\n  PG[PostgreSQL]\n  R[Redis]\n");

        const test::Answer diff = run(exported + QStringList{QStringLiteral("--diff"), QStringLiteral("--dry-run")});
        QVERIFY(diff.out.contains("+++ "));
        QVERIFY(diff.out.contains("compose.yaml"));
        QVERIFY(!test::contentOf(path(QStringLiteral("out/compose.yaml"))).contains("redis"));

        QCOMPARE(run(exported).exitCode, 0);
        QVERIFY(test::contentOf(path(QStringLiteral("out/compose.yaml"))).contains("redis"));
    }

    void shouldLeaveFilesOfOtherEnvironmentsAlone()
    {
        // given a folder with all of them
        const QStringList exported = {
            QStringLiteral("export"), QStringLiteral("good.mmd"), QStringLiteral("-o"), QStringLiteral("out")};
        QCOMPARE(run(exported).exitCode, 0);
        const QByteArray prod = test::contentOf(path(QStringLiteral("out/compose.prod.yaml")));
        QVERIFY(!prod.isEmpty());

        // when one is exported
        const test::Answer answer = run(exported + QStringList{QStringLiteral("--env"), QStringLiteral("dev")});

        // then the others are still there, and still known as ours
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(test::contentOf(path(QStringLiteral("out/compose.prod.yaml"))), prod);
        QVERIFY(answer.out.contains("keep      compose.prod.yaml"));
        const test::Answer again = run(exported);
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(!again.out.contains("conflict"), again.out.constData());

        // and in an empty folder they are not made
        QCOMPARE(run({QStringLiteral("export"), QStringLiteral("good.mmd"), QStringLiteral("-o"), QStringLiteral("other"),
                         QStringLiteral("--env"), QStringLiteral("dev")})
                     .exitCode,
            0);
        QVERIFY(QFileInfo::exists(path(QStringLiteral("other/compose.dev.yaml"))));
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("other/compose.prod.yaml"))));
    }

    void shouldNotOverwriteAnEditedFileUnlessForced()
    {
        const QStringList exported = {
            QStringLiteral("export"), QStringLiteral("good.mmd"), QStringLiteral("-o"), QStringLiteral("out")};
        QCOMPARE(run(exported).exitCode, 0);
        file(QStringLiteral("out/compose.yaml"), "mine\n");

        const test::Answer refused = run(exported);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.errors.contains("compose.yaml"));
        QCOMPARE(test::contentOf(path(QStringLiteral("out/compose.yaml"))), QByteArray("mine\n"));

        QCOMPARE(run(exported + QStringList{QStringLiteral("--force")}).exitCode, 0);
        QCOMPARE(test::contentOf(path(QStringLiteral("out/compose.yaml.backup-1"))), QByteArray("mine\n"));
    }

    void shouldImportOnceAndOverwriteOnlyWhenForced()
    {
        const QStringList import = {
            QStringLiteral("import"), QStringLiteral("good.mmd"), QStringLiteral("-o"), QStringLiteral("shop.stack.yaml")};
        QCOMPARE(run(import).exitCode, 0);
        QVERIFY(test::contentOf(path(QStringLiteral("shop.stack.yaml"))).contains("PostgreSQL"));
        QCOMPARE(run({QStringLiteral("check"), QStringLiteral("shop.stack.yaml")}).exitCode, 0);

        file(QStringLiteral("shop.stack.yaml"), "mine\n");
        QCOMPARE(run(import).exitCode, 1);
        QCOMPARE(test::contentOf(path(QStringLiteral("shop.stack.yaml"))), QByteArray("mine\n"));
        QCOMPARE(run(import + QStringList{QStringLiteral("--force")}).exitCode, 0);
        QCOMPARE(test::contentOf(path(QStringLiteral("shop.stack.yaml.backup-1"))), QByteArray("mine\n"));
    }

    void shouldTellAMissingEngineFromAFaultyStack()
    {
        m_docker->complains("version*", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.\n");
        m_docker->usable();
        const test::Answer answer = run({QStringLiteral("up"), QStringLiteral("good.mmd")});
        QVERIFY2(answer.exitCode == 3, QByteArray(QByteArray::number(answer.exitCode) + answer.errors).constData());
        QCOMPARE(run({QStringLiteral("up"), QStringLiteral("bad.mmd")}).exitCode, 1);
        QVERIFY(!m_docker->calls().contains("compose up"));
    }

    void shouldSayToProgramsThatARefusedRunIsFinished_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("file");
        QTest::newRow("up of what cannot be read") << QStringLiteral("up") << QStringLiteral("bad.mmd");
        QTest::newRow("up of a faulty stack") << QStringLiteral("up") << QStringLiteral("wrong.stack.yaml");
        QTest::newRow("down of what cannot be read") << QStringLiteral("down") << QStringLiteral("bad.mmd");
    }

    void shouldSayToProgramsThatARefusedRunIsFinished()
    {
        QFETCH(const QString, verb);
        QFETCH(const QString, file);
        this->file(QStringLiteral("wrong.stack.yaml"),
            "stackwright: 1\nname: shop\nchart: |\n  flowchart TD\n    A[PostgreSQL]\nnodes:\n  A: {settings: {port: many}}\n");
        m_docker->usable();
        const test::Answer answer = run({verb, file, QStringLiteral("--json")});
        QVERIFY2(answer.exitCode == 1, QByteArray(QByteArray::number(answer.exitCode) + answer.errors).constData());
        const QByteArrayList lines = answer.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 1);
        const QJsonObject last = QJsonDocument::fromJson(lines.last()).object();
        QCOMPARE(last[QStringLiteral("event")].toString(), QStringLiteral("finished"));
        QCOMPARE(last[QStringLiteral("state")].toString(), QStringLiteral("failed"));
        QCOMPARE(last[QStringLiteral("exitCode")].toInt(), 1);
        QVERIFY(!last[QStringLiteral("message")].toString().isEmpty());
        QVERIFY(!answer.errors.isEmpty());
    }

    void shouldTakeSecretsOnlyFromVariablesThatAreMeantForIt()
    {
        // given a variable of this person that has the name of one of the stack's
        m_program->environment.insert(QStringLiteral("POSTGRES_PASSWORD"), QStringLiteral("a value of another program"));
        m_docker->usable();
        const test::Answer foreign = run({QStringLiteral("up"), QStringLiteral("good.mmd")});
        QVERIFY2(foreign.errors.contains("New random values for: postgres_password"), foreign.errors.constData());
        QVERIFY(test::contentOf(path(QStringLiteral("good/compose.yaml"))).contains("environment: POSTGRES_PASSWORD\n"));
        const test::Answer plan = run({QStringLiteral("plan"), QStringLiteral("good.mmd"), QStringLiteral("--json")});
        QVERIFY(plan.out.contains("steps") && !plan.out.contains("a value of another program"));

        // when it is given by its own name, then no value is made up and the run goes as far as before
        m_program->environment.insert(
            QStringLiteral("STACKWRIGHT_SECRET_POSTGRES_PASSWORD"), QStringLiteral("correct horse battery"));
        const test::Answer given = run({QStringLiteral("up"), QStringLiteral("good.mmd")});
        QVERIFY2(given.errors.contains("The files are in "), given.errors.constData());
        QVERIFY2(!given.errors.contains("New random values"), given.errors.constData());
        QCOMPARE(given.exitCode, foreign.exitCode);
    }

    void shouldSayWhyItHasNoWindow()
    {
        m_program->environment.remove(QStringLiteral("DISPLAY"));
        m_program->environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        m_program->environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        const test::Answer answer = run({QStringLiteral("good.mmd")});
        QCOMPARE(answer.exitCode, 3);
        QVERIFY2(answer.errors.contains("no display"), QByteArray(answer.errors).constData());
    }

    void shouldNotTakeAnUnknownOptionForAFile()
    {
        m_program->environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        const test::Answer answer = run({QStringLiteral("--frobnicate")});
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(answer.errors.contains("no option --frobnicate"), QByteArray(answer.errors).constData());
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
