#include "app/composition.h"

#include "app/enginestatus.h"
#include "app/project.h"
#include "core/engine/dockerenginefinder.h"
#include "core/generate/condition.h"
#include "core/generate/generator.h"
#include "core/run/composerunner.h"
#include "core/secrets/leaks.h"
#include "core/secrets/openstore.h"
#include "core/stack/projectfile.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/englishplurals.h"

#include <QApplication>
#include <QThread>

namespace stackwright::app {

namespace {

std::unique_ptr<run::Runner> makeRunner(const QProcessEnvironment &environment)
{
    return std::make_unique<run::ComposeRunner>(std::make_unique<engine::DockerEngineFinder>(environment), environment);
}

} // namespace

Workbench::Workbench()
    : m_environment(QProcessEnvironment::systemEnvironment())
    , m_catalogue(loadCatalogue())
    , m_secretStore(secrets::openStore())
    , m_runner(makeRunner(m_environment))
{
    // One that waits for a slow disk must not hold up the others, however few processors there are.
    m_workers.setMaxThreadCount(qMax(4, QThread::idealThreadCount()));
}

void Workbench::dress()
{
    m_themes.setMode(m_preferences.themeMode());
    m_themes.dressApplication();
}

shell::Services Workbench::services()
{
    return {
        .document = m_document,
        .catalogue = m_catalogue,
        .themes = m_themes,
        .secrets = *m_secretStore,
        .runner = *m_runner,
        .prompts = m_prompts,
        .preferences = m_preferences,
        .workers = m_workers,
        .generate = [kinds = m_catalogue](
                        const stack::Stack &stack, const QString &name) { return generate::generated(stack, kinds, name); },
        .applies = [kinds = m_catalogue](const stack::Stack &stack, const QString &nodeId, const kinds::Setting &setting,
                       const QString &name) { return generate::settingApplies(stack, kinds, nodeId, setting, name); },
        .open = stack::openInput,
        .sample = sampleStack,
        .writeFile = app::writeFile,
        .planExport = [](const QString &folder, const generate::FileSet &files,
                          const QString &stackFile) { return exporting::planned(folder, app::exportFiles(files), stackFile); },
        .exportFiles =
            [](const QString &folder, const generate::FileSet &files, exporting::Options options) {
                options.holdsSecret = secrets::holdsSecret;
                return exporting::exported(folder, app::exportFiles(files), options);
            },
        .projectFolder = projectFolder,
        .givenSecrets = givenSecrets,
        .engineStatus = [environment = m_environment, context = &m_document] { return engineStatus(environment, context); },
        .journalFolder = journalFolder(),
    };
}

cli::Session commandLineSession()
{
    cli::Session session;
    session.environment = QProcessEnvironment::systemEnvironment();
    session.catalogue = loadCatalogue;
    session.secretStore = [] { return secrets::openStore(); };
    session.runner = [environment = session.environment] { return makeRunner(environment); };
    return session;
}

int runWorkbench(const QStringList &arguments)
{
    widgets::EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    Workbench workbench;
    workbench.dress();
    shell::MainWindow window(workbench.services());
    window.show();
    const auto offerRecovery = [&window] { window.offerRecovery(); };
    if (arguments.isEmpty())
        offerRecovery();
    else
        window.openFile(arguments.first(), offerRecovery);
    return QApplication::exec();
}

} // namespace stackwright::app
