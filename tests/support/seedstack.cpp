#include "tests/support/seedstack.h"

#include "core/base/textfile.h"
#include "core/generate/generator.h"
#include "core/secrets/leaks.h"
#include "core/stack/projectfile.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QUuid>

namespace stackwright::test {

namespace {

constexpr int patienceMs = 600'000; // images may have to be built from nothing
constexpr int glanceMs = 50;        // between two looks at the machine's command lines

QByteArray newSecret()
{
    return "telltale-" + QUuid::createUuid().toByteArray(QUuid::Id128);
}

} // namespace

QString Said::account() const
{
    return QStringLiteral("exit code %1\n%2\n%3")
        .arg(exitCode)
        .arg(QString::fromUtf8(errors), QString::fromUtf8(output.right(4000)));
}

SeedStack::SeedStack(const RealEngine &engine, QString program)
    : m_engine(engine)
    , m_program(std::move(program))
    , m_project(QStringLiteral("swseed%1").arg(QCoreApplication::applicationPid()))
    , m_secrets({{QStringLiteral("postgres_password"), newSecret()}, {QStringLiteral("redis_password"), newSecret()}})
{
    for (const char *name : {"HTTP_PORT", "POSTGRES_PORT", "REDIS_PORT", "KAFKA_PORT", "MOBILE_PORT", "api debug", "web debug"})
        m_ports.insert(QLatin1String(name), m_leases.emplace_back().port());
    m_engine.remove(m_project);
}

SeedStack::~SeedStack()
{
    m_engine.remove(m_project);
}

base::Result<void> SeedStack::prepare(const QString &sample)
{
    const QString file = m_temporary.filePath(QStringLiteral("seed.stack.yaml"));
    const Said imported = stackwright({QStringLiteral("import"), sample, QStringLiteral("-o"), file});
    if (imported.exitCode != 0)
        return base::Error{imported.account()};
    base::Result<stack::Stack> seed = stack::openInput(file);
    if (!seed)
        return seed.error();
    seed->name = m_project;
    seed->nodes[QStringLiteral("NestJS")].settings.insert(
        QStringLiteral("debugPort"), yaml::Value(m_ports.value(QStringLiteral("api debug"))));
    seed->nodes[QStringLiteral("NextJS")].settings.insert(
        QStringLiteral("debugPort"), yaml::Value(m_ports.value(QStringLiteral("web debug"))));
    QFile written(file);
    if (!written.open(QIODevice::WriteOnly) || written.write(stack::writtenProject(*seed)) < 0)
        return base::Error{written.errorString()};
    return {};
}

Said SeedStack::stackwright(const QStringList &arguments)
{
    const Said said = run(m_program, arguments, QStringLiteral("STACKWRIGHT_SECRET_"));
    m_said += said.output + said.errors;
    return said;
}

Said SeedStack::run(const QString &program, const QStringList &arguments, const QString &prefix)
{
    QProcessEnvironment environment = m_engine.environment();
    for (auto port = m_ports.cbegin(); port != m_ports.cend(); ++port)
        environment.insert(port.key(), QString::number(port.value()));
    for (auto secret = m_secrets.cbegin(); secret != m_secrets.cend(); ++secret)
        environment.insert(prefix + secret.key().toUpper(), QString::fromUtf8(secret.value()));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_temporary.path());
    process.start(program, arguments);
    const QDeadlineTimer deadline(patienceMs);
    do
        watchCommandLines();
    while (!process.waitForFinished(glanceMs) && process.state() != QProcess::NotRunning && !deadline.hasExpired());
    if (process.state() != QProcess::NotRunning) {
        process.terminate();
        process.waitForFinished();
    }
    Said said;
    if (process.exitStatus() == QProcess::NormalExit && !deadline.hasExpired())
        said.exitCode = process.exitCode();
    said.output = process.readAllStandardOutput();
    said.errors = process.readAllStandardError();
    return said;
}

Said SeedStack::up(const QString &environment)
{
    // The folder is relative on purpose: a person types it so.
    return stackwright({QStringLiteral("up"), QStringLiteral("seed.stack.yaml"), QStringLiteral("--env"), environment,
        QStringLiteral("--folder"), QStringLiteral("stack"), QStringLiteral("--json")});
}

Said SeedStack::compose(const QString &environment, const QStringList &arguments)
{
    QStringList all{QStringLiteral("compose"), QStringLiteral("--project-name"), m_project};
    for (const QString &file : generate::composeFiles(environment))
        all << QStringLiteral("--file") << QDir(folder()).filePath(file);
    return run(QStringLiteral("docker"), all + arguments, {});
}

Said SeedStack::down(const QString &environment, bool volumes)
{
    QStringList arguments = {QStringLiteral("down"), QStringLiteral("seed.stack.yaml"), QStringLiteral("--env"), environment,
        QStringLiteral("--folder"), QStringLiteral("stack"), QStringLiteral("--json")};
    if (volumes)
        arguments.append(QStringLiteral("--volumes"));
    return stackwright(arguments);
}

QByteArray SeedStack::inside(const QString &service, const QStringList &command, QString *failure) const
{
    // The heap is that of a client: a container's own setting may be its server's.
    QStringList arguments = {QStringLiteral("exec"), QStringLiteral("-e"), QStringLiteral("KAFKA_HEAP_OPTS=-Xmx128m"),
        QStringLiteral("%1-%2-1").arg(m_project, service)};
    bool ok = false;
    const QByteArray output = m_engine.docker(arguments + command, &ok);
    if (failure)
        *failure = ok ? QString()
                      : QStringLiteral("in %1: %2: %3").arg(service, command.join(QLatin1Char(' ')), QString::fromUtf8(output));
    return output;
}

QStringList SeedStack::services() const
{
    const QByteArray names = m_engine.docker(
        {QStringLiteral("ps"), QStringLiteral("--filter"), QStringLiteral("label=com.docker.compose.project=") + m_project,
            QStringLiteral("--format"), QStringLiteral("{{.Label \"com.docker.compose.service\"}}")});
    QStringList services = QString::fromUtf8(names).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    services.sort();
    return services;
}

void SeedStack::watchCommandLines()
{
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (pid.toInt() <= 0 || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readAll().replace('\0', ' ');
        if (secrets::holdsSecret(line, m_secrets.values()))
            m_tellingCommandLines.append(QString::fromUtf8(line));
    }
}

} // namespace stackwright::test
