#pragma once

#include "core/run/runner.h"
#include "core/secrets/sessionstore.h"
#include "tests/support/fakeprompts.h"
#include "tests/support/fakerunner.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themesource.h"

#include <QTemporaryDir>

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
    FakeRunner runner;
    FakePrompts prompts;
    shell::Preferences preferences;
    shell::EngineStatus engine = {true, QStringLiteral("Docker 28.5"), {}};

    QString path(const QString &name) const { return folder.filePath(name); }
    shell::Services services();
};

} // namespace stackwright::test
