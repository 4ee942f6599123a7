#include "core/yaml/reader.h"

#include "core/base/limits.h"
#include "core/base/textfile.h"
#include "core/yaml/eventreader.h"
#include "core/yaml/scalar.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace stackwright::yaml {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("YamlReader", text);
}

// Builds the tree out of events. Recursion is bounded by limits::yamlDepth.
class TreeBuilder
{
public:
    TreeBuilder(const QByteArray &utf8, const QString &name)
        : m_events(utf8, name)
        , m_name(name)
    {
    }

    base::Result<Value> build()
    {
        Event event;
        if (!m_events.next(event))
            return m_events.error();
        if (event.type == Event::Type::StreamEnd)
            return Value();
        Value value;
        if (!m_events.next(event) || !node(event, value, 0))
            return failure();
        if (!m_events.next(event) || !m_events.next(event))
            return failure();
        if (event.type != Event::Type::StreamEnd)
            return base::Error{tr("a second document; one is expected"), {m_name, event.line, event.column}};
        return value;
    }

private:
    // What a value is made of, counting what aliases repeat.
    struct Size
    {
        int nodes = 0;
        qint64 characters = 0;
        int height = 0; // levels below it
    };
    struct Anchor
    {
        Value value;
        Size size;
    };

    const base::Error &failure() const { return m_error.message.isEmpty() ? m_events.error() : m_error; }

    bool fail(const Event &event, const QString &message)
    {
        m_error = {message, {m_name, event.line, event.column}};
        return false;
    }

    // Takes a value of this size, at this depth, into the whole.
    bool count(const Event &event, const Size &size, int depth)
    {
        namespace limits = base::limits;
        m_nodes += size.nodes;
        m_characters += size.characters;
        m_deepest = std::max(m_deepest, depth + size.height);
        if (depth + size.height > limits::yamlDepth)
            return fail(event, tr("nested more than %1 levels deep").arg(limits::yamlDepth));
        if (m_nodes > limits::yamlNodes)
            return fail(event, tr("more than %1 values, counting what aliases repeat").arg(limits::yamlNodes));
        return m_characters <= limits::fileBytes ||
               fail(event, tr("more than %1 million characters, counting what aliases repeat").arg(limits::fileBytes >> 20));
    }

    bool node(const Event &event, Value &value, int depth)
    {
        if (event.type == Event::Type::Alias)
            return alias(event, value, depth);
        const Size before{m_nodes, m_characters, std::exchange(m_deepest, depth)};
        if (!count(event, {1, event.text.size(), 0}, depth))
            return false;
        if (!event.anchor.isEmpty())
            m_open.insert(event.anchor);
        bool ok = false;
        if (event.type == Event::Type::Scalar)
            ok = scalar(event, value);
        else if (event.type == Event::Type::SequenceStart)
            ok = sequence(value, depth);
        else
            ok = mapping(event, value, depth);
        if (!ok)
            return false;
        if (event.tag.startsWith(QLatin1Char('!')) && event.tag.size() > 1)
            value.setTag(event.tag);
        value.setPosition(event.line, event.column);
        if (!event.anchor.isEmpty()) {
            m_open.remove(event.anchor);
            m_anchors.insert(
                event.anchor, {value, {m_nodes - before.nodes, m_characters - before.characters, m_deepest - depth}});
        }
        m_deepest = std::max(m_deepest, before.height);
        return true;
    }

    bool alias(const Event &event, Value &value, int depth)
    {
        if (m_open.contains(event.text))
            return fail(event, tr("the alias *%1 stands inside what it names").arg(event.text));
        const auto anchor = m_anchors.constFind(event.text);
        if (anchor == m_anchors.constEnd())
            return fail(event, tr("the alias *%1 names nothing above it").arg(event.text));
        if (!count(event, anchor->size, depth))
            return false;
        value = anchor->value;
        return true;
    }

