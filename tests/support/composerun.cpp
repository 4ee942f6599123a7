#include "tests/support/composerun.h"

#include "core/engine/dockerenginefinder.h"
#include "tests/support/files.h"

#include <QDir>

namespace stackwright::test {

QByteArray healthyContainer()
{
    return "{\"ID\":\"abc\",\"Image\":\"postgres\",\"Labels\":\"com.docker.compose.service=db\",\"Names\":\"demo-db-1\","
           "\"State\":\"running\",\"Status\":\"Up 2 seconds (healthy)\"}\n";
}

ComposeRun::ComposeRun(const FakeDocker &docker, run::ComposeRunner::Patience patience)
    : runner(std::make_unique<engine::DockerEngineFinder>(docker.environment(), 20'000), docker.environment(), patience)
{
    QObject::connect(&runner, &run::Runner::stepChanged, &runner, [this](const run::Step &step) { state.apply(step); });
    QObject::connect(&runner, &run::Runner::nodeChanged, &runner,
        [this](const QString &id, const run::NodeState &node) { state.nodes[id] = node; });
    QObject::connect(&runner, &run::Runner::logged, &runner, [this](const QList<run::LogLine> &lines) { log += lines; });
    QObject::connect(&runner, &run::Runner::finished, &runner, [this](const run::Outcome &outcome) {
        ++ends;
        state.outcome = outcome;
    });
}

bool ComposeProject::begin() const
{
    const QDir dir(m_folder.path());
    for (const QString &name : dir.entryList(QDir::Files | QDir::Hidden)) {
        if (!QFile::remove(dir.filePath(name)))
            return false;
    }
    return writeCompose(
        "services:\n  db: {image: postgres, healthcheck: {test: 'true'}, secrets: [pw]}\nsecrets: {pw: {environment: PW}}\n");
}

bool ComposeProject::writeCompose(const QByteArray &content) const
{
    return write(filePath("compose.yaml"), content);
}

QByteArray ComposeProject::once(const char *name) const
{
    const QByteArray path = filePath(name).toUtf8();
    return "[ -e '" + path + "' ] || { touch '" + path + "'; exit 0; }; ";
}

run::Request ComposeProject::request() const
{
    run::Request value;
    value.project = QStringLiteral("demo");
    value.folder = m_folder.path();
    value.composeFiles = QStringList{QStringLiteral("compose.yaml")};
    value.nodes[QStringLiteral("PG")].services = QStringList{QStringLiteral("db")};
    value.secretVariables[QStringLiteral("PW")] = "s3cret-value";
    return value;
}

} // namespace stackwright::test
