#include "core/kinds/templates/valuecontext.h"

#include "core/kinds/expressions/expression.h"
#include "core/kinds/templates/tagmarks.h"

#include <QCoreApplication>

namespace stackwright::kinds {

using yaml::Value;

ValueContext::ValueContext(
    expressions::Scope &scope, const yaml::Map &locals, formats::Format format, QList<Template::Fault> *faults)
    : m_scope(scope)
    , m_locals(locals)
    , m_format(format)
    , m_faults(faults)
{
}

void ValueContext::push(const Data *data)
{
    const auto known = m_values.find(data);
    m_frames.append(known == m_values.end() ? Value() : known->second);
}

void ValueContext::pop()
{
    m_frames.removeLast();
}

void ValueContext::fail(const QString &message, const Value &value) const
{
    for (const Template::Fault &fault : std::as_const(*m_faults)) {
        if (fault.message == message)
            return;
    }
    m_faults->append({message, value});
}

const ValueContext::Data *ValueContext::text(const std::string &text) const
{
    m_given.emplace_back(text);
    return &m_given.back();
}

// A section's value: false, true, or one entry for each item.
const ValueContext::Data *ValueContext::section(const Value &value) const
{
    if (!value.isList()) {
        m_given.emplace_back(expressions::truth(value) ? Data::type::bool_true : Data::type::bool_false);
        m_values[&m_given.back()] = value;
        return &m_given.back();
    }
    m_given.emplace_back(Data::type::list);
    Data &list = m_given.back();
    for (qsizetype i = 0; i < value.toList().size(); ++i)
        list.push_back(Data(Data::type::bool_true));
    qsizetype i = 0;
    for (const Data &item : list.list_value())
        m_values[&item] = value.toList()[i++];
    return &list;
}

std::optional<Value> ValueContext::first(const QString &name) const
{
    for (qsizetype i = m_frames.size() - 1; i >= 0; --i) {
        if (const Value *value = m_frames[i].toMap().find(name))
            return *value;
        if (m_frames[i].isString() && !m_frames[i].tag().isEmpty()) {
            const Value value = m_scope.member(m_frames[i], name);
            if (!value.isNull())
                return value;
        }
    }
    if (const Value *value = m_locals.find(name))
        return *value;
    return m_scope.variable(name);
}

std::optional<Value> ValueContext::found(const QString &name) const
{
    if (name == u".")
        return m_frames.isEmpty() ? std::nullopt : std::optional<Value>(m_frames.last());
    const QStringList names = name.split(u'.');
    std::optional<Value> value = first(names[0]);
    for (qsizetype i = 1; value && i < names.size(); ++i)
        value = value->isMap() ? (*value)[names[i]] : value->tag().isEmpty() ? Value() : m_scope.member(*value, names[i]);
    return value;
}

const ValueContext::Data *ValueContext::get(const std::string &marked) const
{
    const bool isSection = !marked.empty() && marked.front() == sectionMark;
    const bool isAsIs = !marked.empty() && marked.front() == asIsMark;
    const QString name = QString::fromStdString(isSection || isAsIs ? marked.substr(1) : marked);
    const std::optional<Value> value = found(name);
    if (!value) {
        fail(QCoreApplication::translate("Descriptor", "there is no name '%1'").arg(name), {});
        return nullptr;
    }
    if (isSection)
        return section(*value);
    if (isAsIs)
        return text(expressions::asText(*value).toStdString());
    const base::Result<QString> word = formats::word(m_format, *value);
    if (word)
        return text(word->toStdString());
    fail(word.error().message, *value);
    return nullptr;
}

} // namespace stackwright::kinds
