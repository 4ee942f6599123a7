#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>
#include <variant>

namespace stackwright::yaml {

class Value;

// A mapping that keeps the order in which its keys were written. Keys are strings, as in every file that we read.
class Map
{
public:
    using Entry = std::pair<QString, Value>;

    Map();
    Map(std::initializer_list<Entry> entries);
    Map(const Map &);
    Map(Map &&) noexcept;
    Map &operator=(const Map &);
    Map &operator=(Map &&) noexcept;
    ~Map();

    bool isEmpty() const;
    qsizetype size() const;
    bool contains(const QString &key) const;
    const Value *find(const QString &key) const; // nullptr where absent
    Value *find(const QString &key);
    const Value &value(const QString &key) const &; // a null Value where absent
    Value value(const QString &key) const &&;       // of a temporary: a copy, which outlives it
    Value &operator[](const QString &key);          // appends a null Value where absent
    void insert(const QString &key, Value value);   // replaces in place, or appends
    void append(const QString &key, Value value);   // without a look for the key: for those who know it is new
    void reserve(qsizetype size);
    bool remove(const QString &key);
    QStringList keys() const;

    QList<Entry>::const_iterator begin() const;
    QList<Entry>::const_iterator end() const;
    // The values may be changed through these, and the keys not.
    QList<Entry>::iterator begin();
    QList<Entry>::iterator end();

    // Equal where the same keys have equal values, in any order (a YAML mapping has none).
    bool operator==(const Map &other) const;

private:
    qsizetype placeOf(const QString &key) const; // -1 where absent
    void index(qsizetype from);

    QList<Entry> m_entries;
    QHash<QString, qsizetype> m_places; // by key, once there are many
};

using List = QList<Value>;

// A plain tree of data: what a YAML document says, what a setting holds, what an expression yields.
class Value
{
public:
    enum class Type { Null, Boolean, Integer, Number, String, List, Map };

    Value() = default;
    Value(bool value)
        : m_content(value)
    {
    }
    Value(int value)
        : m_content(qint64(value))
    {
    }
    Value(qint64 value)
        : m_content(value)
    {
    }
    Value(double value)
        : m_content(value)
    {
    }
    Value(QString value)
        : m_content(std::move(value))
    {
    }
    Value(const char *) = delete; // would be a bool; say QStringLiteral
    Value(List value)
        : m_content(std::move(value))
    {
    }
    Value(Map value)
        : m_content(std::move(value))
    {
    }
    static Value fromStrings(const QStringList &strings);

    Type type() const { return Type(m_content.index()); }
    bool isNull() const { return type() == Type::Null; }
    bool isBoolean() const { return type() == Type::Boolean; }
    bool isInteger() const { return type() == Type::Integer; }
    bool isNumber() const { return type() == Type::Number || isInteger(); }
    bool isString() const { return type() == Type::String; }
    bool isList() const { return type() == Type::List; }
    bool isMap() const { return type() == Type::Map; }
    bool isScalar() const { return !isList() && !isMap(); }

    // The content, or the fallback where the type is another one. Nothing is converted.
    bool toBoolean(bool fallback = false) const;
    qint64 toInteger(qint64 fallback = 0) const;
    double toNumber(double fallback = 0) const; // takes integers too
    QString toString(const QString &fallback = {}) const;
    const List &toList() const &; // an empty list where it is none
    List toList() const &&;       // of a temporary: a copy, which outlives it (for (… : made().toList()))
    const Map &toMap() const &;   // an empty map where it is none
    Map toMap() const &&;
    List &list();                  // makes it a list where it is none
    Map &map();                    // makes it a map where it is none
    QStringList toStrings() const; // scalarText() of every item of a list

    // A scalar as one would write it: "true", "5432", "text"; empty for null and collections.
    QString scalarText() const;

    // For a map: the value at a key, or null.
    const Value &operator[](const QString &key) const & { return toMap().value(key); }
    Value operator[](const QString &key) const && { return toMap().value(key); }

    // The tag where one was written ("!reset", "!override"), with its exclamation mark.
    const QString &tag() const { return m_tag; }
    void setTag(const QString &tag) { m_tag = tag; }

    // Where it was read from (1-based; 0: made by us). Not part of equality.
    int line() const { return m_line; }
    int column() const { return m_column; }
    void setPosition(int line, int column);

    // An Integer never equals a Number; tags count, positions do not.
    bool operator==(const Value &other) const;

private:
    std::variant<std::monostate, bool, qint64, double, QString, List, Map> m_content;
    QString m_tag;
    int m_line = 0;
    int m_column = 0;
};

} // namespace stackwright::yaml
