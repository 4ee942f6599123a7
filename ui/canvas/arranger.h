#pragma once

#include "core/layout/graph.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace stackwright::canvas {

using LayoutFunction = std::function<layout::Drawing(const layout::Graph &, const std::atomic_bool *)>;

// Lays out on a worker thread. A new graph cancels the one before; only the newest answers.
class Arranger : public QObject
{
    Q_OBJECT

public:
    explicit Arranger(LayoutFunction layOut, QObject *parent = nullptr);
    ~Arranger() override;

    void arrange(const layout::Graph &graph);
    bool isBusy() const { return m_cancel != nullptr; }

signals:
    void arranged(const stackwright::layout::Drawing &drawing);

private:
    struct Answer
    {
        std::shared_ptr<std::atomic_bool> cancel; // tells whose answer it is
        layout::Drawing drawing;
    };
    void give(const Answer &answer);

    LayoutFunction m_layOut;
    QThreadPool m_worker;                       // not the global one: Qt paints with its threads, and waits for them
    std::shared_ptr<std::atomic_bool> m_cancel; // of the newest; null when there is nothing to do
};

} // namespace stackwright::canvas
