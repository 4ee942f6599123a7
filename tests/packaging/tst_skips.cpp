#include "tests/support/places.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace stackwright;

// Which skipped tests the developer script takes for a failure in CI.
class SkipsTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldJudgeWhatWasSkipped_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("hasCorpus");
        QTest::addColumn<QByteArray>("verdict"); // empty: it is no skip
        const auto row = [](const char *name, const char *log, const char *line, bool hasCorpus, const char *verdict) {
            QTest::newRow(name) << QString::fromLatin1(log) << QByteArray(line) << hasCorpus << QByteArray(verdict);
        };
        const char *const noEngine = "SKIP   : TestRunner::shouldBringAProjectUp(two words) not run: there is no docker program";
        const char *const noCorpus =
            "SKIP   : TestBuild::shouldRead(a) not run: there is no recorded stream /x/shared/corpus/streams/a.jsonl";
        row("a case of an engine program", "engine-2.40.3", noEngine, true, "unrun");
        row("the whole of one", "engine", "SKIP   : TestRunner::initTestCase() not run: no engine", false, "unrun");
        row("no keyring", "keychain", "SKIP   : KeychainTest::initTestCase() not run: no dbus-daemon", false, "unrun");
        row("an image that cannot be made here", "engine-2.26.1",
            "SKIP   : TestSeedStack::initTestCase() not run: no image apache/kafka:3.9.1: Maven Central cannot be reached", true,
            "told");
        row("an image of ours that does not build", "engine-2.26.1",
            "SKIP   : TestWindow::initTestCase() not run: no image nginx:1.28: its build failed, see /x/nginx.log", true,
            "unrun");
        row("the same words elsewhere", "plain", "SKIP   : X::y() not run: no image kafka:3.9.1: Maven Central cannot be reached",
            false, "unrun");
        row("no corpus", "plain", noCorpus, false, "told");
        row("a hole in the corpus", "plain", noCorpus, true, "unrun");
        row("the corpus in an engine program", "engine", noCorpus, false, "unrun");
        row("a missing tool", "plain", "SKIP   : DiffTest::shouldBeUnderstood() not run: patch is not installed", false, "unrun");
        row("a pass", "plain", "PASS   : X::shouldSkip(SKIP   : not run: no)", true, "");
        row("what a test said", "engine", "QDEBUG : X::y() SKIP   : no", true, "");
    }

    void shouldJudgeWhatWasSkipped()
    {
        QFETCH(QString, log);
        QFETCH(QByteArray, line);
        QFETCH(bool, hasCorpus);
        QFETCH(QByteArray, verdict);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("logs")));
        QFile file(folder.filePath(QStringLiteral("logs/%1.log").arg(log)));
        const QByteArray text = "1/2 Test: tst_x\n" + line + "\n   Loc: [/x.cpp(3)]\nTotals: 3 passed\n";
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        if (hasCorpus)
            QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("corpus")));

        const QByteArray judged = judgedSkips(folder);
        const QByteArray wanted = verdict.isEmpty() ? QByteArray() : verdict + '\t' + log.toUtf8() + '\t' + line.mid(9) + '\n';
        QCOMPARE(judged, wanted);
    }

    void shouldForgiveAnImageOnlyForWhatCannotBeHad_data()
    {
        QTest::addColumn<QStringList>("fact");
        QTest::addColumn<QByteArray>("verdict");
        QTest::newRow("no further Compose") << QStringList{"plugins-absent", "2.26.1: the mirror has it no more"}
                                            << QByteArray("told");
        QTest::newRow("no jars") << QStringList{"image-absent", "apache/kafka:3.9.1: Maven Central cannot be reached"}
                                 << QByteArray("told");
        QTest::newRow("it does not build") << QStringList{"image-absent", "nginx:1.28: its build failed, see /x/nginx.log"}
                                           << QByteArray("unrun");
    }

    void shouldForgiveAnImageOnlyForWhatCannotBeHad()
    {
        QFETCH(const QStringList, fact);
        QFETCH(const QByteArray, verdict);
        QCOMPARE(said("if cannotBeHadHere \"$@\"; then printf told; else printf unrun; fi", fact), verdict);
    }

    void shouldSayNothingOfNoLogs()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("logs")));
        QCOMPARE(judgedSkips(folder), QByteArray());
    }

private:
    static QByteArray judgedSkips(const QTemporaryDir &folder)
    {
        return said("judgedSkips \"$1/logs\" \"$1/corpus\"", {folder.path()});
    }

    static QByteArray said(const char *command, const QStringList &arguments)
    {
        QProcess bash;
        const QString script = QStringLiteral("set -euo pipefail; source \"$0\"; ") + QLatin1String(command);
        bash.start(QStringLiteral("bash"),
            QStringList{QStringLiteral("-c"), script, test::sourceFile(QStringLiteral("packaging/dev.d/skips.sh"))} + arguments);
        if (!bash.waitForFinished(60'000) || bash.exitCode() != 0)
            return "the script failed: " + bash.readAllStandardError();
        return bash.readAllStandardOutput();
    }
};

QTEST_GUILESS_MAIN(SkipsTest)
#include "tst_skips.moc"
