#include "core/base/process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <csignal>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace stackwright::base {

namespace {

constexpr int leftBehindMs = 500; // from SIGTERM to SIGKILL for what a leader left behind
constexpr int pollMs = 10;
constexpr int maxPollsAfterKill = 20; // a zombie that nobody reaps counts as a member of its group

QString text(const char *source)
{
    return QCoreApplication::translate("stackwright::base::Process", source);
}

// The PATH that counts is the one of the command, not ours.
QString resolved(const Command &command)
{
    if (command.program.contains(QLatin1Char('/')))
        return command.program;
    const QString path = command.environment.inheritsFromParent() ? qEnvironmentVariable("PATH")
                                                                  : command.environment.value(QStringLiteral("PATH"));
    return QStandardPaths::findExecutable(command.program, path.split(QDir::listSeparator(), Qt::SkipEmptyParts));
}

} // namespace

QString Command::title() const
{
    QStringList words{QFileInfo(program).fileName()};
    for (const QString &argument : arguments) {
        if (argument.startsWith(QLatin1Char('-')) || words.size() == 3)
            break;
        words.append(argument);
    }
    return words.join(QLatin1Char(' '));
}

Process::Process(QObject *parent)
    : QObject(parent)
{
    m_timeout.setSingleShot(true);
    m_escalation.setSingleShot(true);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Process::readOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &Process::readErrors);
    connect(&m_process, &QProcess::finished, this, &Process::processFinished);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        m_ending = ProcessResult::End::TimedOut;
        escalate();
    });
    connect(&m_escalation, &QTimer::timeout, this, &Process::escalate);
#ifdef Q_OS_UNIX
    const pid_t parentPid = getpid();
    // Runs in the child between fork and exec: only async-signal-safe calls.
    m_process.setChildProcessModifier([parentPid] {
        setpgid(0, 0);
#ifdef Q_OS_LINUX
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parentPid)
            _exit(127); // we were gone before the line above
#endif
    });
#endif
}

Process::~Process()
{
    if (!m_running)
        return;
    m_process.disconnect(this);
    signalGroup(SIGKILL);
    m_process.waitForFinished(5000); // it is killed: this only reaps it
}

void Process::start(const Command &command)
{
    Q_ASSERT(!m_running && m_pid == 0);
    m_command = command;
    m_running = true;
    const auto refuse = [this](const QString &why) {
        m_result.error = why;
        // Never from inside start(): the caller is not yet prepared for the end.
        QMetaObject::invokeMethod(
            this, [this] { finish(ProcessResult::End::NotStarted); }, Qt::QueuedConnection);
    };
    const QString program = resolved(command);
    if (program.isEmpty()) {
        refuse(text("Cannot run %1: there is no such program").arg(command.program));
        return;
    }
    if (!command.folder.isEmpty() && !QFileInfo(command.folder).isDir()) {
        refuse(text("Cannot run %1: there is no folder %2").arg(command.title(), command.folder));
        return;
    }
    m_process.setProcessEnvironment(command.environment);
    m_process.setWorkingDirectory(command.folder);
    m_process.start(program, command.arguments);
    // On Unix the program is executed or refused before this returns.
    if (!m_process.waitForStarted(-1)) {
        refuse(text("Cannot run %1: %2").arg(command.title(), m_process.errorString()));
        return;
    }
    m_pid = m_process.processId();
    if (!command.input.isEmpty())
        m_process.write(command.input);
    m_process.closeWriteChannel();
    if (command.timeoutMs > 0)
        m_timeout.start(command.timeoutMs);
}

void Process::cancel(const Grace &grace)
{
    if (!m_running || m_ending != ProcessResult::End::Exited || m_pid == 0 || m_process.state() == QProcess::NotRunning)
        return;
    m_ending = ProcessResult::End::Cancelled;
    m_timeout.stop(); // or it would send the next signal early, and call this a time-out
    m_grace = grace;
    escalate();
}

void Process::escalate()
{
    switch (m_stage++) {
    case 0:
        signalGroup(SIGINT);
        m_escalation.start(m_grace.interruptMs);
        break;
    case 1:
        signalGroup(SIGTERM);
        m_escalation.start(m_grace.terminateMs);
        break;
    default: signalGroup(SIGKILL); break;
    }
}

void Process::signalGroup(int signal) const
{
#ifdef Q_OS_UNIX
    if (m_pid > 0)
        ::kill(-pid_t(m_pid), signal);
#else
    Q_UNUSED(signal)
    const_cast<QProcess &>(m_process).kill();
#endif
}

void Process::readOutput()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    if (bytes.isEmpty())
        return;
    const qsizetype room = m_command.captureBytes - m_result.output.size();
    m_result.outputCut = m_result.outputCut || bytes.size() > room;
    m_result.output += bytes.first(qMin(room, bytes.size()));
    emit outputBytes(bytes);
    m_outputLines.feed(bytes, [this](const QByteArray &line) { emit outputLine(line); });
}

void Process::readErrors()
{
    const QByteArray bytes = m_process.readAllStandardError();
    if (bytes.isEmpty())
        return;
    m_result.errors += bytes;
    if (m_result.errors.size() > 2 * m_command.captureBytes) // not with every chunk: it copies all that is kept
        m_result.errors = m_result.errors.last(m_command.captureBytes);
    emit errorBytes(bytes);
    m_errorLines.feed(bytes, [this](const QByteArray &line) { emit errorLine(line); });
}

void Process::processFinished(int exitCode, QProcess::ExitStatus status)
{
    readOutput();
    readErrors();
    if (status == QProcess::CrashExit)
        m_result.signal = exitCode; // QProcess reports the signal's number there
    else
        m_result.exitCode = exitCode;
    if (m_ending == ProcessResult::End::Exited) {
        m_ending = status == QProcess::CrashExit ? ProcessResult::End::Signalled : ProcessResult::End::Exited;
        // What the leader left behind in its group is not wanted any more. After a cancel it has its signal already, and may
        // need its grace to tidy up: a build client tells the engine to stop.
        m_stage = 1;
        m_grace = {0, leftBehindMs};
        if (groupLives())
            escalate();
    }
    m_timeout.stop();
    awaitGroup();
}

// Comes back until the group is empty, or was killed and had time to go.
void Process::awaitGroup()
{
    if (!groupLives() || (m_stage > 2 && ++m_pollsAfterKill > maxPollsAfterKill)) {
        finish(m_ending);
        return;
    }
    QTimer::singleShot(pollMs, this, &Process::awaitGroup);
}

bool Process::groupLives() const
{
#ifdef Q_OS_UNIX
    return m_pid > 0 && ::kill(-pid_t(m_pid), 0) == 0;
#else
    return false;
#endif
}

void Process::finish(ProcessResult::End end)
{
    m_timeout.stop();
    m_escalation.stop();
    m_outputLines.finish([this](const QByteArray &line) { emit outputLine(line); });
    m_errorLines.finish([this](const QByteArray &line) { emit errorLine(line); });
    m_running = false;
    m_result.errors = m_result.errors.right(m_command.captureBytes);
    m_result.end = end;
    emit finished(m_result);
}

} // namespace stackwright::base
