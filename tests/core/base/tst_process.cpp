#include "core/base/process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace stackwright;
using base::Command;
using base::LineSplitter;
using base::Process;
using base::ProcessResult;
using End = ProcessResult::End;

namespace {

constexpr int patienceMs = 60'000; // only a limit for what hangs

Command shell(const QString &script)
{
    Command command;
    command.program = QStringLiteral("sh");
    command.arguments = {QStringLiteral("-c"), script};
    return command;
}

ProcessResult ran(const Command &command)
{
    Process process;
    QSignalSpy ends(&process, &Process::finished);
    process.start(command);
    if (!ends.wait(patienceMs))
        qFatal("the process did not end");
    return ends.at(0).at(0).value<ProcessResult>();
}

bool lives(qint64 pid)
{
    // A zombie that waits for init still answers kill(0): read its state.
    QFile status(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1) != "Z";
}

} // namespace

class TestProcess : public QObject
{
    Q_OBJECT

private slots:
    void shouldTellTheExitCodeAndBothStreams()
    {
        const ProcessResult result = ran(shell("echo out; echo err >&2; exit 3"));
        QCOMPARE(result.end, End::Exited);
        QCOMPARE(result.exitCode, 3);
        QCOMPARE(result.output, QByteArray("out\n"));
        QCOMPARE(result.errors, QByteArray("err\n"));
    }

    void shouldHandArgumentsOverAsTheyAre()
    {
        Command command;
        command.program = QStringLiteral("printf");
        command.arguments = {"%s", "$HOME `id` \"; ä\n*"};
        QCOMPARE(ran(command).output, QByteArray("$HOME `id` \"; ä\n*"));
    }

    void shouldGiveTheProcessItsOwnEnvironmentFolderAndInput()
    {
        const QTemporaryDir folder;
        Command command = shell("echo $NAME; pwd; cat");
        command.environment = QProcessEnvironment();
        command.environment.insert("PATH", qEnvironmentVariable("PATH"));
        command.environment.insert("NAME", "value");
        command.folder = folder.path();
        command.input = "from stdin";
        QCOMPARE(ran(command).output, QByteArray("value\n" + folder.path().toUtf8() + "\nfrom stdin"));
    }

    void shouldTellTheSignalThatEndedIt()
    {
        const ProcessResult result = ran(shell("kill -9 $$"));
        QCOMPARE(result.end, End::Signalled);
        QCOMPARE(result.signal, SIGKILL);
    }

