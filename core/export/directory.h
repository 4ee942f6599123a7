#pragma once

#include "core/base/result.h"
#include "core/export/descriptor.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace stackwright::exporting {

// A folder that is open, and files below it, reached part by part without ever following a symbolic link. Paths are relative
// and have passed base::relativePathFault(). POSIX: openat(2) with O_NOFOLLOW.
class Directory
{
public:
    // The folder itself may be reached through links, for a person named it.
    static base::Result<Directory> open(const QString &path);
    // The same, made with its parents where it is missing.
    static base::Result<Directory> made(const QString &path);

    struct Entry
    {
        QByteArray content;
        bool executable = false;
    };
    // Nothing where no such file is. Refused: links, folders in a file's place, devices, files over base::limits::fileBytes.
    base::Result<std::optional<Entry>> file(const QString &path) const;

    // Temporary in the same folder, fsync of file and folder, rename. Parents are made. Mode 0644, or 0755 where executable,
    // less what the umask takes.
    base::Result<void> write(const QString &path, const QByteArray &content, bool executable) const;
    // The same, but never over anything: an error where something has this name by now.
    base::Result<void> writeNew(const QString &path, const QByteArray &content, bool executable) const;
    // Takes away what an interrupted write left in this folder ("": here), if anything.
    void sweep(const QString &subFolder) const;
    // Removes a file, and the folders that this leaves empty.
    base::Result<void> remove(const QString &path) const;
    // Everything but folders and what an interrupted write left, below a sub-folder, as paths from here; none where it is not there. Stops at `most`.
    QStringList filesBelow(const QString &subFolder, int most) const;

private:
    using Place = int (*)(int folder, const char *temporary, const char *target); // as of rename(2): 0, or -1 with errno

    base::Result<void> writeWith(Place place, const QString &path, const QByteArray &content, bool executable) const;
    Directory(Descriptor descriptor, const QString &path);
    base::Error failure(const QString &sentence, const QString &path, int error) const;
    // The folder that holds `path`; invalid with errno set where it cannot be had.
    Descriptor parentOf(const QString &path, bool make) const;

    Descriptor m_descriptor;
    QString m_path;
};

} // namespace stackwright::exporting
