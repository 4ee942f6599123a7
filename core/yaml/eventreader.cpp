#include "core/yaml/eventreader.h"

#include <QCoreApplication>

#include <yaml.h>

namespace stackwright::yaml {

namespace {

Event::Style styleOf(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return Event::Style::SingleQuoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return Event::Style::DoubleQuoted;
    case YAML_LITERAL_SCALAR_STYLE: return Event::Style::Literal;
    case YAML_FOLDED_SCALAR_STYLE: return Event::Style::Folded;
    default: return Event::Style::Plain;
    }
}

// QString::fromUtf8 drops a U+FEFF at the start, which here is content.
QString text(const yaml_char_t *utf8, size_t length)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(utf8), qsizetype(length));
    const QString decoded = QString::fromUtf8(bytes);
    return bytes.startsWith("\xEF\xBB\xBF") ? QChar(QChar::ByteOrderMark) + decoded : decoded;
}

QString text(const yaml_char_t *utf8)
{
    return utf8 ? text(utf8, qstrlen(reinterpret_cast<const char *>(utf8))) : QString();
}

void setCollection(Event &event, Event::Type type, const yaml_char_t *anchor, const yaml_char_t *tag)
{
    event.type = type;
    event.anchor = text(anchor);
    event.tag = text(tag);
}

} // namespace

struct EventReader::Parser
{
    Parser() { yaml_parser_initialize(&handle); }
    ~Parser() { yaml_parser_delete(&handle); }
    yaml_parser_t handle;
};

EventReader::EventReader(const QByteArray &utf8, const QString &name)
    : m_parser(std::make_unique<Parser>())
    , m_name(name)
{
    yaml_parser_set_encoding(&m_parser->handle, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &m_parser->handle, reinterpret_cast<const unsigned char *>(utf8.constData()), size_t(utf8.size()));
}

EventReader::~EventReader() = default;

bool EventReader::next(Event &event)
{
    yaml_parser_t &parser = m_parser->handle;
    yaml_event_t raw;
    if (!yaml_parser_parse(&parser, &raw)) {
        m_error.message = QCoreApplication::translate("YamlReader", "not valid YAML: %1")
                              .arg(QString::fromUtf8(parser.problem ? parser.problem : "unreadable"));
        const bool hasMark = parser.error != YAML_READER_ERROR;
        m_error.where = {m_name, hasMark ? int(parser.problem_mark.line) + 1 : int(parser.mark.line) + 1,
            hasMark ? int(parser.problem_mark.column) + 1 : 1};
        return false;
    }
    event = Event();
    event.line = int(raw.start_mark.line) + 1;
    event.column = int(raw.start_mark.column) + 1;
    bool skip = false;
    switch (raw.type) {
    case YAML_NO_EVENT:
    case YAML_STREAM_END_EVENT: event.type = Event::Type::StreamEnd; break;
    case YAML_STREAM_START_EVENT: skip = true; break;
    case YAML_DOCUMENT_START_EVENT: event.type = Event::Type::DocumentStart; break;
    case YAML_DOCUMENT_END_EVENT: event.type = Event::Type::DocumentEnd; break;
    case YAML_ALIAS_EVENT:
        event.type = Event::Type::Alias;
        event.text = text(raw.data.alias.anchor);
        break;
    case YAML_SCALAR_EVENT:
        setCollection(event, Event::Type::Scalar, raw.data.scalar.anchor, raw.data.scalar.tag);
        event.text = text(raw.data.scalar.value, raw.data.scalar.length);
        event.style = styleOf(raw.data.scalar.style);
        break;
    case YAML_SEQUENCE_START_EVENT:
        setCollection(event, Event::Type::SequenceStart, raw.data.sequence_start.anchor, raw.data.sequence_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT: event.type = Event::Type::SequenceEnd; break;
    case YAML_MAPPING_START_EVENT:
        setCollection(event, Event::Type::MappingStart, raw.data.mapping_start.anchor, raw.data.mapping_start.tag);
        break;
    case YAML_MAPPING_END_EVENT: event.type = Event::Type::MappingEnd; break;
    }
    yaml_event_delete(&raw);
    return skip ? next(event) : true;
}

} // namespace stackwright::yaml
