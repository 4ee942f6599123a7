#pragma once

#include <QLockFile>

#include <memory>

namespace stackwright::test {

// A TCP port of this machine that stays this test's own until the lease ends, though nobody listens on it yet. It is below those
// that the kernel hands out by itself (ip(7), ip_local_port_range), so that no connection of another program gets it, and
// a lock file keeps other tests away.
class PortLease
{
public:
    // No port can be had: the test program ends.
    PortLease();

    int port() const { return m_port; }

private:
    bool take(int port);

    std::unique_ptr<QLockFile> m_lock;
    int m_port = 0;
};

} // namespace stackwright::test
