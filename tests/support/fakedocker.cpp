#include "tests/support/fakedocker.h"

#include <QFile>

namespace stackwright::test {

FakeDocker::FakeDocker()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.remove(QStringLiteral("DOCKER_HOST"));
    m_environment.remove(QStringLiteral("DOCKER_CONTEXT"));
    m_environment.insert(
        QStringLiteral("PATH"), m_folder.path() + QLatin1Char(':') + m_environment.value(QStringLiteral("PATH")));
    write();
}

FakeDocker &FakeDocker::on(const QByteArray &pattern, const QByteArray &script)
{
    m_cases += QByteArray("\"").append(QByteArray(pattern).replace("*", "\"*\"")).append("\")\n").append(script).append("\n;;\n");
    write();
    return *this;
}

FakeDocker &FakeDocker::says(const QByteArray &pattern, const QByteArray &output, int exitCode)
{
    const QString path = m_folder.filePath(QStringLiteral("said%1").arg(m_files++));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(output) != output.size())
        qFatal("cannot write %s", qPrintable(path));
    return on(pattern, "cat '" + path.toUtf8() + "'; exit " + QByteArray::number(exitCode));
}

FakeDocker &FakeDocker::complains(const QByteArray &pattern, const QByteArray &errors, int exitCode)
{
    const QString path = m_folder.filePath(QStringLiteral("said%1").arg(m_files++));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(errors) != errors.size())
        qFatal("cannot write %s", qPrintable(path));
    return on(pattern, "cat '" + path.toUtf8() + "' >&2; exit " + QByteArray::number(exitCode));
}

FakeDocker &FakeDocker::usable()
{
    says("version*", "{\"Client\":{\"Version\":\"26.1.5\"},\"Server\":{\"Version\":\"26.1.5+dfsg1\",\"ApiVersion\":\"1.45\","
                     "\"Components\":[{\"Name\":\"Engine\"}]}}\n");
    says("context inspect*", "[{\"Name\":\"default\",\"Endpoints\":{\"docker\":{\"Host\":\"unix:///var/run/docker.sock\"}}}]\n");
    says("compose version*", "2.40.3-3\n");
    return says("buildx version*", "github.com/docker/buildx v0.29.1 0.29.1\n");
}

QByteArray FakeDocker::calls() const
{
    QFile file(m_folder.filePath(QStringLiteral("calls")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void FakeDocker::write() const
{
    QFile file(m_folder.filePath(QStringLiteral("docker")));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("cannot write the fake docker");
    file.write("#!/bin/sh\necho \"$*\" >> '" + m_folder.filePath(QStringLiteral("calls")).toUtf8() + "'\ncase \"$*\" in\n" +
               m_cases + "*) echo \"docker: unknown command: $*\" >&2; exit 1;;\nesac\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace stackwright::test
