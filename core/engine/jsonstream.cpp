#include "core/engine/jsonstream.h"

#include <QJsonDocument>

#include <utility>

namespace stackwright::engine {

QList<JsonStream::Item> JsonStream::feed(const QByteArray &bytes)
{
    QList<Item> items;
    for (const char c : bytes)
        take(c, items);
    return items;
}

QList<JsonStream::Item> JsonStream::finish()
{
    QList<Item> items;
    if (m_mode == Mode::Object)
        giveUp(items);
    if (m_mode == Mode::Text && !m_bytes.isEmpty())
        endLine(items);
    return items;
}

void JsonStream::take(char c, QList<Item> &items)
{
    switch (m_mode) {
    case Mode::LineStart:
        if (c == '\n' || c == '\r')
            return;
        m_mode = c == '{' ? Mode::Object : Mode::Text;
        m_bytes = QByteArray(1, c);
        m_depth = 1;
        m_inString = m_escaped = false;
        return;
    case Mode::Text:
        if (c == '\n')
            endLine(items);
        else if (m_bytes.size() < m_limit)
            m_bytes += c;
        return;
    case Mode::Object: break;
    }
    if (c == '{' && m_bytes.endsWith('\n')) { // within an object it is indented: what came before was text with a stray "{"
        giveUp(items);
        take(c, items);
        return;
    }
    m_bytes += c;
    if (m_inString) {
        if (c == '\n')
            giveUp(items); // no JSON string holds a raw line end: this was text all along
        else if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            m_inString = false;
    } else if (c == '"') {
        m_inString = true;
    } else if (c == '{' || c == '[') {
        ++m_depth;
    } else if ((c == '}' || c == ']') && --m_depth == 0) {
        endObject(items);
        return;
    }
    if (m_mode == Mode::Object && m_bytes.size() >= m_limit)
        giveUp(items);
}

void JsonStream::endObject(QList<Item> &items)
{
    const QJsonDocument document = QJsonDocument::fromJson(m_bytes);
    if (document.isObject()) {
        items.append(document.object());
        m_bytes.clear();
        m_mode = Mode::LineStart;
        return;
    }
    giveUp(items);
}

// What looked like an object is lines of text; the last of them may still go on.
void JsonStream::giveUp(QList<Item> &items)
{
    const QByteArray bytes = std::exchange(m_bytes, {});
    m_mode = Mode::Text;
    for (const char c : bytes) {
        if (c == '\n')
            endLine(items);
        else
            m_bytes += c;
    }
    m_mode = m_bytes.isEmpty() ? Mode::LineStart : Mode::Text;
}

void JsonStream::endLine(QList<Item> &items)
{
    if (m_bytes.endsWith('\r'))
        m_bytes.chop(1);
    if (!m_bytes.isEmpty())
        items.append(std::exchange(m_bytes, {}));
    m_mode = Mode::LineStart;
}

} // namespace stackwright::engine
