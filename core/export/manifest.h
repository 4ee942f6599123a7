#pragma once

#include "core/base/result.h"
#include "core/export/directory.h"

#include <QMap>

namespace stackwright::exporting {

// What the last export wrote, kept in the folder as ".stackwright/last-export.sha256" in the form of sha256sum: path -> SHA-256 in
// hex. By it an export tells its own files from those that a person edited. A damaged manifest counts as none: then nothing is
// overwritten without being asked.
using Manifest = QMap<QString, QByteArray>;

QByteArray digestOf(const QByteArray &content);
Manifest readManifest(const Directory &folder);
base::Result<void> writeManifest(const Directory &folder, const Manifest &manifest);

// What an export that is under way, or was interrupted, is about to write, starters too, in the same form as
// ".stackwright/unfinished-export.sha256". None where the last one was carried out.
Manifest readUnfinished(const Directory &folder);
base::Result<void> writeUnfinished(const Directory &folder, const Manifest &begun);
base::Result<void> removeUnfinished(const Directory &folder);

} // namespace stackwright::exporting
