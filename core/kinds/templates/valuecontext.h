#pragma once

#include "core/kinds/templates/template.h"

#include <kainjow/mustache.hpp>

#include <deque>
#include <unordered_map>

namespace stackwright::kinds {

// Gives kainjow/mustache the values of a scope, typed and only when a tag asks for them. Included by .cpp files alone.
class ValueContext final : public kainjow::mustache::basic_context<std::string>
{
public:
    using Data = kainjow::mustache::data;

    ValueContext(expressions::Scope &scope, const yaml::Map &locals, formats::Format format, QList<Template::Fault> *faults);

    void push(const Data *data) override;
    void pop() override;
    const Data *get(const std::string &name) const override;
    const Data *get_partial(const std::string &) const override { return nullptr; }

private:
    std::optional<yaml::Value> found(const QString &name) const;
    std::optional<yaml::Value> first(const QString &name) const;
    const Data *section(const yaml::Value &value) const;
    const Data *text(const std::string &text) const;
    void fail(const QString &message, const yaml::Value &value) const;

    expressions::Scope &m_scope;
    const yaml::Map &m_locals;
    formats::Format m_format;
    QList<Template::Fault> *m_faults;
    QList<yaml::Value> m_frames;
    // What tags were given; kainjow keeps pointers to it while it renders.
    mutable std::deque<Data> m_given;
    mutable std::unordered_map<const Data *, yaml::Value> m_values;
};

} // namespace stackwright::kinds