    bool scalar(const Event &event, Value &value)
    {
        static const QString standard = QStringLiteral("tag:yaml.org,2002:");
        if (event.tag.startsWith(standard) && event.tag != standard + QLatin1String("str")) {
            value = typedScalar(event.text);
            return true;
        }
        const bool isText =
            event.style != Event::Style::Plain || event.tag == standard + QLatin1String("str") || event.tag == QLatin1String("!");
        value = isText ? Value(event.text) : typedScalar(event.text);
        return true;
    }

    bool sequence(Value &value, int depth)
    {
        List items;
        Event event;
        for (;;) {
            if (!m_events.next(event))
                return false;
            if (event.type == Event::Type::SequenceEnd)
                break;
            Value item;
            if (!node(event, item, depth + 1))
                return false;
            items.append(std::move(item));
        }
        value = Value(std::move(items));
        return true;
    }

    bool mapping(const Event &start, Value &value, int depth)
    {
        Map entries;
        QSet<QString> seen;
        QList<Value> merged;
        Event event;
        for (;;) {
            if (!m_events.next(event))
                return false;
            if (event.type == Event::Type::MappingEnd)
                break;
            if (event.type == Event::Type::Alias) {
                Value key;
                if (!alias(event, key, depth + 1))
                    return false;
                if (!key.isScalar())
                    return fail(event, tr("a key that is a list or a mapping"));
                event.text = key.scalarText();
                event.style = Event::Style::DoubleQuoted;
            } else if (event.type != Event::Type::Scalar) {
                return fail(event, tr("a key that is a list or a mapping"));
            } else if (!event.anchor.isEmpty()) {
                m_anchors.insert(event.anchor, {Value(event.text), {1, event.text.size(), 0}});
            }
            m_characters += event.text.size();
            const Event key = event;
            Value content;
            if (!m_events.next(event) || !node(event, content, depth + 1))
                return false;
            if (key.text == QLatin1String("<<") && key.style == Event::Style::Plain) {
                if (!mergeSources(event, content, merged))
                    return false;
                continue;
            }
            if (seen.contains(key.text))
                return fail(key, tr("the key \"%1\" is there twice").arg(key.text.left(200)));
            seen.insert(key.text);
            entries.append(key.text, std::move(content));
        }
        // What the mapping says itself wins over what it merges in; of several, the earlier wins.
        for (const Value &source : std::as_const(merged)) {
            for (const Map::Entry &entry : source.toMap()) {
                if (seen.contains(entry.first))
                    continue;
                if (!count(start, {1, entry.first.size(), 0}, depth + 1))
                    return false;
                seen.insert(entry.first);
                entries.append(entry.first, entry.second);
            }
        }
        value = Value(std::move(entries));
        return true;
    }

    bool mergeSources(const Event &event, const Value &content, QList<Value> &merged)
    {
        if (content.isMap()) {
            merged.append(content);
            return true;
        }
        for (const Value &item : content.toList()) {
            if (!item.isMap())
                return fail(event, tr("\"<<\" takes mappings"));
            merged.append(item);
        }
        return content.isList() || fail(event, tr("\"<<\" takes mappings"));
    }

    EventReader m_events;
    QString m_name;
    base::Error m_error;
    QHash<QString, Anchor> m_anchors;
    QSet<QString> m_open;
    int m_nodes = 0;
    qint64 m_characters = 0;
    int m_deepest = 0; // of what was read since the innermost open value began
};

} // namespace

base::Result<Value> read(const QByteArray &utf8, const QString &name)
{
    if (utf8.size() > base::limits::fileBytes)
        return base::Error{
            tr("%1 MiB large, and at most %2 MiB are read").arg(utf8.size() >> 20).arg(base::limits::fileBytes >> 20),
            {name, 1, 1}};
    if (const auto text = base::decodedText(utf8, name); !text)
        return text.error();
    return TreeBuilder(utf8, name).build();
}

} // namespace stackwright::yaml
