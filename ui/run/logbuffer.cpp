#include "ui/run/logbuffer.h"

#include "ui/run/terminaltext.h"

namespace stackwright::run {

void LogBuffer::append(const LogLine &line)
{
    m_lines.push_back(line);
    m_bytes += line.text.size();
    while (qsizetype(m_lines.size()) > mostLines || (m_bytes > mostBytes && m_lines.size() > 1)) {
        m_bytes -= m_lines.front().text.size();
        m_lines.pop_front();
        ++m_dropped;
    }
}

void LogBuffer::clear()
{
    m_lines.clear();
    m_bytes = 0;
    m_dropped = 0;
}

bool LogFilter::passes(const LogLine &line) const
{
    if (!nodeId.isEmpty() && line.nodeId != nodeId) {
        return false;
    }
    return text.isEmpty() || line.service.contains(text, Qt::CaseInsensitive) ||
           plainText(terminalRuns(line.text)).contains(text, Qt::CaseInsensitive);
}

} // namespace stackwright::run
