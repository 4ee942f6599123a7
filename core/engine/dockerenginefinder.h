#pragma once

#include "core/base/process.h"
#include "core/engine/enginefinder.h"

#include <memory>
#include <vector>

namespace stackwright::engine {

// Finds the engine that the `docker` program would use: DOCKER_HOST, else the current context, else the default socket.
// It asks for everything at once, and takes an engine that says nothing for silenceMs as silent.
class DockerEngineFinder : public EngineFinder
{
    Q_OBJECT

public:
    explicit DockerEngineFinder(const QProcessEnvironment &environment, int silenceMs = 5000, QObject *parent = nullptr);

    void find() override;
    void cancel() override;

private:
    enum Question { Server, Context, Compose, Buildx, Count };

    void ask(Question question, const QStringList &arguments);
    void answered(Question question, const base::ProcessResult &result);
    void decide();
    void fail(const EngineProblem &problem);

    QProcessEnvironment m_environment;
    int m_silenceMs;
    std::vector<std::unique_ptr<base::Process>> m_processes;
    base::ProcessResult m_answers[Count];
    int m_open = 0;
    quint64 m_search = 0; // which search the answers belong to
};

// What the failure of `docker version` means. `address` is where it looked, for the sentence;
// a password in it, or in what docker says, is not told.
EngineProblem engineProblem(const base::ProcessResult &version, const QString &address);

} // namespace stackwright::engine
