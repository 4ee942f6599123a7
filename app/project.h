#pragma once

#include "core/export/exporter.h"
#include "core/generate/fileset.h"
#include "core/stack/stack.h"

// What window and command line do alike with a stack and its files.
namespace stackwright::app {

// The kinds of this program and of this person ($XDG_DATA_HOME/stackwright/kinds).
kinds::Catalogue loadCatalogue();

// The sample stack, made from the flowchart that comes with the program.
base::Result<stack::Stack> sampleStack();

// Where a stack that lives in `stackFile` is exported to and run from: its own folder where that is an export already, else
// the folder of the stack's name beside it. A stack without a file has one among this person's application data.
QString projectFolder(const QString &stackFile, const stack::Stack &stack);

// Where unsaved work is kept against a crash.
QString journalFolder();

// `environment`, where given: only the base and the overlay of that one; those of others stay as they are.
exporting::Files exportFiles(const generate::FileSet &files, const QString &environment = {});

// One file of a person, atomically and never through a symbolic link. What is there is kept as a backup beside it where
// `keepBackup`, and overwritten else.
base::Result<void> writeFile(const QString &path, const QByteArray &content, bool keepBackup = false);

// VARIABLE -> value of the secrets that this process's environment gives as STACKWRIGHT_SECRET_VARIABLE: they win over the keychain.
// No other variable is looked at, for a stack names its secrets as it likes.
QMap<QString, QByteArray> givenSecrets(const QList<generate::SecretUse> &uses);

} // namespace stackwright::app
