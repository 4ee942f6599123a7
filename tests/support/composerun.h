#pragma once

#include "core/run/composerunner.h"
#include "tests/support/fakedocker.h"

#include <QTemporaryDir>

namespace stackwright::test {

// How long a test waits for what must come.
inline constexpr int patienceMs = 60'000;

// What `docker ps` says of the container of the service "db" once it is healthy.
QByteArray healthyContainer();

// A runner on a docker program of our own, and all that it has told.
struct ComposeRun
{
    explicit ComposeRun(const FakeDocker &docker, run::ComposeRunner::Patience patience = {});

    run::ComposeRunner runner;
    run::RunState state;
    QList<run::LogLine> log;
    int ends = 0;
};

// A folder with the Compose file of one service, "db", that reads a secret; "PG" is its node.
class ComposeProject
{
public:
    // Nothing but that Compose file is there.
    [[nodiscard]] bool begin() const;
    [[nodiscard]] bool writeCompose(const QByteArray &content) const;

    QString filePath(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QString folder() const { return m_folder.path(); }
    // A shell script that ends well, with no output, the first time; what follows it runs from the second time on.
    QByteArray once(const char *name) const;
    // What brings it up.
    run::Request request() const;

private:
    QTemporaryDir m_folder;
};

} // namespace stackwright::test
