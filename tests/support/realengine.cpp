#include "tests/support/realengine.h"

#include <QFile>
#include <QProcess>

namespace stackwright::test {

namespace {

constexpr int patienceMs = 120'000;

} // namespace

RealEngine::RealEngine()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(
        QStringLiteral("docker"), {QStringLiteral("version"), QStringLiteral("--format"), QStringLiteral("{{.Server.Version}}")});
    if (!process.waitForStarted())
        m_absence = QStringLiteral("there is no docker program");
    else if (!process.waitForFinished(patienceMs))
        m_absence = QStringLiteral("the container engine does not answer");
    else if (process.exitCode() != 0)
        m_absence = QStringLiteral("no container engine can be reached");
}

QString RealEngine::absence(const QString &image) const
{
    if (!m_absence.isEmpty())
        return m_absence;
    // The private engine says which stand-in images could not be made, and why.
    QFile facts(m_environment.value(QStringLiteral("STACKWRIGHT_ENGINE_FACTS")));
    if (facts.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : facts.readAll().split('\n')) {
            const QByteArray start = "image-absent\t" + image.toUtf8() + ":";
            if (line.startsWith(start))
                return QStringLiteral("no image %1: %2").arg(image, QString::fromUtf8(line.mid(start.size()).trimmed()));
        }
    }
    return {};
}

QByteArray RealEngine::docker(const QStringList &arguments, bool *ok) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral("docker"), arguments);
    const bool ended = process.waitForFinished(patienceMs);
    if (ok)
        *ok = ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return process.readAllStandardOutput();
}

QStringList RealEngine::containers(const QString &project) const
{
    const QByteArray names = docker({QStringLiteral("ps"), QStringLiteral("-a"), QStringLiteral("--filter"),
        QStringLiteral("label=com.docker.compose.project=") + project, QStringLiteral("--format"), QStringLiteral("{{.Names}}")});
    return QString::fromUtf8(names).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

void RealEngine::remove(const QString &project) const
{
    docker({QStringLiteral("compose"), QStringLiteral("-p"), project, QStringLiteral("down"), QStringLiteral("-t"),
        QStringLiteral("0"), QStringLiteral("--volumes"), QStringLiteral("--remove-orphans")});
    const QByteArray images = docker({QStringLiteral("images"), QStringLiteral("-q"), QStringLiteral("--filter"),
        QStringLiteral("label=com.docker.compose.project=") + project});
    for (const QByteArray &image : images.split('\n')) {
        if (!image.isEmpty())
            docker({QStringLiteral("rmi"), QStringLiteral("-f"), QString::fromLatin1(image)});
    }
}

} // namespace stackwright::test
