#pragma once

#include "core/base/result.h"
#include "tests/support/portlease.h"
#include "tests/support/realengine.h"

#include <QMap>
#include <QTemporaryDir>

#include <vector>

namespace stackwright::test {

// What a program said and how it ended.
struct Said
{
    int exitCode = -1; // -1: it did not end in time, or not by itself
    QByteArray output;
    QByteArray errors;

    // For messages: the exit code, the errors, and the end of the output.
    QString account() const;
};

// The seed stack as a project of its own, brought up and down by the real program. Its name and its ports are its own, and
// its secrets are values that stand nowhere else, so that every trace of them can be found.
class SeedStack
{
public:
    // `program`: the path of the stackwright to test.
    SeedStack(const RealEngine &engine, QString program);
    ~SeedStack();
    SeedStack(const SeedStack &) = delete;
    SeedStack &operator=(const SeedStack &) = delete;

    // Imports the sample, a mermaid file, and gives the project its name and debug ports.
    base::Result<void> prepare(const QString &sample);
    // `stackwright ARGUMENTS`, waited for. Meanwhile the command lines of this machine are watched for the secrets.
    Said stackwright(const QStringList &arguments);
    Said up(const QString &environment);
    // `docker compose … ARGUMENTS` on the exported files of an environment, with the same ports and secrets.
    Said compose(const QString &environment, const QStringList &arguments);
    Said down(const QString &environment, bool volumes = false);

    const QString &project() const { return m_project; }
    QString folder() const { return m_temporary.filePath(QStringLiteral("stack")); }
    int port(const QString &variable) const { return m_ports.value(variable); }
    // By the name of the file in /run/secrets.
    const QMap<QString, QByteArray> &secrets() const { return m_secrets; }
    // Everything that the program has said so far, on both streams.
    const QByteArray &everythingSaid() const { return m_said; }
    // Command lines of any process that held a secret, as far as they were seen.
    const QStringList &tellingCommandLines() const { return m_tellingCommandLines; }

    // A command in the first container of a service; its output, and the error's in `failure` where it did not end with 0.
    QByteArray inside(const QString &service, const QStringList &command, QString *failure = nullptr) const;
    // Services that have a container, by their labels.
    QStringList services() const;

private:
    // `prefix`: before the names of the variables that hold the secrets.
    Said run(const QString &program, const QStringList &arguments, const QString &prefix);
    void watchCommandLines();

    const RealEngine &m_engine;
    QString m_program;
    QTemporaryDir m_temporary;
    QString m_project;
    std::vector<PortLease> m_leases;
    QMap<QString, int> m_ports;
    QMap<QString, QByteArray> m_secrets;
    QByteArray m_said;
    QStringList m_tellingCommandLines;
};

} // namespace stackwright::test
