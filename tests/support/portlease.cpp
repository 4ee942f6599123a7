#include "tests/support/portlease.h"

#include "tests/support/files.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTcpServer>

#include <unistd.h>

namespace stackwright::test {

namespace {

constexpr int portCount = 10'000;
constexpr int lowestPort = 2000; // below are those of well-known services

int firstPort()
{
    const int handedOut =
        contentOf(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range")).simplified().split(' ').first().toInt();
    return std::max(lowestPort, (handedOut > 0 ? handedOut : 32768) - portCount);
}

} // namespace

PortLease::PortLease()
{
    const int first = firstPort();
    const int start = QRandomGenerator::global()->bounded(portCount);
    for (int i = 0; i < portCount; ++i) {
        if (take(first + (start + i) % portCount))
            return;
    }
    qFatal("no port is free");
}

bool PortLease::take(int port)
{
    const QString folder = QStringLiteral("%1/stackwright-ports-%2").arg(QDir::tempPath()).arg(::getuid());
    QDir().mkpath(folder);
    auto lock = std::make_unique<QLockFile>(QStringLiteral("%1/%2").arg(folder).arg(port));
    lock->setStaleLockTime(0); // only where its owner is gone
    if (!lock->tryLock())
        return false;
    // Other programs know nothing of locks.
    QTcpServer server;
    if (!server.listen(QHostAddress::Any, quint16(port)))
        return false;
    m_lock = std::move(lock);
    m_port = port;
    return true;
}

} // namespace stackwright::test
