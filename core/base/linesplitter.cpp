#include "core/base/linesplitter.h"

#include <utility>

namespace stackwright::base {

void LineSplitter::append(const QByteArray &bytes, qsizetype from, qsizetype to)
{
    const qsizetype room = m_limit - m_line.size();
    m_cut = m_cut || to - from > room;
    m_line.append(bytes.constData() + from, qMin(to - from, room));
}

QByteArray LineSplitter::taken()
{
    QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_cut, false))
        line += "…";
    else if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace stackwright::base
