#pragma once

#include "core/run/runner.h"
#include "core/secrets/sessionstore.h"
#include "tests/support/fakeprompts.h"
#include "tests/support/fakerunner.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themesource.h"

#include <QTemporaryDir>
#include <QThreadPool>

namespace stackwright::test {

// The window with everything real but the engine, the keychain and the person.
class WindowBench
{
public:
    WindowBench();

    QTemporaryDir folder;
    stack::StackDocument document;
    kinds::Catalogue catalogue;
    theme::ThemeSource themes;
    secrets::SessionStore secrets;
    secrets::SecretStore *keychain = &secrets; // another one, where a test wants it
    FakeRunner runner;
    FakePrompts prompts;
    shell::Preferences preferences;
    QThreadPool workers;
    shell::EngineStatus engine = {true, QStringLiteral("Docker 28.5"), {}};

    QString path(const QString &name) const { return folder.filePath(name); }
    shell::Services services();
};

// Waits until nothing is read or written any more; false where that has no end.
bool filesAreSettled(shell::MainWindow &window);
// Opens a file in the window and waits for it; whether that file is open then.
bool opened(shell::MainWindow &window, const QString &path);

} // namespace stackwright::test
