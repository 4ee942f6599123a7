#include "tests/support/slowwindowtest.h"

#include "tests/support/files.h"

#include <QtTest>

namespace stackwright::test {

void SlowWindowTest::init()
{
    m_bench = std::make_unique<WindowBench>();
    m_keychain = {};
    m_begun = std::make_unique<QSemaphore>();
    m_goOn = std::make_unique<QSemaphore>();
}

void SlowWindowTest::cleanup()
{
    m_goOn->release(1000);
    m_window.reset();
    m_bench.reset();
}

void SlowWindowTest::makeWindow(const std::function<void(shell::Services *)> &change)
{
    shell::Services services = m_bench->services();
    if (change)
        change(&services);
    m_window = std::make_unique<shell::MainWindow>(services);
}

bool SlowWindowTest::open(const QString &name)
{
    const QString path = m_bench->path(name);
    if (!write(path, "flowchart TD\n  PG[PostgreSQL]\n"))
        return false;
    m_bench->preferences.trust(path);
    return opened(*m_window, path);
}

bool SlowWindowTest::isRefreshed() const
{
    return QTest::qWaitFor([this] { return !m_window->preview().isRefreshing(); }, flowPatienceMs);
}

bool SlowWindowTest::openWithASilentKeychain()
{
    m_bench->keychain = &m_keychain;
    makeWindow();
    m_keychain.readsAtOnce = false;
    return open() && isRefreshed();
}

} // namespace stackwright::test
