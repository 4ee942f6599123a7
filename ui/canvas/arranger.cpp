#include "ui/canvas/arranger.h"

#include <QtConcurrent>

namespace stackwright::canvas {

Arranger::Arranger(LayoutFunction layOut, QObject *parent)
    : QObject(parent)
    , m_layOut(std::move(layOut))
{
    m_worker.setMaxThreadCount(1); // what was cancelled ends before the next begins
}

Arranger::~Arranger()
{
    if (m_cancel)
        m_cancel->store(true);
}

void Arranger::arrange(const layout::Graph &graph)
{
    if (m_cancel)
        m_cancel->store(true);
    m_cancel = std::make_shared<std::atomic_bool>(false);
    auto *watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcher<Answer>::finished, this, [this, watcher] {
        watcher->deleteLater();
        give(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_worker, [layOut = m_layOut, graph, cancel = m_cancel] {
        return Answer{cancel, layOut(graph, cancel.get())};
    }));
}

void Arranger::give(const Answer &answer)
{
    if (answer.cancel != m_cancel || answer.cancel->load())
        return;
    m_cancel.reset();
    emit arranged(answer.drawing);
}

} // namespace stackwright::canvas
