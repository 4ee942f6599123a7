#pragma once

#include "app/cli/options.h"
#include "app/cli/session.h"
#include "core/generate/fileset.h"
#include "core/stack/stack.h"

namespace stackwright::cli {

// A stack that was named on the command line, with what it becomes.
struct Input
{
    stack::Stack stack;
    QString identity; // stack::identityOf() its file: what its secrets are kept under
    kinds::Catalogue catalogue;
    generate::Generated generated;
    QString environment; // --env; else "dev" where the stack has it, else the first environment, else the base
    QString folder;      // --folder, else app::projectFolder()
};

// FILE, read; of Markdown the chart that is meant. Several charts of which nobody said one are a usage error that names them.
struct OpenedFile
{
    stack::Stack stack;
    QString identity; // stack::identityOf() it
};
base::Result<OpenedFile> openedFile(const Options &options);

// Reads FILE and generates. An --env that the stack does not have is a usage error.
base::Result<Input> openedInput(const Options &options, const Session &session);

// Says errors and warnings of the stack; whether it has an error.
bool sayFaults(const Input &input, const QString &file);

QString diagnosticText(const base::Diagnostic &diagnostic, const QString &file);

} // namespace stackwright::cli
