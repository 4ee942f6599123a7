#include "ui/widgets/preview.h"

#include <QtConcurrent>

namespace stackwright::widgets {

Preview::Preview(stack::StackDocument &document, Generator generator, QThreadPool &workers, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_generator(std::move(generator))
    , m_workers(workers)
    , m_current(std::make_shared<generate::Generated>())
    , m_historyIndex(document.undoStack()->index())
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Preview::finish);
    connect(&document, &stack::StackDocument::changed, this, [this](const stack::StackChanges &changes) {
        for (const stack::StackChange &change : changes) {
            if (std::holds_alternative<stack::StackReplaced>(change)) {
                m_forgetBaseline = true;
                m_current = std::make_shared<generate::Generated>(); // nothing of the other stack holds for this one
            }
        }
        request();
    });
    // A merged edit keeps the index, and so the state that the person started typing from.
    connect(document.undoStack(), &QUndoStack::indexChanged, this, [this](int index) {
        if (index != m_historyIndex) {
            m_historyIndex = index;
            m_baseline = m_current;
        }
    });
    request();
}

Preview::~Preview()
{
    m_watcher.waitForFinished();
}

void Preview::setEnvironment(const QString &environment)
{
    if (m_environment != environment) {
        m_environment = environment;
        request();
    }
}

void Preview::request()
{
    if (m_pending) {
        return;
    }
    m_pending = true;
    if (!m_watcher.isRunning()) {
        QMetaObject::invokeMethod(this, &Preview::start, Qt::QueuedConnection);
    }
}

void Preview::start()
{
    if (!m_pending || m_watcher.isRunning()) {
        return;
    }
    m_pending = false;
    m_watcher.setFuture(QtConcurrent::run(
        &m_workers, [generator = m_generator, stack = m_document.stack(), environment = m_environment]() -> SharedGenerated {
            return std::make_shared<const generate::Generated>(generator(stack, environment));
        }));
}

void Preview::finish()
{
    if (m_forgetBaseline && m_pending) {
        start(); // this was made of the stack before
        return;
    }
    m_current = m_watcher.result();
    if (m_forgetBaseline) {
        m_forgetBaseline = false;
        m_baseline.reset();
    }
    emit refreshed();
    start();
}

} // namespace stackwright::widgets
