#include "core/yaml/value.h"

#include <QLocale>

#include <algorithm>

namespace stackwright::yaml {

Map::Map() = default;
Map::Map(std::initializer_list<Entry> entries)
    : m_entries(entries)
{
    index(0);
}
Map::Map(const Map &) = default;
Map::Map(Map &&) noexcept = default;
Map &Map::operator=(const Map &) = default;
Map &Map::operator=(Map &&) noexcept = default;
Map::~Map() = default;

bool Map::isEmpty() const
{
    return m_entries.isEmpty();
}

qsizetype Map::size() const
{
    return m_entries.size();
}

bool Map::contains(const QString &key) const
{
    return find(key) != nullptr;
}

// Most maps have a handful of keys, which are found sooner by looking at each.
constexpr qsizetype manyKeys = 32;

qsizetype Map::placeOf(const QString &key) const
{
    if (m_entries.size() > manyKeys)
        return m_places.value(key, -1);
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(), [&](const Entry &e) { return e.first == key; });
    return entry == m_entries.cend() ? -1 : entry - m_entries.cbegin();
}

// Takes the entries from this one on into the index, where there are enough of them.
void Map::index(qsizetype from)
{
    if (m_entries.size() <= manyKeys) {
        m_places.clear();
        return;
    }
    for (qsizetype at = m_places.isEmpty() ? 0 : from; at < m_entries.size(); ++at) {
        if (!m_places.contains(m_entries.at(at).first))
            m_places.insert(m_entries.at(at).first, at);
    }
}

const Value *Map::find(const QString &key) const
{
    const qsizetype place = placeOf(key);
    return place < 0 ? nullptr : &m_entries.at(place).second;
}

Value *Map::find(const QString &key)
{
    const qsizetype place = placeOf(key);
    return place < 0 ? nullptr : &m_entries[place].second;
}

const Value &Map::value(const QString &key) const &
{
    static const Value null;
    const Value *found = find(key);
    return found ? *found : null;
}

Value Map::value(const QString &key) const &&
{
    return value(key); // *this has a name here: the other one
}

Value &Map::operator[](const QString &key)
{
    if (Value *found = find(key))
        return *found;
    append(key, Value());
    return m_entries.last().second;
}

void Map::insert(const QString &key, Value value)
{
    (*this)[key] = std::move(value);
}

void Map::append(const QString &key, Value value)
{
    m_entries.append({key, std::move(value)});
    index(m_entries.size() - 1);
}

void Map::reserve(qsizetype size)
{
    m_entries.reserve(size);
}

bool Map::remove(const QString &key)
{
    const qsizetype place = placeOf(key);
    if (place < 0)
        return false;
    m_entries.removeAt(place);
    m_places.clear(); // what came after it has moved
    index(0);
    return true;
}

QStringList Map::keys() const
{
    QStringList keys;
    keys.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        keys.append(entry.first);
    return keys;
}

QList<Map::Entry>::const_iterator Map::begin() const
{
    return m_entries.cbegin();
}

QList<Map::Entry>::const_iterator Map::end() const
{
    return m_entries.cend();
}

QList<Map::Entry>::iterator Map::begin()
{
    return m_entries.begin();
}

QList<Map::Entry>::iterator Map::end()
{
    return m_entries.end();
}

bool Map::operator==(const Map &other) const
{
    return size() == other.size() && std::all_of(begin(), end(), [&](const Entry &entry) {
        const Value *found = other.find(entry.first);
        return found && *found == entry.second;
    });
}

Value Value::fromStrings(const QStringList &strings)
{
    return List(strings.cbegin(), strings.cend());
}

bool Value::toBoolean(bool fallback) const
{
    const bool *value = std::get_if<bool>(&m_content);
    return value ? *value : fallback;
}

qint64 Value::toInteger(qint64 fallback) const
{
    const qint64 *value = std::get_if<qint64>(&m_content);
    return value ? *value : fallback;
}

double Value::toNumber(double fallback) const
{
    if (isInteger())
        return double(toInteger());
    const double *value = std::get_if<double>(&m_content);
    return value ? *value : fallback;
}

QString Value::toString(const QString &fallback) const
{
    const QString *value = std::get_if<QString>(&m_content);
    return value ? *value : fallback;
}

const List &Value::toList() const &
{
    static const List empty;
    const List *value = std::get_if<List>(&m_content);
    return value ? *value : empty;
}

List Value::toList() const &&
{
    return toList(); // *this has a name here: the other one
}

const Map &Value::toMap() const &
{
    static const Map empty;
    const Map *value = std::get_if<Map>(&m_content);
    return value ? *value : empty;
}

Map Value::toMap() const &&
{
    return toMap();
}

List &Value::list()
{
    if (!isList())
        m_content = List();
    return std::get<List>(m_content);
}

Map &Value::map()
{
    if (!isMap())
        m_content = Map();
    return std::get<Map>(m_content);
}

QStringList Value::toStrings() const
{
    QStringList strings;
    for (const Value &item : toList())
        strings.append(item.scalarText());
    return strings;
}

QString Value::scalarText() const
{
    switch (type()) {
    case Type::Boolean: return toBoolean() ? QStringLiteral("true") : QStringLiteral("false");
    case Type::Integer: return QString::number(toInteger());
    case Type::Number: return QString::number(toNumber(), 'g', QLocale::FloatingPointShortest);
    case Type::String: return toString();
    case Type::Null:
    case Type::List:
    case Type::Map: break;
    }
    return {};
}

void Value::setPosition(int line, int column)
{
    m_line = line;
    m_column = column;
}

bool Value::operator==(const Value &other) const
{
    return m_tag == other.m_tag && m_content == other.m_content;
}

} // namespace stackwright::yaml
