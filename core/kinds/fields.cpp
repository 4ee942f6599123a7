#include "core/kinds/fields.h"

#include <QCoreApplication>

namespace stackwright::kinds {

using yaml::Value;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Descriptor", text);
}

} // namespace

Fields::Fields(const Value &value, const QString &file, base::Diagnostics *problems)
    : m_map(value)
    , m_file(file)
    , m_problems(problems)
{
    if (!value.isMap())
        fail(tr("A mapping is needed here"), value);
}

void Fields::fail(const QString &message, const Value &at)
{
    fail(base::Error{message, {m_file, at.line(), at.column()}});
}

void Fields::fail(const base::Error &error)
{
    m_problems->append({base::Severity::Error, error.message, error.where, {}, {}, QStringLiteral("bad-descriptor")});
}

const Value *Fields::asked(const QString &key)
{
    m_asked.append(key);
    return m_map.toMap().find(key);
}

Value Fields::typed(const QString &key, Value::Type type, const QString &name)
{
    const Value *value = asked(key);
    if (!value)
        return {};
    if (value->type() == type)
        return *value;
    fail(tr("'%1' has to be %2").arg(key, name), *value);
    return {};
}

QString Fields::text(const QString &key, bool required)
{
    const Value value = typed(key, Value::Type::String, tr("a text"));
    if (required && value.toString().isEmpty() && (!has(key) || value.isString()))
        fail(tr("'%1' is missing").arg(key), m_map);
    return value.toString();
}

bool Fields::boolean(const QString &key, bool fallback)
{
    return typed(key, Value::Type::Boolean, tr("true or false")).toBoolean(fallback);
}

int Fields::integer(const QString &key, int fallback)
{
    const qint64 number = typed(key, Value::Type::Integer, tr("a whole number")).toInteger(fallback);
    if (number < -1'000'000 || number > 1'000'000) {
        fail(tr("'%1' is too large").arg(key), m_map);
        return fallback;
    }
    return int(number);
}

std::optional<double> Fields::number(const QString &key)
{
    const Value *value = asked(key);
    if (!value)
        return {};
    if (value->isNumber())
        return value->toNumber();
    fail(tr("'%1' has to be %2").arg(key, tr("a number")), *value);
    return {};
}

QStringList Fields::texts(const QString &key)
{
    const Value value = list(key);
    QStringList texts;
    for (const Value &item : value.toList()) {
        if (item.isString())
            texts.append(item.toString());
        else
            fail(tr("'%1' has to be %2").arg(key, tr("a list of texts")), item);
    }
    return texts;
}

int Fields::word(const QString &key, const QStringList &words, bool required)
{
    if (!has(key) && !required) {
        m_asked.append(key);
        return 0;
    }
    const QString text = this->text(key, required);
    const qsizetype at = words.indexOf(text);
    if (at < 0 && !text.isEmpty())
        fail(tr("'%1' has to be one of: %2").arg(key, words.join(QStringLiteral(", "))), m_map[key]);
    return at < 0 ? 0 : int(at);
}

Value Fields::list(const QString &key)
{
    return typed(key, Value::Type::List, tr("a list"));
}

Value Fields::map(const QString &key)
{
    return typed(key, Value::Type::Map, tr("a mapping"));
}

Value Fields::any(const QString &key)
{
    const Value *value = asked(key);
    return value ? *value : Value();
}

expressions::Tree Fields::tree(const QString &key)
{
    const Value *value = asked(key);
    if (!value)
        return {};
    const base::Result<expressions::Tree> tree = expressions::Tree::parsed(*value, m_file);
    if (tree)
        return *tree;
    fail(tree.error());
    return {};
}

expressions::Expression Fields::expression(const QString &key)
{
    const Value *value = asked(key);
    if (!value)
        return {};
    const QString text = value->toString();
    if (!text.startsWith(QStringLiteral("= "))) {
        fail(tr("'%1' has to be an expression, which starts with \"= \"").arg(key), *value);
        return {};
    }
    const base::Result<expressions::Expression> parsed =
        expressions::Expression::parsed(text.mid(1), {m_file, value->line(), value->column()});
    if (parsed)
        return *parsed;
    fail(parsed.error());
    return {};
}

void Fields::finish()
{
    for (const auto &[key, value] : m_map.toMap()) {
        if (!m_asked.contains(key))
            fail(tr("'%1' is not known here").arg(key), value);
    }
}

} // namespace stackwright::kinds
