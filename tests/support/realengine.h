#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace stackwright::test {

// The container engine that the environment names (DOCKER_HOST or a context), for tests with the label "engine".
class RealEngine
{
public:
    RealEngine();

    // Empty: there is one. Otherwise why not, for QSKIP.
    QString absence() const { return m_absence; }
    // Why an image cannot be had here, or empty.
    QString absence(const QString &image) const;
    const QProcessEnvironment &environment() const { return m_environment; }

    // A docker command, waited for; its stdout. `ok` tells whether it ended with 0.
    QByteArray docker(const QStringList &arguments, bool *ok = nullptr) const;
    // Names of all containers of a project, running or not.
    QStringList containers(const QString &project) const;
    // Everything of a project: containers, networks, volumes and the images built for it.
    void remove(const QString &project) const;

private:
    QProcessEnvironment m_environment;
    QString m_absence;
};

} // namespace stackwright::test

// Ends the test as "not run" where there is no engine; packaging/dev fails on that in CI.
#define STACKWRIGHT_NEED_ENGINE(engine)                                                                                          \
    if (!(engine).absence().isEmpty())                                                                                           \
    QSKIP(qPrintable("not run: " + (engine).absence()))
