#include "core/export/directory.h"

#include "core/base/limits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace stackwright::exporting {

namespace {

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

QString tr(const char *text)
{
    return QCoreApplication::translate("Directory", text);
}

QByteArray nameOf(const QString &path)
{
    return QFile::encodeName(path.section(QLatin1Char('/'), -1));
}

QString reasonOf(int error)
{
    switch (error) {
    case ELOOP: return tr("a symbolic link is in the way");
    case ENOTDIR: return tr("a file is where a folder must be, or a symbolic link is in the way");
    case EISDIR: return tr("a folder is in its place");
    case EFBIG: return tr("it is larger than %1 MiB").arg(base::limits::fileBytes >> 20);
    case EEXIST: return tr("something else has this name by now");
    case ENOSPC: return tr("the disk is full");
    case EDQUOT: return tr("the disk quota is used up");
    case EROFS: return tr("the file system is read-only");
    default: return qt_error_string(error);
    }
}

// All of it, or false with errno.
bool writeAll(int descriptor, const QByteArray &content)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t written = ::write(descriptor, content.constData() + done, size_t(content.size() - done));
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            done += written;
    }
    return true;
}

constexpr char temporaryStart[] = ".stackwright-";
constexpr char temporaryEnd[] = ".tmp";

bool isTemporary(const QByteArray &name)
{
    return name.startsWith(temporaryStart) && name.endsWith(temporaryEnd);
}

