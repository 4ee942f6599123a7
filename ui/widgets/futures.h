#pragma once

#include <QFutureWatcher>

namespace stackwright::widgets {

// Calls `then` with the result on the context's thread once it is there; not at all where the context is gone by then or the
// work was cancelled.
template <typename T, typename Then>
void whenDone(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0) {
            then(watcher->result());
        }
    });
    watcher->setFuture(future);
}

} // namespace stackwright::widgets
