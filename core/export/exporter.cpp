#include "core/export/exporter.h"

#include "core/export/directory.h"
#include "core/export/manifest.h"
#include "core/export/relativepath.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace stackwright::exporting {

namespace {

// More files than that in a starter's folder make no difference: it is not empty.
constexpr int filesLookedAt = 10'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Exporter", text);
}

// Names that cannot be written, or would be one file where upper and lower case are alike.
base::Result<void> checkedNames(const Files &files)
{
    QHash<QString, QString> folded;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        const QString &path = it.key();
        if (const auto fault = pathFault(path))
            return base::Error{tr("Cannot export the file \"%1\": %2").arg(path, *fault)};
        QString part = path;
        // A file may not stand where another file needs a folder.
        while (part.contains(QLatin1Char('/'))) {
            part.truncate(part.lastIndexOf(QLatin1Char('/')));
            if (files.contains(part))
                return base::Error{tr("Cannot export %1: %2 is a file").arg(path, part)};
        }
        const QString key = path.toCaseFolded();
        if (const auto other = folded.constFind(key); other != folded.constEnd())
            return base::Error{tr("Cannot export both %1 and %2: some file systems take them for one").arg(*other, path)};
        folded.insert(key, path);
    }
    return {};
}

class Planner
{
public:
    Planner(const Directory &folder, const Files &files)
        : m_folder(folder)
        , m_files(files)
        , m_manifest(readManifest(folder))
    {
    }

    base::Result<QList<PlannedFile>> planned()
    {
        QList<PlannedFile> result;
        for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
            auto file = plannedFile(it.key(), it.value());
            if (!file)
                return file.error();
            result.append(*file);
        }
        for (auto it = m_manifest.cbegin(); it != m_manifest.cend(); ++it) {
            if (m_files.contains(it.key()))
                continue;
            auto entry = m_folder.file(it.key());
            if (!entry)
                return entry.error();
            if (entry->has_value())
                result.append(plannedRemoval(it.key(), it.value(), **entry));
        }
        std::sort(result.begin(), result.end(), [](const PlannedFile &a, const PlannedFile &b) { return a.path < b.path; });
        return result;
    }

private:
    base::Result<PlannedFile> plannedFile(const QString &path, const File &file)
    {
        const auto entry = m_folder.file(path);
        if (!entry)
            return entry.error();
        PlannedFile planned{path, Action::Create, {}, file.content, {}};
        if (!entry->has_value()) {
            if (!file.starterRoot.isEmpty() && isOwned(file.starterRoot)) {
                planned.action = Action::Keep;
                planned.reason = tr("the folder %1 is the person's own").arg(file.starterRoot);
            }
            return planned;
        }
        const Directory::Entry &onDisk = **entry;
        planned.onDisk = onDisk.content;
        if (!file.starterRoot.isEmpty())
            planned.action = Action::Keep;
        else if (onDisk.content == file.content)
            planned.action = onDisk.executable == file.executable ? Action::Unchanged : Action::Update;
        else if (m_manifest.value(path) == digestOf(onDisk.content))
            planned.action = Action::Update;
        else {
            planned.action = Action::Conflict;
            planned.reason = m_manifest.contains(path) ? tr("it was edited since the last export")
                                                       : tr("it was there before the first export");
        }
        return planned;
    }

    PlannedFile plannedRemoval(const QString &path, const QByteArray &digest, const Directory::Entry &onDisk)
    {
        if (digest == digestOf(onDisk.content))
            return {path, Action::Remove, onDisk.content, {}, {}};
        return {path, Action::Keep, onDisk.content, onDisk.content, tr("it is no longer part of the stack, and was edited")};
    }

    // Whether a person has anything in this folder: a file that we neither wrote nor are about to write.
    bool isOwned(const QString &root)
    {
        const auto known = m_owned.constFind(root);
        if (known != m_owned.constEnd())
            return *known;
        const QStringList present = m_folder.filesBelow(root, filesLookedAt);
        const bool owned = std::any_of(present.cbegin(), present.cend(), [&](const QString &path) {
            const auto file = m_files.constFind(path);
            return !m_manifest.contains(path) && (file == m_files.constEnd() || !file->starterRoot.isEmpty());
        });
        m_owned.insert(root, owned);
        return owned;
    }

    const Directory &m_folder;
    const Files &m_files;
    Manifest m_manifest;
    QHash<QString, bool> m_owned;
};

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

