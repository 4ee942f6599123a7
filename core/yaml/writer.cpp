#include "core/yaml/writer.h"

#include "core/yaml/scalar.h"

#include <algorithm>
#include <cmath>

namespace stackwright::yaml {

namespace {

// YAML 1.2, section 5.1: what may stand in a document without an escape. Line separators are left out, for
// readers of YAML 1.1 break lines at them.
bool isPrintable(char32_t c)
{
    return c == U'\t' || (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029) ||
           (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF) || (c >= 0x10000 && c <= 0x10FFFF);
}

bool allPrintable(const QString &text, bool newlines)
{
    const QList<uint> characters = text.toUcs4();
    return std::all_of(
        characters.cbegin(), characters.cend(), [newlines](uint c) { return isPrintable(c) || (newlines && c == '\n'); });
}

bool isPlain(const QString &text)
{
    if (text.isEmpty() || looksTyped(text) || text.front().isSpace() || text.back().isSpace() || text.back() == QLatin1Char(':'))
        return false;
    // A dash is an indicator only before a space; "-c" is what people write in commands.
    const bool isOption = text.size() > 1 && text.front() == QLatin1Char('-') && text.at(1).isLetterOrNumber();
    if (!isOption && QStringView(u"-?:,[]{}#&*!|>'\"%@`").contains(text.front()))
        return false;
    if (text.contains(QLatin1String(": ")) || text.contains(QLatin1String(" #")) || text.contains(QLatin1Char('\t')))
        return false;
    if (text == QLatin1String("...") || text.startsWith(QLatin1String("... ")))
        return false;
    return allPrintable(text, false);
}

QString doubleQuoted(const QString &text)
{
    QString result = QStringLiteral("\"");
    const QList<uint> characters = text.toUcs4();
    for (const uint c : characters) {
        if (c == '"' || c == '\\')
            result += QLatin1Char('\\') + QString(QChar(c));
        else if (c == '\n')
            result += QLatin1String("\\n");
        else if (c == '\r')
            result += QLatin1String("\\r");
        else if (c == '\t')
            result += QLatin1String("\\t");
        else if (isPrintable(c))
            result += QChar::fromUcs4(c);
        else if (c <= 0xFF)
            result += QStringLiteral("\\x%1").arg(c, 2, 16, QLatin1Char('0'));
        else if (c <= 0xFFFF)
            result += QStringLiteral("\\u%1").arg(c, 4, 16, QLatin1Char('0'));
        else
            result += QStringLiteral("\\U%1").arg(c, 8, 16, QLatin1Char('0'));
    }
    return result + QLatin1Char('"');
}

// Whether "|" can hold it: several lines of printable text, with a first line that shows its indentation.
bool isLiteral(const QString &text)
{
    if (!text.contains(QLatin1Char('\n')) || text.front() == QLatin1Char('\n') || text.front().isSpace())
        return false;
    return allPrintable(text, true);
}

class Writer
{
public:
    explicit Writer(const WriteOptions &options)
        : m_options(options)
    {
    }

    QByteArray document(const Value &value)
    {
        if (value.isMap() && !value.toMap().isEmpty() && value.tag().isEmpty()) {
            mapEntries(value.toMap(), 0, true);
        } else {
            inlineOrBlock(value, 0, QString());
        }
        return m_out.toUtf8();
    }

private:
    void indent(int depth) { m_out += QString(depth * 2, QLatin1Char(' ')); }

    // What follows "key:" or "-": on the same line where it is a scalar, else on the lines below.
    void inlineOrBlock(const Value &value, int depth, const QString &anchor)
    {
        QString head;
        if (!anchor.isEmpty())
            head += QLatin1String(" &") + anchor;
        if (!value.tag().isEmpty())
            head += QLatin1Char(' ') + value.tag();
        if (anchor.isEmpty() && !value.isScalar()) {
            const QString name = knownAnchor(value);
            if (!name.isEmpty()) {
                m_out += QLatin1String(" *") + name;
                endLine(value);
                return;
            }
        }
        if (value.isMap() && !value.toMap().isEmpty()) {
            line(head, depth, value);
            mapEntries(value.toMap(), depth, false);
        } else if (value.isList() && !value.toList().isEmpty()) {
            line(head, depth, value);
            listItems(value.toList(), depth);
        } else if (value.isMap()) {
            line(head + QLatin1String(" {}"), depth, value);
        } else if (value.isList()) {
            line(head + QLatin1String(" []"), depth, value);
        } else if (value.isString() && isLiteral(value.toString())) {
            literal(value, head, depth);
        } else {
            line(head + QLatin1Char(' ') + writtenScalar(value), depth, value);
        }
    }

