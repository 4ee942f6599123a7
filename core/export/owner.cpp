#include "core/export/owner.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace stackwright::exporting {

namespace {

const QString ownerPath = QStringLiteral(".stackwright/stack-file");

// "shop.stack.yaml" in this folder, "../shop.stack.yaml" beside it, or empty.
QString noteOf(const QString &folder, const QString &stackFile)
{
    if (stackFile.isEmpty() || !QFileInfo(stackFile).isAbsolute())
        return {};
    const QFileInfo file(stackFile);
    const QDir target(QFileInfo(folder).canonicalFilePath());
    const QString where = file.dir().canonicalPath();
    if (where == target.path())
        return file.fileName();
    return where == QFileInfo(target.path()).path() ? QLatin1String("../") + file.fileName() : QString();
}

QString readNote(const Directory &directory)
{
    const auto entry = directory.file(ownerPath);
    if (!entry || !entry->has_value())
        return {};
    const QString note = QString::fromUtf8((*entry)->content).trimmed();
    const QString name = note.startsWith(QLatin1String("../")) ? note.mid(3) : note;
    const bool isName = !name.isEmpty() && !name.contains(QLatin1Char('/')) && name != QLatin1String("..");
    return isName ? note : QString();
}

// "#2", of "README.md#2": the second chart of a file that has several; or empty.
QString chartOf(const QString &note)
{
    static const QRegularExpression number(QStringLiteral("#[0-9]+$"));
    return number.match(note).captured();
}

// What a chart and its project file have in common.
QString stemOf(const QString &note)
{
    const QString ending = QStringLiteral(".stack.yaml");
    return note.endsWith(ending, Qt::CaseInsensitive) ? note.chopped(ending.size())
                                                      : note.left(note.lastIndexOf(QLatin1Char('.'))) + chartOf(note);
}

bool isThere(const QDir &folder, const QString &note)
{
    return QFileInfo::exists(folder.filePath(note)) || QFileInfo::exists(folder.filePath(note.chopped(chartOf(note).size())));
}

} // namespace

std::optional<QString> otherOwner(const Directory &directory, const QString &folder, const QString &stackFile)
{
    const QString own = noteOf(folder, stackFile);
    const QString noted = readNote(directory);
    if (noted.isEmpty() || (!own.isEmpty() && stemOf(noted) == stemOf(own)))
        return {};
    // One that is gone was renamed, or given up.
    if (!isThere(QDir(folder), noted))
        return {};
    return noted;
}

base::Result<void> writeOwner(const Directory &directory, const QString &folder, const QString &stackFile)
{
    const QString own = noteOf(folder, stackFile);
    if (own.isEmpty() || own == readNote(directory))
        return {};
    return directory.write(ownerPath, own.toUtf8() + '\n', false);
}

} // namespace stackwright::exporting