base::Result<void> writeOne(const Directory &folder, const PlannedFile &planned, const File &wanted)
{
    // What was looked at must still be there: an editor may have saved in between.
    const auto now = folder.file(planned.path);
    if (!now)
        return now.error();
    const bool wasThere = planned.action != Action::Create;
    if (now->has_value() != wasThere || (wasThere && (*now)->content != planned.onDisk))
        return base::Error{tr("Cannot write %1: it changed while the export was under way. Export again").arg(planned.path)};
    if (planned.action == Action::Conflict) {
        const auto backup = backupPath(folder, planned.path);
        if (!backup)
            return backup.error();
        if (const auto kept = folder.write(*backup, planned.onDisk, (*now)->executable); !kept)
            return kept;
    }
    return folder.write(planned.path, wanted.content, wanted.executable);
}

bool writes(Action action)
{
    return action == Action::Create || action == Action::Update || action == Action::Conflict;
}

base::Result<void> carryOut(const Directory &folder, const Plan &plan, const Files &files)
{
    Manifest manifest = readManifest(folder);
    for (const PlannedFile &planned : plan.files) {
        const auto wanted = files.constFind(planned.path);
        if (writes(planned.action)) {
            if (const auto done = writeOne(folder, planned, *wanted); !done)
                return done;
        } else if (planned.action == Action::Remove) {
            if (const auto done = folder.remove(planned.path); !done)
                return done;
        }
        if (wanted == files.constEnd())
            manifest.remove(planned.path);
        else if (wanted->starterRoot.isEmpty())
            manifest.insert(planned.path, digestOf(wanted->content));
    }
    if (manifest == readManifest(folder))
        return {};
    return writeManifest(folder, manifest);
}

base::Error conflictError(const Plan &plan)
{
    QStringList lines;
    for (const PlannedFile &file : plan.files) {
        if (file.action == Action::Conflict)
            lines.append(QStringLiteral("%1: %2").arg(file.path, file.reason));
    }
    return {tr("Nothing was exported, for it would overwrite a person's work:\n%1").arg(lines.join(QLatin1Char('\n')))};
}

base::Result<void> checkedForSecrets(const Files &files, const QList<QByteArray> &secrets, const SecretFinder &finder)
{
    if (!finder || secrets.isEmpty())
        return {};
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        if (finder(it->content, secrets))
            return base::Error{tr("Nothing was exported: %1 would hold the value of a secret").arg(it.key())};
    }
    return {};
}

} // namespace

bool Plan::hasConflicts() const
{
    return std::any_of(files.cbegin(), files.cend(), [](const PlannedFile &file) { return file.action == Action::Conflict; });
}

base::Result<Plan> planned(const QString &folder, const Files &files)
{
    if (const auto names = checkedNames(files); !names)
        return names.error();
    Plan plan;
    plan.folder = folder;
    if (!QFileInfo::exists(folder) && !QFileInfo(folder).isSymLink()) {
        for (auto it = files.cbegin(); it != files.cend(); ++it)
            plan.files.append({it.key(), Action::Create, {}, it->content, {}});
        return plan;
    }
    const auto directory = Directory::open(folder);
    if (!directory)
        return directory.error();
    auto result = Planner(*directory, files).planned();
    if (!result)
        return result.error();
    plan.files = *result;
    return plan;
}

base::Result<Plan> exported(const QString &folder, const Files &files, const Options &options)
{
    if (const auto clean = checkedForSecrets(files, options.secrets, options.holdsSecret); !clean)
        return clean.error();
    const auto plan = planned(folder, files);
    if (!plan)
        return plan;
    if (plan->hasConflicts() && !options.force)
        return conflictError(*plan);
    const auto directory = Directory::made(folder);
    if (!directory)
        return directory.error();
    if (const auto done = carryOut(*directory, *plan, files); !done)
        return done.error();
    return plan;
}

} // namespace stackwright::exporting
