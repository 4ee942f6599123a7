#pragma once

#include "app/cli/session.h"

// The only place where objects are wired.
namespace stackwright::app {

cli::Session commandLineSession();

// Opens the window, on the file that is named or on the welcome page. Needs a QApplication. Returns the exit code.
int runWorkbench(const QStringList &arguments);

} // namespace stackwright::app
