#include "app/cli/terminal.h"

#include <QFile>
#include <QJsonObject>

#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace stackwright::cli {

namespace {

// Foreign text must not move the cursor or rename the window of the terminal.
QByteArray visible(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == QLatin1Char('\n') || c == QLatin1Char('\t') || c.category() != QChar::Other_Control)
            result += c;
        else
            result += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
    }
    return result.toUtf8();
}

// The terminal as it was. Global, for a signal handler has nothing else.
termios terminalBefore = {};

constexpr int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// Gives the terminal back before the signal does what it always does. Both calls may be made here (signal-safety(7)).
extern "C" void endWithEcho(int signal)
{
    ::tcsetattr(STDIN_FILENO, TCSANOW, &terminalBefore);
    ::raise(signal); // the default action, for the handler is taken off when it is called
}

// Switches the terminal's echo off for as long as it lives. One at a time.
class WithoutEcho
{
public:
    WithoutEcho()
    {
        m_changed = ::tcgetattr(STDIN_FILENO, &terminalBefore) == 0;
        if (!m_changed)
            return;
        struct sigaction action = {};
        action.sa_handler = endWithEcho;
        action.sa_flags = SA_RESETHAND | SA_NODEFER;
        for (const int signal : ending)
            ::sigaction(signal, &action, nullptr);
        std::signal(SIGTSTP, SIG_IGN); // a shell must not get a terminal without echo
        termios without = terminalBefore;
        without.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &without);
    }
    ~WithoutEcho()
    {
        if (!m_changed)
            return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminalBefore);
        for (const int signal : ending)
            std::signal(signal, SIG_DFL);
        std::signal(SIGTSTP, SIG_DFL);
    }
    WithoutEcho(const WithoutEcho &) = delete;
    WithoutEcho &operator=(const WithoutEcho &) = delete;

private:
    bool m_changed = false;
};

} // namespace

int exitCodeOf(base::ErrorKind kind)
{
    switch (kind) {
    case base::ErrorKind::Usage: return WrongUsage;
    case base::ErrorKind::Unavailable: return NotAvailable;
    case base::ErrorKind::Cancelled: return Cancelled;
    case base::ErrorKind::Fault: break;
    }
    return Faulty;
}

void printData(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void printText(const QString &line)
{
    printData(visible(line) + '\n');
}

void printJson(const QJsonDocument &document)
{
    printData(document.toJson(QJsonDocument::Indented));
}

void printJsonLine(const QJsonObject &object)
{
    printData(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void say(const QString &message)
{
    const QByteArray line = visible(message) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

int fail(const base::Error &error)
{
    say(error.text());
    return exitCodeOf(error.kind);
}

QByteArray readHidden(const QString &prompt, qint64 limit)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    if (!::isatty(STDIN_FILENO))
        return input.read(limit + 1);
    const QByteArray text = visible(prompt);
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
    const WithoutEcho quiet;
    const QByteArray line = input.readLine(limit + 1);
    std::fputc('\n', stderr);
    return line;
}

} // namespace stackwright::cli
