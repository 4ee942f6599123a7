#include "app/cli/terminal.h"

#include <QtTest>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

using namespace stackwright;

namespace {

constexpr int patienceMs = 60'000; // only a limit for what hangs

// A terminal of our own, with a child that asks for a secret in it.
class Asked
{
public:
    Asked()
        : m_terminal(::posix_openpt(O_RDWR | O_NOCTTY))
    {
        if (m_terminal < 0 || ::grantpt(m_terminal) != 0 || ::unlockpt(m_terminal) != 0) {
            qFatal("no terminal can be had");
        }
        const QByteArray name = ::ptsname(m_terminal);
        m_child = ::fork();
        if (m_child == 0) {
            ::setsid(); // so that the terminal becomes its own, and Ctrl+C in it reaches it
            const int end = ::open(name.constData(), O_RDWR);
            ::dup2(end, STDIN_FILENO);
            ::dup2(end, STDERR_FILENO);
            const QByteArray value = cli::readHidden(QStringLiteral("Value: "), 100);
            ::_exit(value == "horse\n" ? 0 : 1);
        }
    }

    ~Asked()
    {
        if (m_child > 0) {
            ::kill(m_child, SIGKILL);
            ::waitpid(m_child, nullptr, 0);
        }
        ::close(m_terminal);
    }

    Asked(const Asked &) = delete;
    Asked &operator=(const Asked &) = delete;

    bool echoes() const
    {
        termios now = {};
        return ::tcgetattr(m_terminal, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }

    bool type(const QByteArray &keys) const { return ::write(m_terminal, keys.constData(), size_t(keys.size())) == keys.size(); }

    // What waitpid says of its end.
    int status()
    {
        int status = 0;
        ::waitpid(m_child, &status, 0);
        m_child = -1;
        return status;
    }

private:
    int m_terminal;
    pid_t m_child = -1;
};

} // namespace

class TerminalTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadASecretWithoutEcho()
    {
        Asked asked;
        QTRY_VERIFY_WITH_TIMEOUT(!asked.echoes(), patienceMs);
        QVERIFY(asked.type("horse\n"));
        const int status = asked.status();
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        QVERIFY(asked.echoes());
    }

    void shouldGiveTheTerminalBackWhenItIsInterrupted()
    {
        Asked asked;
        QTRY_VERIFY_WITH_TIMEOUT(!asked.echoes(), patienceMs);
        QVERIFY(asked.type("\x03"));
        const int status = asked.status();
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGINT);
        QVERIFY(asked.echoes());
    }
};

QTEST_GUILESS_MAIN(TerminalTest)
#include "tst_terminal.moc"
