#include "core/export/manifest.h"

#include "core/export/relativepath.h"

#include <QCryptographicHash>

namespace stackwright::exporting {

namespace {

const QString manifestPath = QStringLiteral(".stackwright/last-export.sha256");

} // namespace

QByteArray digestOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

Manifest readManifest(const Directory &folder)
{
    const auto entry = folder.file(manifestPath);
    if (!entry || !entry->has_value())
        return {};
    Manifest manifest;
    const QByteArrayList lines = (*entry)->content.split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty())
            continue;
        const QString path = QString::fromUtf8(line.mid(66));
        if (line.size() < 67 || line.mid(64, 2) != "  " || pathFault(path))
            return {};
        manifest.insert(path, line.left(64));
    }
    return manifest;
}

base::Result<void> writeManifest(const Directory &folder, const Manifest &manifest)
{
    QByteArray text;
    for (auto it = manifest.cbegin(); it != manifest.cend(); ++it)
        text += it.value() + "  " + it.key().toUtf8() + '\n';
    return folder.write(manifestPath, text, false);
}

} // namespace stackwright::exporting
