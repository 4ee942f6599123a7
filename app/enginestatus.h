#pragma once

#include "ui/shell/services.h"

#include <QProcessEnvironment>

namespace stackwright::app {

// Asks for the engine and waits for the answer, at most some seconds: for a worker thread, never for the window's.
shell::EngineStatus engineStatus(const QProcessEnvironment &environment);

} // namespace stackwright::app
