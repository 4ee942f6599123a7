#include "tests/support/program.h"

#include "tests/support/files.h"
#include "tests/support/places.h"

namespace stackwright::test {

namespace {

constexpr int patienceMs = 60'000; // only a limit for what hangs

} // namespace

Program::Program(const QProcessEnvironment &environment)
    : environment(environment)
{
    this->environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    this->environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
    this->environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
    this->environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent/bus"));
}

QString Program::file(const QString &name, const QByteArray &content) const
{
    if (!write(path(name), content))
        qFatal("cannot write %s", qPrintable(path(name)));
    return path(name);
}

Answer Program::run(const QStringList &arguments, const QByteArray &input) const
{
    const std::unique_ptr<QProcess> process = started(arguments);
    process->write(input);
    process->closeWriteChannel();
    return ended(*process);
}

std::unique_ptr<QProcess> Program::started(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(m_folder.path());
    process->start(programFile(), arguments);
    return process;
}

Answer Program::ended(QProcess &process)
{
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(patienceMs))
        return {};
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace stackwright::test
