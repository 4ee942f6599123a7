#pragma once

#include <QtGlobal>

#include <atomic>

namespace stackwright::layout {

// What may still be spent on one drawing, and whether anyone waits for it. It is counted in steps (one look at an edge or
// a place, some nanoseconds) and not in time: a graph is drawn the same on every machine.
class Effort
{
public:
    explicit Effort(const std::atomic_bool *cancel)
        : m_cancel(cancel)
    {
    }

    // One phase, which may take this part of what is left, so that those after it have theirs.
    Effort(Effort &whole, int parts)
        : m_whole(&whole)
        , m_cancel(whole.m_cancel)
        , m_left(whole.m_left / parts)
    {
    }

    bool isCancelled() const { return m_cancel && *m_cancel; }

    // False where all is used up or nobody waits any more: what is found so far has to do.
    bool spend(qint64 steps)
    {
        if (m_whole)
            m_whole->spend(steps);
        m_left -= steps;
        return m_left >= 0 && !isCancelled();
    }

    // A count that ended with it is too small.
    bool isSpent() const { return m_left < 0 || isCancelled(); }

    // Room for this many pieces of edges, each from one rank or border to the next, and for `others` after them; false
    // where there is none.
    bool takePieces(qint64 count, qint64 others = 0)
    {
        if (count + others > m_pieces)
            return false;
        m_pieces -= count;
        return true;
    }

private:
    Effort *m_whole = nullptr;
    const std::atomic_bool *m_cancel;
    qint64 m_left = 300'000'000; // a graph of some thousand nodes takes less, drawn as well as we can
    qint64 m_pieces = 300'000;
};

} // namespace stackwright::layout
