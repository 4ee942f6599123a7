#pragma once

#include "app/cli/options.h"
#include "app/cli/session.h"

// One function a subcommand, each in a file of its name. They return exit codes.
namespace stackwright::cli {

int importCommand(const Options &options, const Session &session);
int checkCommand(const Options &options, const Session &session);
int exportCommand(const Options &options, const Session &session);
int convertCommand(const Options &options, const Session &session);
int planCommand(const Options &options, const Session &session);
int upCommand(const Options &options, const Session &session);
int downCommand(const Options &options, const Session &session);
int statusCommand(const Options &options, const Session &session);
int logsCommand(const Options &options, const Session &session);
int secretCommand(const Options &options, const Session &session);
int kindsCommand(const Options &options, const Session &session);

} // namespace stackwright::cli