    void shouldRefuseWhatCannotBeRunWithASentence_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("message");
        QTest::newRow("no program") << "no-such-program-x"
                                    << ""
                                    << "Cannot run no-such-program-x: there is no such program";
        QTest::newRow("no folder") << "sh"
                                   << "/no/such"
                                   << "Cannot run sh: there is no folder /no/such";
        QTest::newRow("no permission") << "/etc/passwd"
                                       << ""
                                       << "Cannot run passwd: ";
    }

    void shouldRefuseWhatCannotBeRunWithASentence()
    {
        QFETCH(const QString, program);
        QFETCH(const QString, folder);
        QFETCH(const QString, message);
        Command command;
        command.program = program;
        command.folder = folder;
        const ProcessResult result = ran(command);
        QCOMPARE(result.end, End::NotStarted);
        QVERIFY2(result.error.startsWith(message), qPrintable(result.error));
    }

    void shouldNotShowArgumentsInItsTitle()
    {
        Command command;
        command.program = "/usr/bin/docker";
        command.arguments = {"compose", "--file", "x", "up"};
        QCOMPARE(command.title(), QString("docker compose"));
    }

    void shouldEndAProcessThatTakesTooLong()
    {
        Command command = shell("sleep 600");
        command.timeoutMs = 50;
        QCOMPARE(ran(command).end, End::TimedOut);
    }

    void shouldBeCancelledThoughItsTimeEndsMeanwhile()
    {
        // given a process that is deaf to interruption and is cancelled shortly before its time is up; where the machine is so busy
        // that the time is up before, it gets more of it
        for (int timeoutMs = 2000;; timeoutMs *= 2) {
            Process process;
            QSignalSpy lines(&process, &Process::outputLine);
            QSignalSpy ends(&process, &Process::finished);
            Command command = shell("trap '' INT; echo ready; while :; do sleep 0.1; done");
            command.timeoutMs = timeoutMs;
            process.start(command);
            QTRY_VERIFY_WITH_TIMEOUT(!lines.isEmpty() || !ends.isEmpty(), 2 * timeoutMs + 30'000);
            if (!ends.isEmpty() && timeoutMs < 60'000)
                continue;
            process.cancel({timeoutMs + 1000, timeoutMs + 1000});
            // then it has all its grace, and was cancelled
            QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1, 4 * timeoutMs + 30'000);
            QCOMPARE(ends.at(0).at(0).value<ProcessResult>().end, End::Cancelled);
            return;
        }
    }

    void shouldKeepTheEndOfManyErrors()
    {
        Command command = shell("i=0; while [ $i -lt 300 ]; do echo line $i >&2; i=$((i+1)); done");
        command.captureBytes = 40;
        const ProcessResult result = ran(command);
        QCOMPARE(result.errors.size(), 40);
        QVERIFY(result.errors.endsWith("line 298\nline 299\n"));
    }

    void shouldEndTheWholeGroupWhenCancelledEvenIfItIgnoresWeakerSignals()
    {
        // given a process with a grandchild, both deaf to SIGINT and SIGTERM
        Process process;
        QSignalSpy lines(&process, &Process::outputLine);
        QSignalSpy ends(&process, &Process::finished);
        process.start(shell("trap '' INT TERM; sh -c 'trap \"\" INT TERM; while :; do sleep 1; done' & echo $!; wait; while :; "
                            "do sleep 1; done"));
        QTRY_COMPARE_WITH_TIMEOUT(lines.size(), 1, patienceMs);
        const qint64 grandchild = lines.at(0).at(0).toByteArray().toLongLong();
        QVERIFY(grandchild > 0);
        QVERIFY(lives(grandchild));
        // when it is cancelled
        process.cancel({50, 50});
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1, patienceMs);
        // then all are gone
        QCOMPARE(ends.at(0).at(0).value<ProcessResult>().end, End::Cancelled);
        QTRY_VERIFY_WITH_TIMEOUT(!lives(grandchild), patienceMs);
        QVERIFY(!lives(process.pid()));
    }

    void shouldLeaveTheProcessTimeToEndByItself()
    {
        Process process;
        QSignalSpy lines(&process, &Process::outputLine);
        QSignalSpy ends(&process, &Process::finished);
        process.start(shell("trap 'echo tidy; exit 0' INT; echo ready; while :; do sleep 0.01; done"));
        QTRY_COMPARE_WITH_TIMEOUT(lines.size(), 1, patienceMs);
        process.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 1, patienceMs);
        QCOMPARE(ends.at(0).at(0).value<ProcessResult>().output, QByteArray("ready\ntidy\n"));
    }

    void shouldKillWhatAProcessLeftBehind()
    {
        const ProcessResult result = ran(shell("sleep 600 >/dev/null 2>&1 & echo $!"));
        const qint64 left = result.output.trimmed().toLongLong();
        QVERIFY(left > 0);
        QTRY_VERIFY_WITH_TIMEOUT(!lives(left), patienceMs);
    }

    void shouldKillARunningProcessWhenItIsDestroyed()
    {
        qint64 pid = 0;
        {
            Process process;
            process.start(shell("trap '' INT TERM; while :; do sleep 1; done"));
            pid = process.pid();
            QVERIFY(lives(pid));
        }
        QVERIFY(!lives(pid));
        QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(pid))); // reaped too: no zombie
    }

    void shouldBoundWhatItKeepsAndStillStreamEverything()
    {
        Command command = shell("head -c 1000000 /dev/zero; echo last >&2");
        command.captureBytes = 1000;
        Process process;
        qsizetype streamed = 0;
        connect(&process, &Process::outputBytes, this, [&streamed](const QByteArray &bytes) { streamed += bytes.size(); });
        QSignalSpy ends(&process, &Process::finished);
        process.start(command);
        QVERIFY(ends.wait(patienceMs));
        const auto result = ends.at(0).at(0).value<ProcessResult>();
        QCOMPARE(streamed, 1000000);
        QCOMPARE(result.output.size(), 1000);
        QVERIFY(result.outputCut);
        QCOMPARE(result.errors, QByteArray("last\n"));
    }

    void shouldCutLinesAtTheirLimit()
    {
        LineSplitter splitter(4);
        QList<QByteArray> lines;
        const auto take = [&lines](const QByteArray &line) { lines.append(line); };
        splitter.feed("ab\r\ncdef\nghi", take);
        splitter.feed("jkl", take);
        splitter.feed("\n\nrest", take);
        splitter.finish(take);
        QCOMPARE(lines, (QList<QByteArray>{"ab", "cdef", "ghij…", "", "rest"}));
    }
};

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
