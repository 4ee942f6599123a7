#include "core/engine/portowner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace stackwright::engine {

namespace {

// The inodes of sockets that listen on the port (proc(5), /proc/net/tcp).
QStringList listeningInodes(int port)
{
    QStringList inodes;
    const QByteArray wanted = ":" + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    for (const char *name : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        QFile file(QString::fromLatin1(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QList<QByteArray> fields = line.simplified().split(' ');
            if (fields.size() > 9 && fields.at(1).endsWith(wanted) && fields.at(3) == "0A")
                inodes.append(QString::fromLatin1(fields.at(9)));
        }
    }
    return inodes;
}

} // namespace

QString portOwner(int port)
{
    const QStringList inodes = listeningInodes(port);
    if (inodes.isEmpty())
        return {};
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isNumber = false;
        pid.toInt(&isNumber);
        if (!isNumber)
            continue;
        const QDir files(QStringLiteral("/proc/%1/fd").arg(pid));
        for (const QFileInfo &file : files.entryInfoList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)) {
            const QString target = QFile::symLinkTarget(file.filePath());
            for (const QString &inode : inodes) {
                if (!target.endsWith(QStringLiteral("socket:[%1]").arg(inode)))
                    continue;
                QFile name(QStringLiteral("/proc/%1/comm").arg(pid));
                if (name.open(QIODevice::ReadOnly))
                    return QStringLiteral("%1 (process %2)").arg(QString::fromUtf8(name.readAll()).trimmed(), pid);
            }
        }
    }
    return {};
}

} // namespace stackwright::engine
