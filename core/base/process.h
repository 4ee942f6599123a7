#pragma once

#include "core/base/linesplitter.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace stackwright::base {

// What to run. There is no shell: arguments are handed over as they are.
struct Command
{
    QString program;       // a path, or a name to find in the PATH of `environment`
    QStringList arguments; // seen by every user of the machine: never a secret
    QString folder;        // where it runs; empty: where we run
    QProcessEnvironment environment = QProcessEnvironment::InheritFromParent;
    QByteArray input;                         // stdin, closed after it
    int timeoutMs = 0;                        // 0: none
    qsizetype captureBytes = 4 * 1024 * 1024; // how much of each stream the result keeps: the begin of stdout, the end of stderr

    // "docker compose up": the program and the leading words that are no options, for messages.
    QString title() const;
};

struct ProcessResult
{
    enum class End {
        Exited,     // by itself: exitCode
        Signalled,  // by a signal that was not ours
        TimedOut,   // we ended it after timeoutMs
        Cancelled,  // we ended it because we were asked to
        NotStarted, // no such program, not executable, no such folder: error
    };

    End end = End::Exited;
    int exitCode = 0;
    int signal = 0;    // where it is known
    QString error;     // NotStarted: why, as a sentence
    QByteArray output; // the first captureBytes of stdout
    QByteArray errors; // the last captureBytes of stderr
    bool outputCut = false;

    bool ok() const { return end == End::Exited && exitCode == 0; }
};

// One supervised process with all its descendants: it leads a process group of its own, and is ended when this object
// or this program ends. Once: create another object for another run. Everything is told by signals, on the thread of this object.
class Process : public QObject
{
    Q_OBJECT

public:
    // How long an ending process may take until the next, harder signal.
    struct Grace
    {
        int interruptMs = 2000; // from SIGINT to SIGTERM
        int terminateMs = 2000; // from SIGTERM to SIGKILL
    };

    explicit Process(QObject *parent = nullptr);
    ~Process() override; // kills what still runs

    void start(const Command &command);
    // SIGINT, SIGTERM, SIGKILL to the whole group. finished() follows, with End::Cancelled.
    void cancel(const Grace &grace);
    void cancel() { cancel(Grace()); }
    bool isRunning() const { return m_running; }
    qint64 pid() const { return m_pid; }

signals:
    void outputBytes(const QByteArray &bytes); // stdout as it comes
    void outputLine(const QByteArray &line);
    void errorBytes(const QByteArray &bytes); // stderr as it comes
    void errorLine(const QByteArray &line);
    void finished(const stackwright::base::ProcessResult &result); // once, last

private:
    void readOutput();
    void readErrors();
    void escalate();
    void finish(ProcessResult::End end);
    void processFinished(int exitCode, QProcess::ExitStatus status);
    void signalGroup(int signal) const;
    bool groupLives() const;
    void awaitGroup();

    QProcess m_process;
    QTimer m_timeout;
    QTimer m_escalation;
    Command m_command;
    ProcessResult m_result;
    LineSplitter m_outputLines;
    LineSplitter m_errorLines;
    Grace m_grace;
    ProcessResult::End m_ending = ProcessResult::End::Exited; // why we end it, if we do
    int m_stage = 0;                                          // of the signals: how many were sent
    int m_pollsAfterKill = 0;
    qint64 m_pid = 0;
    bool m_running = false;
};

} // namespace stackwright::base
