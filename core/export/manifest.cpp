#include "core/export/manifest.h"

#include "core/base/relativepath.h"

#include <QCryptographicHash>

namespace stackwright::exporting {

namespace {

const QString manifestPath = QStringLiteral(".stackwright/last-export.sha256");
const QString unfinishedPath = QStringLiteral(".stackwright/unfinished-export.sha256");

Manifest readFrom(const Directory &folder, const QString &file)
{
    const auto entry = folder.file(file);
    if (!entry || !entry->has_value())
        return {};
    Manifest manifest;
    const QByteArrayList lines = (*entry)->content.split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty())
            continue;
        const QString path = QString::fromUtf8(line.mid(66));
        if (line.size() < 67 || line.mid(64, 2) != "  " || base::relativePathFault(path))
            return {};
        manifest.insert(path, line.left(64));
    }
    return manifest;
}

base::Result<void> writeTo(const Directory &folder, const QString &file, const Manifest &manifest)
{
    QByteArray text;
    for (auto it = manifest.cbegin(); it != manifest.cend(); ++it)
        text += it.value() + "  " + it.key().toUtf8() + '\n';
    return folder.write(file, text, false);
}

} // namespace

QByteArray digestOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

Manifest readManifest(const Directory &folder)
{
    return readFrom(folder, manifestPath);
}

base::Result<void> writeManifest(const Directory &folder, const Manifest &manifest)
{
    return writeTo(folder, manifestPath, manifest);
}

Manifest readUnfinished(const Directory &folder)
{
    return readFrom(folder, unfinishedPath);
}

base::Result<void> writeUnfinished(const Directory &folder, const Manifest &begun)
{
    return writeTo(folder, unfinishedPath, begun);
}

base::Result<void> removeUnfinished(const Directory &folder)
{
    return folder.remove(unfinishedPath);
}

} // namespace stackwright::exporting
