#include "core/export/carryout.h"

#include "core/export/manifest.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace stackwright::exporting {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Exporter", text);
}

bool writes(Action action)
{
    return action == Action::Create || action == Action::Update || action == Action::Conflict;
}

// The first name beside `path` that is free for the person's bytes.
base::Result<QString> backupPath(const Directory &folder, const QString &path)
{
    for (int n = 1;; ++n) {
        const QString candidate = QStringLiteral("%1.backup-%2").arg(path).arg(n);
        const auto entry = folder.file(candidate);
        if (!entry)
            return entry.error();
        if (!entry->has_value())
            return candidate;
    }
}

base::Result<void> doOne(const Directory &folder, const PlannedFile &planned, const File &wanted)
{
    if (!writes(planned.action) && planned.action != Action::Remove)
        return {};
    // What was looked at must still be there: an editor may have saved in between.
    const auto now = folder.file(planned.path);
    if (!now)
        return now.error();
    const bool wasThere = planned.action != Action::Create;
    if (now->has_value() != wasThere || (wasThere && (*now)->content != planned.onDisk))
        return base::Error{tr("Cannot write %1: it changed while the export was under way. Export again").arg(planned.path)};
    if (planned.action == Action::Remove)
        return folder.remove(planned.path);
    if (planned.action == Action::Create)
        return folder.writeNew(planned.path, wanted.content, wanted.executable);
    if (planned.action == Action::Conflict) {
        const auto backup = backupPath(folder, planned.path);
        if (!backup)
            return backup.error();
        if (const auto kept = folder.writeNew(*backup, planned.onDisk, (*now)->executable); !kept)
            return kept;
    }
    return folder.write(planned.path, wanted.content, wanted.executable);
}

// What this export is about to write, said before it writes anything.
base::Result<void> begin(const Directory &folder, const Plan &plan, const Files &files)
{
    Manifest begun = readUnfinished(folder);
    folder.sweep(QStringLiteral(".stackwright")); // of one that could not even say what it was about to write
    if (!begun.isEmpty()) {
        QSet<QString> folders;
        for (const PlannedFile &planned : plan.files)
            folders.insert(planned.path.section(QLatin1Char('/'), 0, -2));
        for (const QString &each : std::as_const(folders))
            folder.sweep(each);
    }
    for (const PlannedFile &planned : plan.files) {
        if (writes(planned.action))
            begun.insert(planned.path, digestOf(files.value(planned.path).content));
    }
    return writeUnfinished(folder, begun);
}

} // namespace

base::Result<void> carryOut(const Directory &folder, const Plan &plan, const Files &files)
{
    const bool changes = std::any_of(plan.files.cbegin(), plan.files.cend(),
        [](const PlannedFile &planned) { return writes(planned.action) || planned.action == Action::Remove; });
    if (changes) {
        if (const auto begun = begin(folder, plan, files); !begun)
            return begun;
    }
    const Manifest known = readManifest(folder);
    Manifest manifest = known;
    base::Result<void> result;
    for (const PlannedFile &planned : plan.files) {
        const auto wanted = files.constFind(planned.path);
        if (result)
            result = doOne(folder, planned, wanted == files.constEnd() ? File() : *wanted);
        // After a failure only what needed no writing is sure.
        if (!result && planned.action != Action::Unchanged)
            continue;
        if (wanted == files.constEnd())
            manifest.remove(planned.path);
        else if (wanted->starterRoot.isEmpty() && !wanted->otherExport)
            manifest.insert(planned.path, digestOf(wanted->content));
    }
    if (manifest != known) {
        const auto written = writeManifest(folder, manifest);
        if (result)
            result = written;
    }
    return result ? removeUnfinished(folder) : result;
}

} // namespace stackwright::exporting
