#pragma once

#include "app/cli/input.h"
#include "core/run/runner.h"

namespace stackwright::cli {

// What a run of this input needs, without its secrets.
run::Request requestFor(const Input &input, run::Verb verb);

// Carries it out with progress; a signal of the terminal cancels it. Returns the exit code.
int carryOut(const run::Request &request, const Session &session, bool json);

// A run that cannot even be started: says why, and with --json that it is finished. Returns the exit code.
int refuse(const base::Error &error, bool json);

} // namespace stackwright::cli
