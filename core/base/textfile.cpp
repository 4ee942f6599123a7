#include "core/base/textfile.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stackwright::base {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TextFile", text);
}

Error cannotRead(const QString &path, const QString &reason)
{
    return Error{tr("Cannot read %1: %2").arg(path, reason), Location{path}};
}

// Where the byte at `offset` stands, counting characters in the valid UTF-8 before it.
Location locationOf(const QByteArray &bytes, qsizetype offset, const QString &name)
{
    const QByteArrayView before(bytes.constData(), offset);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const auto column = std::count_if(
        before.begin() + lineStart, before.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
    return Location{name, int(before.count('\n')) + 1, int(column) + 1};
}

// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or -1.
qsizetype firstBadByte(const QByteArray &bytes)
{
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    const qsizetype size = bytes.size();
    for (qsizetype i = 0; i < size;) {
        const unsigned char lead = data[i];
        if (lead == 0)
            return i;
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || i + length > size)
            return i;
        for (int k = 1; k < length; ++k) {
            if ((data[i + k] & 0xC0) != 0x80)
                return i;
        }
        const unsigned char second = data[i + 1];
        const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
        if (overlong || outside)
            return i;
        i += length;
    }
    return -1;
}

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    // Opened without blocking and checked by descriptor: a FIFO must not hang us, nor a swap slip by us.
    const QByteArray native = QFile::encodeName(path);
    const int descriptor = ::open(native.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return cannotRead(path, qt_error_string(errno));
    struct stat status = {};
    QFile file;
    if (::fstat(descriptor, &status) != 0 || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        const QString reason = qt_error_string(errno);
        ::close(descriptor);
        return cannotRead(path, reason);
    }
    if (!S_ISREG(status.st_mode))
        return cannotRead(path, S_ISDIR(status.st_mode) ? tr("it is a folder") : tr("it is not a regular file"));
    if (status.st_size > limit)
        return cannotRead(path, tr("it is %1 MiB large, and at most %2 MiB are read").arg(status.st_size >> 20).arg(limit >> 20));
    QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return cannotRead(path, file.errorString());
    if (bytes.size() > limit)
        return cannotRead(path, tr("it grew over %1 MiB while it was read").arg(limit >> 20));
    return bytes;
}

Result<QString> readTextFile(const QString &path, qint64 limit)
{
    const Result<QByteArray> bytes = readFile(path, limit);
    if (!bytes)
        return bytes.error();
    return decodedText(*bytes, path);
}

Result<QString> decodedText(const QByteArray &bytes, const QString &name)
{
    const qsizetype bad = firstBadByte(bytes);
    if (bad >= 0) {
        const Location where = locationOf(bytes, bad, name);
        return Error{bytes.at(bad) == '\0' ? tr("a NUL byte: this is not a text file") : tr("not valid UTF-8"), where};
    }
    static const QByteArray bom = QByteArrayLiteral("\xEF\xBB\xBF");
    return QString::fromUtf8(bytes.startsWith(bom) ? QByteArrayView(bytes).sliced(bom.size()) : QByteArrayView(bytes));
}

} // namespace stackwright::base