// A file with a name of its own beside the target.
Descriptor temporaryIn(int folder, mode_t mode, QByteArray &name)
{
    for (int attempt = 0; attempt < 16; ++attempt) {
        name = temporaryStart + QByteArray::number(QRandomGenerator::system()->generate64(), 36) + temporaryEnd;
        const int descriptor = ::openat(folder, name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (descriptor >= 0 || errno != EEXIST)
            return Descriptor(descriptor);
    }
    return Descriptor();
}

// A link fails where the name is taken, whenever that happened; a rename would replace. Where the file system has no links, a
// look right before has to do.
int placeNew(int folder, const char *temporary, const char *target)
{
    if (::linkat(folder, temporary, folder, target, 0) == 0)
        return ::unlinkat(folder, temporary, 0);
    if (errno == EEXIST)
        return -1;
    struct stat status = {};
    if (::fstatat(folder, target, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return -1;
    }
    return ::renameat(folder, temporary, folder, target);
}

// The names in a folder, whose descriptor it takes.
QByteArrayList namesIn(int descriptor)
{
    QByteArrayList names;
    DIR *stream = descriptor < 0 ? nullptr : ::fdopendir(descriptor);
    if (!stream)
        return names;
    while (const dirent *entry = ::readdir(stream)) {
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..")
            names.append(name);
    }
    ::closedir(stream);
    return names;
}

void collectFiles(int parent, const QByteArray &name, const QString &path, int most, int depth, QStringList &files)
{
    static constexpr int deepest = 40;
    const Descriptor folder(::openat(parent, name.constData(), folderFlags | O_NOFOLLOW));
    if (!folder.isValid() || depth > deepest)
        return;
    for (const QByteArray &child : namesIn(::openat(folder.get(), ".", folderFlags))) {
        if (files.size() >= most)
            return;
        const QString childPath = path + QLatin1Char('/') + QFile::decodeName(child);
        struct stat status = {};
        if (::fstatat(folder.get(), child.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode))
            collectFiles(folder.get(), child, childPath, most, depth + 1, files);
        else if (!isTemporary(child))
            files.append(childPath);
    }
}

} // namespace

Directory::Directory(Descriptor descriptor, const QString &path)
    : m_descriptor(std::move(descriptor))
    , m_path(path)
{
}

base::Error Directory::failure(const QString &sentence, const QString &path, int error) const
{
    return {sentence.arg(path.isEmpty() ? m_path : path, reasonOf(error)), {QDir(m_path).filePath(path)}};
}

base::Result<Directory> Directory::open(const QString &path)
{
    Descriptor descriptor(::open(QFile::encodeName(path).constData(), folderFlags));
    if (!descriptor.isValid())
        return base::Error{tr("Cannot open the folder %1: %2").arg(path, reasonOf(errno)), {path}};
    return Directory(std::move(descriptor), path);
}

base::Result<Directory> Directory::made(const QString &path)
{
    if (!QDir().mkpath(path))
        return base::Error{tr("Cannot make the folder %1: %2").arg(path, reasonOf(errno)), {path}};
    return open(path);
}

Descriptor Directory::parentOf(const QString &path, bool make) const
{
    Descriptor folder(::openat(m_descriptor.get(), ".", folderFlags));
    const QStringList parts = path.split(QLatin1Char('/'));
    for (qsizetype i = 0; i + 1 < parts.size() && folder.isValid(); ++i) {
        const QByteArray part = QFile::encodeName(parts.at(i));
        if (make && ::mkdirat(folder.get(), part.constData(), 0777) == 0)
            ::fsync(folder.get());
        folder = Descriptor(::openat(folder.get(), part.constData(), folderFlags | O_NOFOLLOW));
    }
    return folder;
}

base::Result<std::optional<Directory::Entry>> Directory::file(const QString &path) const
{
    const QString sentence = tr("Cannot read %1: %2");
    const Descriptor folder = parentOf(path, false);
    if (!folder.isValid())
        return errno == ENOENT ? base::Result<std::optional<Entry>>(std::nullopt) : failure(sentence, path, errno);
    const Descriptor descriptor(
        ::openat(folder.get(), nameOf(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!descriptor.isValid())
        return errno == ENOENT ? base::Result<std::optional<Entry>>(std::nullopt) : failure(sentence, path, errno);
    struct stat status = {};
    if (::fstat(descriptor.get(), &status) != 0)
        return failure(sentence, path, errno);
    if (!S_ISREG(status.st_mode))
        return failure(sentence, path, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    if (status.st_size > base::limits::fileBytes)
        return failure(sentence, path, EFBIG);
    Entry entry;
    entry.executable = (status.st_mode & S_IXUSR) != 0;
    QFile file;
    if (!file.open(descriptor.get(), QIODevice::ReadOnly, QFileDevice::DontCloseHandle))
        return failure(sentence, path, EIO);
    entry.content = file.read(base::limits::fileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(sentence, path, EIO);
    return std::optional<Entry>(std::move(entry));
}

base::Result<void> Directory::write(const QString &path, const QByteArray &content, bool executable) const
{
    return writeWith(
        [](int folder, const char *temporary, const char *target) { return ::renameat(folder, temporary, folder, target); }, path,
        content, executable);
}

base::Result<void> Directory::writeNew(const QString &path, const QByteArray &content, bool executable) const
{
    return writeWith(placeNew, path, content, executable);
}

void Directory::sweep(const QString &subFolder) const
{
    const Descriptor folder = parentOf(subFolder.isEmpty() ? QStringLiteral("x") : subFolder + QLatin1String("/x"), false);
    if (!folder.isValid())
        return;
    for (const QByteArray &name : namesIn(::openat(folder.get(), ".", folderFlags))) {
        if (isTemporary(name))
            ::unlinkat(folder.get(), name.constData(), 0);
    }
}

base::Result<void> Directory::writeWith(Place place, const QString &path, const QByteArray &content, bool executable) const
{
    const QString sentence = tr("Cannot write %1: %2");
    const Descriptor folder = parentOf(path, true);
    if (!folder.isValid())
        return failure(sentence, path, errno);
    const QByteArray target = nameOf(path);
    QByteArray temporary;
    Descriptor file = temporaryIn(folder.get(), executable ? 0777 : 0666, temporary);
    if (!file.isValid())
        return failure(sentence, path, errno);
    // fsync before rename: a crash leaves the old file or the new one, never an empty one.
    const bool done = writeAll(file.get(), content) && ::fsync(file.get()) == 0 && ::close(file.release()) == 0 &&
                      place(folder.get(), temporary.constData(), target.constData()) == 0;
    if (!done) {
        const int error = errno;
        ::unlinkat(folder.get(), temporary.constData(), 0);
        return failure(sentence, path, error);
    }
    if (::fsync(folder.get()) != 0)
        return failure(sentence, path, errno);
    return {};
}

base::Result<void> Directory::remove(const QString &path) const
{
    const Descriptor folder = parentOf(path, false);
    if (!folder.isValid() || ::unlinkat(folder.get(), nameOf(path).constData(), 0) != 0)
        return errno == ENOENT ? base::Result<void>() : failure(tr("Cannot remove %1: %2"), path, errno);
    ::fsync(folder.get());
    QString parent = path;
    while (parent.contains(QLatin1Char('/'))) {
        parent.truncate(parent.lastIndexOf(QLatin1Char('/')));
        const Descriptor above = parentOf(parent, false);
        if (!above.isValid() || ::unlinkat(above.get(), nameOf(parent).constData(), AT_REMOVEDIR) != 0)
            break;
    }
    return {};
}

QStringList Directory::filesBelow(const QString &subFolder, int most) const
{
    QStringList files;
    const Descriptor parent = parentOf(subFolder, false);
    if (parent.isValid())
        collectFiles(parent.get(), nameOf(subFolder), subFolder, most, 0, files);
    return files;
}

} // namespace stackwright::exporting
