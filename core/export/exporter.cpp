#include "core/export/exporter.h"

#include "core/base/relativepath.h"
#include "core/export/carryout.h"
#include "core/export/directory.h"
#include "core/export/manifest.h"
#include "core/export/owner.h"

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
        if (const auto fault = base::relativePathFault(path))
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
    Planner(const Directory &folder, const Files &files, const std::optional<QString> &otherStack)
        : m_folder(folder)
        , m_files(files)
        , m_otherStack(otherStack)
        , m_manifest(readManifest(folder))
        , m_begun(readUnfinished(folder))
    {
    }

    base::Result<QList<PlannedFile>> planned()
    {
        QList<PlannedFile> result;
        for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
            auto file = plannedFile(it.key(), it.value());
            if (!file)
                return file.error();
            if (!it->otherExport || file->action == Action::Keep)
                result.append(*file);
        }
        for (auto it = m_manifest.cbegin(); it != m_manifest.cend(); ++it) {
            if (m_files.contains(it.key()))
                continue;
            auto entry = m_folder.file(it.key());
            if (!entry)
                return entry.error();
            if (entry->has_value())
                result.append(plannedRemoval(it.key(), **entry));
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
        if (file.otherExport) {
            planned.action = Action::Keep;
            planned.reason = tr("it is of another environment");
        } else if (!file.starterRoot.isEmpty())
            planned.action = Action::Keep;
        else if (onDisk.content == file.content)
            planned.action = onDisk.executable == file.executable ? Action::Unchanged : Action::Update;
        else if (isOurs(path, onDisk.content))
            planned.action = Action::Update;
        else {
            planned.action = Action::Conflict;
            planned.reason = !m_manifest.contains(path) ? tr("it was there before the first export")
                             : m_otherStack             ? tr("it is of the stack in %1").arg(*m_otherStack)
                                                        : tr("it was edited since the last export");
        }
        return planned;
    }

    // As the last export wrote it, or one that was interrupted.
    bool isOurs(const QString &path, const QByteArray &content) const
    {
        const QByteArray digest = digestOf(content);
        return !m_otherStack && (m_manifest.value(path) == digest || m_begun.value(path) == digest);
    }

    PlannedFile plannedRemoval(const QString &path, const Directory::Entry &onDisk)
    {
        if (isOurs(path, onDisk.content))
            return {path, Action::Remove, onDisk.content, {}, {}};
        return {path, Action::Keep, onDisk.content, onDisk.content,
            m_otherStack ? tr("it is of the stack in %1").arg(*m_otherStack)
                         : tr("it is no longer part of the stack, and was edited")};
    }

    // Whether a person has anything in this folder: a file that we neither wrote nor are about to write. A starter that an
    // interrupted export began is completed, whatever is there beside it.
    bool isOwned(const QString &root)
    {
        const auto known = m_owned.constFind(root);
        if (known != m_owned.constEnd())
            return *known;
        bool isBegun = false;
        for (auto it = m_begun.cbegin(); it != m_begun.cend() && !isBegun; ++it)
            isBegun = m_files.value(it.key()).starterRoot == root;
        const QStringList present = isBegun ? QStringList() : m_folder.filesBelow(root, filesLookedAt);
        const bool owned = std::any_of(present.cbegin(), present.cend(), [&](const QString &path) {
            const auto file = m_files.constFind(path);
            return !m_manifest.contains(path) && (file == m_files.constEnd() || !file->starterRoot.isEmpty());
        });
        m_owned.insert(root, owned);
        return owned;
    }

    const Directory &m_folder;
    const Files &m_files;
    std::optional<QString> m_otherStack; // whose export this folder is
    Manifest m_manifest;
    Manifest m_begun; // what an interrupted export was about to write
    QHash<QString, bool> m_owned;
};

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

base::Result<Plan> planned(const QString &folder, const Files &files, const QString &stackFile)
{
    if (const auto names = checkedNames(files); !names)
        return names.error();
    Plan plan;
    plan.folder = folder;
    if (!QFileInfo::exists(folder) && !QFileInfo(folder).isSymLink()) {
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            if (!it->otherExport)
                plan.files.append({it.key(), Action::Create, {}, it->content, {}});
        }
        return plan;
    }
    const auto directory = Directory::open(folder);
    if (!directory)
        return directory.error();
    auto result = Planner(*directory, files, otherOwner(*directory, folder, stackFile)).planned();
    if (!result)
        return result.error();
    plan.files = *result;
    return plan;
}

base::Result<Plan> exported(const QString &folder, const Files &files, const Options &options)
{
    if (const auto clean = checkedForSecrets(files, options.secrets, options.holdsSecret); !clean)
        return clean.error();
    const auto plan = planned(folder, files, options.stackFile);
    if (!plan)
        return plan;
    if (plan->hasConflicts() && !options.force)
        return conflictError(*plan);
    const auto directory = Directory::made(folder);
    if (!directory)
        return directory.error();
    if (const auto done = carryOut(*directory, *plan, files); !done)
        return done.error();
    if (const auto noted = writeOwner(*directory, folder, options.stackFile); !noted)
        return noted.error();
    return plan;
}

} // namespace stackwright::exporting
