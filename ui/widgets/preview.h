#pragma once

#include "core/generate/fileset.h"
#include "core/stack/stackdocument.h"

#include <QFutureWatcher>

#include <functional>
#include <memory>

class QThreadPool;

namespace stackwright::widgets {

using SharedGenerated = std::shared_ptr<const generate::Generated>;
// Stack and environment to files; called on another thread.
using Generator = std::function<generate::Generated(const stack::Stack &, const QString &environment)>;

// What the stack becomes, kept in step with it. Generating happens off the window's thread, on a copy; edits that arrive
// meanwhile are taken together.
class Preview : public QObject
{
    Q_OBJECT

public:
    // Generates on `workers`, which outlives this.
    Preview(stack::StackDocument &document, Generator generator, QThreadPool &workers, QObject *parent = nullptr);
    ~Preview() override;

    // Never null; empty before the first refresh, and after another stack has come until its own.
    const SharedGenerated &current() const { return m_current; }
    // As it was before the last step of the history; null where there is none.
    const SharedGenerated &beforeLastChange() const { return m_baseline; }
    bool isRefreshing() const { return m_watcher.isRunning() || m_pending; }

    void setEnvironment(const QString &environment);
    QString environment() const { return m_environment; }

signals:
    void refreshed();

private:
    void request();
    void start();
    void finish();

    stack::StackDocument &m_document;
    Generator m_generator;
    QThreadPool &m_workers;
    QString m_environment;
    SharedGenerated m_current;
    SharedGenerated m_baseline;
    QFutureWatcher<SharedGenerated> m_watcher;
    int m_historyIndex = 0;
    bool m_pending = false;
    bool m_forgetBaseline = false;
};

} // namespace stackwright::widgets
