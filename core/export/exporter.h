#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <functional>

// A set of files to a folder: planned, shown, then written. Knows bytes and paths, not what they mean.
namespace stackwright::exporting {

struct File
{
    QByteArray content;
    bool executable = false;
    QString starterRoot = {}; // as in generate::GeneratedFile: created only where this folder holds nothing but our files
    bool otherExport = false; // of the same stack, but not of this export: never written, and left alone where it is
};
using Files = QMap<QString, File>; // by relative path

enum class Action {
    Create,    // is not there
    Update,    // is as we last wrote it, and changes
    Unchanged, // is there with these bytes
    Keep, // the person's own (a starter whose folder is there, a file we no longer make and that was edited), or another export's
    Conflict, // a person edited it since the last export, or it was there before the first one, or another stack's export wrote it
    Remove,   // we wrote it last time, nobody touched it, and it is no longer part of the stack
};

struct PlannedFile
{
    QString path;
    Action action = Action::Create;
    QByteArray onDisk; // what is there now; empty where nothing is
    QByteArray wanted; // empty for Remove
    QString reason;    // for Conflict: what a person would want to know
};

struct Plan
{
    QString folder;
    QList<PlannedFile> files; // sorted by path
    bool hasConflicts() const;
};

// Whether bytes hold one of these values, in any form (secrets::holdsSecret).
using SecretFinder = std::function<bool(const QByteArray &bytes, const QList<QByteArray> &values)>;

struct Options
{
    QString stackFile = {};         // of the stack that is exported, absolute; empty: it is in no file
    bool force = false;             // overwrite conflicts; the person's bytes are kept as PATH.backup-N
    QList<QByteArray> secrets = {}; // values that must be in no file: the export is refused where one is
    SecretFinder holdsSecret = {};  // how they are looked for
};

// What an export would do. Refuses (one message naming the path) names that escape the folder, parts that are symlinks or
// no folders, names that differ only in case, and a folder that cannot be read. What another stack beside this one exported is
// not ours to change. Touches nothing.
base::Result<Plan> planned(const QString &folder, const Files &files, const QString &stackFile = {});

// Does it: each file through a temporary in its own folder, fsync of file and folder, rename, never through a symlink. A new
// file and a backup never replace anything; before any other is replaced or removed, a last look must find the bytes that the
// plan saw. Conflicts without `force` refuse the whole export before anything is written. What stops in the middle is gone on
// with by the next export.
base::Result<Plan> exported(const QString &folder, const Files &files, const Options &options);

// A unified diff of the plan (path headers as of `diff -u`), binary files told as such.
QByteArray unifiedDiff(const Plan &plan);
QByteArray unifiedDiff(const QString &path, const QByteArray &before, const QByteArray &after);

} // namespace stackwright::exporting
