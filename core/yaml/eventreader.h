#pragma once

#include "core/base/error.h"

#include <QByteArray>

#include <memory>

namespace stackwright::yaml {

// One event of a YAML document, with where it starts and ends.
struct Event
{
    enum class Type {
        StreamEnd,
        DocumentStart,
        DocumentEnd,
        Alias,
        Scalar,
        SequenceStart,
        SequenceEnd,
        MappingStart,
        MappingEnd
    };
    enum class Style { Plain, SingleQuoted, DoubleQuoted, Literal, Folded };

    Type type = Type::StreamEnd;
    Style style = Style::Plain;
    QString text; // of a scalar; the name of an alias
    QString anchor;
    QString tag;    // "!reset"; empty for none and for the non-specific ones
    int line = 0;   // of its start, 1-based
    int column = 0; // in characters, 1-based
};

// Pulls events out of YAML text, one at a time. `utf8` must be valid UTF-8 and outlive the reader.
class EventReader
{
public:
    EventReader(const QByteArray &utf8, const QString &name);
    ~EventReader();

    // false: the text is not YAML, and error() says where and why. Events after StreamEnd repeat StreamEnd.
    bool next(Event &event);
    const base::Error &error() const { return m_error; }

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    QString m_name;
    base::Error m_error;
};

} // namespace stackwright::yaml
