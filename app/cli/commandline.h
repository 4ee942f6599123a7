#pragma once

#include "app/cli/session.h"

#include <QStringList>

namespace stackwright::cli {

// Whether a word names a subcommand, or asks for help or the version.
bool isSubcommand(const QString &word);

// Runs one; the first argument is its name. Needs a QCoreApplication. Returns the exit code.
int runSubcommand(const QStringList &arguments, const Session &session);

} // namespace stackwright::cli