    // The rest of the current line; at the very start of the document there is nothing to separate from.
    void line(const QString &rest, int depth, const Value &value)
    {
        const bool atStart = depth == 0 && m_out.isEmpty();
        m_out += atStart ? rest.trimmed() : rest;
        if (!atStart || !rest.trimmed().isEmpty())
            endLine(value);
    }

    void endLine(const Value &value)
    {
        m_out += QLatin1Char('\n');
        if (m_options.lines)
            m_options.lines->append(value.line());
    }

    void literal(const Value &value, const QString &head, int depth)
    {
        QString body = value.toString();
        QString indicator = QStringLiteral("|-");
        if (body.endsWith(QLatin1String("\n\n"))) {
            indicator = QStringLiteral("|+");
            body.chop(1);
        } else if (body.endsWith(QLatin1Char('\n'))) {
            indicator = QStringLiteral("|");
            body.chop(1);
        }
        line(head + QLatin1Char(' ') + indicator, depth, value);
        const QStringList lines = body.split(QLatin1Char('\n'));
        for (const QString &content : lines) {
            if (!content.isEmpty()) {
                indent(std::max(depth, 1));
                m_out += content;
            }
            endLine(value);
        }
    }

    void mapEntries(const Map &map, int depth, bool isRoot)
    {
        for (const Map::Entry &entry : map) {
            indent(depth);
            mapEntry(entry, depth, isRoot);
        }
    }

    void mapEntry(const Map::Entry &entry, int depth, bool isRoot)
    {
        const QString key = writtenScalar(Value(entry.first));
        // Implicit keys have at most 1024 characters (YAML 1.2, section 7.4.2).
        if (key.size() > 1000) {
            m_out += QLatin1String("? ") + key;
            endLine(entry.second);
            indent(depth);
            m_out += QLatin1Char(':');
        } else {
            m_out += key + QLatin1Char(':');
        }
        const QString anchor = isRoot && !entry.second.isNull() ? m_options.anchors.value(entry.first) : QString();
        if (entry.second.isNull() && entry.second.tag().isEmpty()) {
            endLine(entry.second);
        } else if (!isRoot && entry.second.isScalar() && !entry.first.isEmpty() && knownAnchor(entry.second) == entry.first) {
            m_out += QLatin1String(" *") + entry.first;
            endLine(entry.second);
        } else {
            inlineOrBlock(entry.second, depth + 1, anchor);
        }
        if (!anchor.isEmpty())
            m_anchored.append({anchor, entry.second});
    }

    void listItems(const List &list, int depth)
    {
        for (const Value &item : list) {
            indent(depth);
            m_out += QLatin1Char('-');
            // The first key of a mapping stands behind the dash.
            if (item.isMap() && !item.toMap().isEmpty() && item.tag().isEmpty() && knownAnchor(item).isEmpty()) {
                m_out += QLatin1Char(' ');
                bool first = true;
                for (const Map::Entry &entry : item.toMap()) {
                    if (!first)
                        indent(depth + 1);
                    first = false;
                    mapEntry(entry, depth + 1, false);
                }
            } else {
                inlineOrBlock(item, depth + 1, QString());
            }
        }
    }

    QString knownAnchor(const Value &value) const
    {
        const auto found =
            std::find_if(m_anchored.cbegin(), m_anchored.cend(), [&](const auto &anchored) { return anchored.second == value; });
        return found == m_anchored.cend() ? QString() : found->first;
    }

    const WriteOptions &m_options;
    QList<std::pair<QString, Value>> m_anchored;
    QString m_out;
};

QString writtenNumber(double number)
{
    if (std::isinf(number))
        return number > 0 ? QStringLiteral(".inf") : QStringLiteral("-.inf");
    const QString text = Value(number).scalarText();
    // Without a point or an exponent it would come back as an integer.
    const bool marked = text.contains(QLatin1Char('.')) || text.contains(QLatin1Char('e'));
    return marked ? text : text + QLatin1String(".0");
}

} // namespace

QByteArray written(const Value &value, const WriteOptions &options)
{
    return Writer(options).document(value);
}

QString writtenScalar(const Value &scalar)
{
    if (scalar.isNull())
        return QStringLiteral("null");
    if (scalar.isString())
        return isPlain(scalar.toString()) ? scalar.toString() : doubleQuoted(scalar.toString());
    if (scalar.type() == Value::Type::Number)
        return writtenNumber(scalar.toNumber());
    return scalar.scalarText();
}

} // namespace stackwright::yaml
