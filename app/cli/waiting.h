#pragma once

#include <QEventLoop>
#include <QFutureWatcher>

namespace stackwright::cli {

// Waits for a future while events go on. For the command line alone: a window never waits so.
template <typename T>
T waited(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

} // namespace stackwright::cli
