#pragma once

#include "ui/shell/services.h"

#include <QProcessEnvironment>

namespace stackwright::app {

// Asks for the engine. The answer comes within some seconds, on this thread, which needs an event loop; not at all once
// `parent` is gone.
QFuture<shell::EngineStatus> engineStatus(const QProcessEnvironment &environment, QObject *parent);

} // namespace stackwright::app
