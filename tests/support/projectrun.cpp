#include "tests/support/projectrun.h"

#include "core/engine/dockerenginefinder.h"

namespace stackwright::test {

ProjectRun::ProjectRun(const QProcessEnvironment &environment, run::ComposeRunner::Patience patience)
    : runner(std::make_unique<engine::DockerEngineFinder>(environment), environment, patience)
{
    QObject::connect(&runner, &run::Runner::stepChanged, &runner, [this](const run::Step &step) { state.apply(step); });
    QObject::connect(&runner, &run::Runner::nodeChanged, &runner,
        [this](const QString &id, const run::NodeState &node) { state.nodes[id] = node; });
    QObject::connect(&runner, &run::Runner::logged, &runner, [this](const QList<run::LogLine> &lines) { log += lines; });
    QObject::connect(&runner, &run::Runner::finished, &runner, [this](const run::Outcome &outcome) { state.outcome = outcome; });
}

const run::Step *ProjectRun::step(const QString &idPart, run::State wanted) const
{
    for (const run::Step &step : state.steps) {
        if (step.state == wanted && (step.id.contains(idPart) || step.title.contains(idPart)))
            return &step;
    }
    return nullptr;
}

QString ProjectRun::account() const
{
    QString text = state.outcome ? state.outcome->message + QLatin1Char('\n') : QStringLiteral("not ended\n");
    for (const run::Step &step : state.steps)
        text += QStringLiteral("%1 [%2] %3 %4\n").arg(run::stateKey(step.state), step.nodeId, step.title, step.detail);
    return text;
}

SmallProject::SmallProject(QString name)
    : m_name(std::move(name))
{
}

bool SmallProject::write(const QString &path, const QByteArray &content) const
{
    QDir(m_folder.path()).mkpath(QFileInfo(path).path());
    QFile file(m_folder.filePath(path));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

run::Request SmallProject::request(const QByteArray &compose, const QMap<QString, QByteArray> &secrets) const
{
    if (!write(QStringLiteral("compose.yaml"), compose))
        qFatal("cannot write compose.yaml");
    run::Request value;
    value.project = m_name;
    value.folder = m_folder.path();
    value.composeFiles = QStringList{QStringLiteral("compose.yaml")};
    value.secretVariables = secrets;
    for (const QString &service : {QStringLiteral("app"), QStringLiteral("db"), QStringLiteral("job")})
        value.nodes[service.toUpper()].services = QStringList{service};
    value.nodes[QStringLiteral("JOB")].oneShots = QStringList{QStringLiteral("job")};
    return value;
}

} // namespace stackwright::test
