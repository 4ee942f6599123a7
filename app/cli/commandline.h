#pragma once

#include "app/cli/session.h"

#include <QStringList>

namespace stackwright::cli {

// Whether a word names a subcommand, or asks for help or the version.
bool isSubcommand(const QString &word);
// Whether these arguments make a picture with fonts: then the program has to be a QGuiApplication, though without a display.
bool drawsPicture(const QStringList &arguments);

// Runs one; the first argument is its name. Needs a QCoreApplication. Returns the exit code.
int runSubcommand(const QStringList &arguments, const Session &session);

} // namespace stackwright::cli
