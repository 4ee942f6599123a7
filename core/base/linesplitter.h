#pragma once

#include <QByteArray>

namespace stackwright::base {

// Cuts a byte stream into lines, without their ends (LF or CRLF). A line longer than `limit` bytes is cut there, and ends
// with "…": a process that never ends a line cannot fill the memory.
class LineSplitter
{
public:
    explicit LineSplitter(qsizetype limit = 64 * 1024)
        : m_limit(limit)
    {
    }

    template <typename Take>
    void feed(const QByteArray &bytes, Take &&take)
    {
        qsizetype from = 0;
        while (from < bytes.size()) {
            const qsizetype end = bytes.indexOf('\n', from);
            append(bytes, from, end < 0 ? bytes.size() : end);
            if (end < 0)
                return;
            take(taken());
            from = end + 1;
        }
    }

    // What is left after the last line end, if anything.
    template <typename Take>
    void finish(Take &&take)
    {
        if (!m_line.isEmpty())
            take(taken());
    }

private:
    void append(const QByteArray &bytes, qsizetype from, qsizetype to);
    QByteArray taken();

    qsizetype m_limit;
    QByteArray m_line;
    bool m_cut = false;
};

} // namespace stackwright::base
