#pragma once

#include "core/base/result.h"
#include "core/export/exporter.h"
#include "core/run/runner.h"
#include "core/secrets/secretstore.h"
#include "core/stack/stackdocument.h"
#include "ui/inspector/context.h"
#include "ui/widgets/preview.h"

#include <QFuture>
#include <QThreadPool>

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::widgets {
class Prompts;
}

namespace stackwright::shell {

class Preferences;

// What the status bar says of the container engine.
struct EngineStatus
{
    bool available = false;
    QString text;  // "Docker 28.5", or why there is none
    QString wayOn; // what a person can do about it, or empty
};

// Everything that the window needs from outside; all of it outlives the window. The functions marked "slow" are called on
// another thread and may block there.
struct Services
{
    stack::StackDocument &document;
    const kinds::Catalogue &catalogue;
    theme::ThemeSource &themes;
    secrets::SecretStore &secrets;
    run::Runner &runner;
    widgets::Prompts &prompts;
    Preferences &preferences;
    // For the slow functions. Never the global pool: Qt paints with its threads, and waits for them.
    QThreadPool &workers;

    widgets::Generator generate; // slow
    inspector::Applies applies;  // may be empty: every setting counts

    // A .stack.yaml, mermaid or other input that the program reads; of Markdown with several charts the one of this number.
    std::function<base::Result<stack::Stack>(const QString &path, int chart)> open;
    std::function<base::Result<stack::Stack>()> sample;
    // Atomically, and never through a symlink. What is there is kept as a backup beside it where `keepBackup`.
    std::function<base::Result<void>(const QString &path, const QByteArray &bytes, bool keepBackup)> writeFile;

    std::function<base::Result<exporting::Plan>(const QString &folder, const generate::FileSet &files, const QString &stackFile)>
        planExport; // slow
    std::function<base::Result<exporting::Plan>(
        const QString &folder, const generate::FileSet &files, const exporting::Options &options)>
        exportFiles; // slow
    // Where a stack that lives in `stackFile` (empty: in no file yet) is exported to and run from, unless the person chose another folder.
    std::function<QString(const QString &stackFile, const stack::Stack &stack)> projectFolder;
    // VARIABLE -> value of secrets that are given from outside and win over the keychain; may be empty.
    std::function<QMap<QString, QByteArray>(const QList<generate::SecretUse> &uses)> givenSecrets;

    // Asks for the engine; answers on the window's thread.
    std::function<QFuture<EngineStatus>()> engineStatus;

    QString journalFolder = {}; // where unsaved work is kept against a crash; empty: nowhere
};

} // namespace stackwright::shell
