#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <variant>

namespace stackwright::engine {

// Reads what docker's programs print as progress: JSON objects, each on one line or over several (buildx 0.12 to 0.14 indents
// them), with lines of plain text before, between and after them. Bounded: an "object" that does not end within `limit`
// bytes is text.
class JsonStream
{
public:
    using Item = std::variant<QJsonObject, QByteArray>; // an object, or a line of text without its end

    explicit JsonStream(qsizetype limit = 1024 * 1024)
        : m_limit(limit)
    {
    }

    QList<Item> feed(const QByteArray &bytes);
    QList<Item> finish(); // what is left when the stream ends

private:
    void take(char c, QList<Item> &items);
    void endObject(QList<Item> &items);
    void giveUp(QList<Item> &items);
    void endLine(QList<Item> &items);

    enum class Mode { LineStart, Text, Object };

    qsizetype m_limit;
    Mode m_mode = Mode::LineStart;
    QByteArray m_bytes;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace stackwright::engine
