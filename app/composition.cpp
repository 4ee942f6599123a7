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
#include "ui/shell/preferences.h"
#include "ui/widgets/englishplurals.h"
#include "ui/widgets/prompts.h"

#include <QApplication>

namespace stackwright::app {

namespace {

std::unique_ptr<run::Runner> makeRunner(const QProcessEnvironment &environment)
{
    return std::make_unique<run::ComposeRunner>(std::make_unique<engine::DockerEngineFinder>(environment), environment);
}

// What the window stands on, in the order in which it is built; torn down the other way round.
struct Workbench
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    kinds::Catalogue catalogue = loadCatalogue(nullptr);
    shell::Preferences preferences;
    theme::ThemeSource themes;
    widgets::DialogPrompts prompts;
    std::unique_ptr<secrets::SecretStore> secretStore = secrets::openStore();
    std::unique_ptr<run::Runner> runner = makeRunner(environment);
    stack::StackDocument document;

    shell::Services services()
    {
        return {
            .document = document,
            .catalogue = catalogue,
            .themes = themes,
            .secrets = *secretStore,
            .runner = *runner,
            .prompts = prompts,
            .preferences = preferences,
            .generate = [kinds = catalogue](
                            const stack::Stack &stack, const QString &name) { return generate::generated(stack, kinds, name); },
            .applies = [kinds = catalogue](const stack::Stack &stack, const QString &nodeId, const kinds::Setting &setting,
                           const QString &name) { return generate::settingApplies(stack, kinds, nodeId, setting, name); },
            .open = stack::openInput,
            .sample = sampleStack,
            .writeFile = [](const QString &path, const QByteArray &bytes) { return writeFile(path, bytes); },
            .planExport = [](const QString &folder,
                              const generate::FileSet &files) { return exporting::planned(folder, app::exportFiles(files)); },
            .exportFiles =
                [](const QString &folder, const generate::FileSet &files, exporting::Options options) {
                    options.holdsSecret = secrets::holdsSecret;
                    return exporting::exported(folder, app::exportFiles(files), options);
                },
            .projectFolder = projectFolder,
            .givenSecrets = givenSecrets,
            .engineStatus = [environment = environment] { return engineStatus(environment); },
        };
    }
};

} // namespace

cli::Session commandLineSession()
{
    cli::Session session;
    session.environment = QProcessEnvironment::systemEnvironment();
    session.catalogue = [] { return loadCatalogue(nullptr); };
    session.secretStore = [] { return secrets::openStore(); };
    session.runner = [environment = session.environment] { return makeRunner(environment); };
    return session;
}

int runWorkbench(const QStringList &arguments)
{
    widgets::EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    Workbench workbench;
    workbench.themes.setMode(workbench.preferences.themeMode());
    workbench.themes.dressApplication();
    shell::MainWindow window(workbench.services());
    window.show();
    if (!arguments.isEmpty())
        window.openFile(arguments.first());
    return QApplication::exec();
}

} // namespace stackwright::app
