#pragma once

#include "app/cli/session.h"
#include "core/secrets/secretstore.h"
#include "ui/shell/preferences.h"
#include "ui/shell/services.h"
#include "ui/widgets/prompts.h"

#include <QThreadPool>

#include <memory>

// The only place where objects are wired.
namespace stackwright::app {

// What the window stands on, in the order in which it is built; torn down the other way round. Preferences, kinds and
// secrets are this person's own; the engine is the one that the environment names.
class Workbench
{
public:
    Workbench();

    // For one window, which must go before this.
    shell::Services services();
    // Dresses the application as the person chose.
    void dress();

    const stack::StackDocument &document() const { return m_document; }

private:
    QProcessEnvironment m_environment;
    kinds::Catalogue m_catalogue;
    shell::Preferences m_preferences;
    theme::ThemeSource m_themes;
    widgets::DialogPrompts m_prompts;
    std::unique_ptr<secrets::SecretStore> m_secretStore;
    std::unique_ptr<run::Runner> m_runner;
    stack::StackDocument m_document;
    QThreadPool m_workers;
};

cli::Session commandLineSession();

// Opens the window, on the file that is named or on the welcome page. Needs a QApplication. Returns the exit code.
int runWorkbench(const QStringList &arguments);

} // namespace stackwright::app
