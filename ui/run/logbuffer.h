#pragma once

#include "core/run/runstate.h"

#include <deque>

namespace stackwright::run {

// The last lines of a run's log, bounded in number and bytes.
class LogBuffer
{
public:
    static constexpr qsizetype mostLines = 20'000;
    static constexpr qsizetype mostBytes = 8 * 1024 * 1024;

    void append(const LogLine &line);
    void clear();
    const std::deque<LogLine> &lines() const { return m_lines; }
    qint64 dropped() const { return m_dropped; }

private:
    std::deque<LogLine> m_lines;
    qsizetype m_bytes = 0;
    qint64 m_dropped = 0;
};

// Which lines a person wants to see.
struct LogFilter
{
    QString text;   // case-insensitive; empty: all
    QString nodeId; // empty: all

    bool passes(const LogLine &line) const;
    bool operator==(const LogFilter &) const = default;
};

} // namespace stackwright::run
