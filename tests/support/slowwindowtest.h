#pragma once

#include "tests/support/slowstore.h"
#include "tests/support/windowbench.h"

#include <QSemaphore>

namespace stackwright::test {

inline constexpr int flowPatienceMs = 20'000; // only a limit for what hangs

// A test of what goes on behind the window, slowly.
class SlowWindowTest : public QObject
{
    Q_OBJECT

protected:
    void makeWindow(const std::function<void(shell::Services *)> &change = {});
    // A stack with one secret, trusted.
    bool open(const QString &name = QStringLiteral("shop.mmd"));
    bool isRefreshed() const;
    // With a stack whose secrets are asked for, by a keychain that answers when the test tells it to.
    bool openWithASilentKeychain();

    std::unique_ptr<WindowBench> m_bench;
    SlowStore m_keychain;
    std::unique_ptr<shell::MainWindow> m_window;
    // Slow work begins and goes on with these. They outlive the window, which waits for it.
    std::unique_ptr<QSemaphore> m_begun;
    std::unique_ptr<QSemaphore> m_goOn;

private slots:
    void init();
    void cleanup();
};

} // namespace stackwright::test
