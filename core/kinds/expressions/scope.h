#pragma once

#include "core/base/result.h"
#include "core/yaml/value.h"

#include <optional>

namespace stackwright::kinds::expressions {

// What an expression can see. A scope may hand out references: strings with a tag of its own ("!node"), whose members it
// works out when they are asked for.
class Scope
{
public:
    virtual ~Scope() = default;

    // The value of a name, or nothing where there is no such name.
    virtual std::optional<yaml::Value> variable(const QString &name) = 0;
    // A member of a reference; null where there is none.
    virtual yaml::Value member(const yaml::Value &reference, const QString &name) = 0;
    // Functions that need the stack: linked, all, has, nodes, secret, file.
    virtual base::Result<yaml::Value> call(const QString &function, const yaml::List &arguments) = 0;
};

// A scope with some more names before those of another one; what `$as`, map and filter make.
class LocalScope final : public Scope
{
public:
    explicit LocalScope(Scope &outer)
        : m_outer(outer)
    {
    }

    void set(const QString &name, const yaml::Value &value) { m_names.insert(name, value); }
    std::optional<yaml::Value> variable(const QString &name) override
    {
        if (const yaml::Value *value = m_names.find(name))
            return *value;
        return m_outer.variable(name);
    }
    yaml::Value member(const yaml::Value &reference, const QString &name) override { return m_outer.member(reference, name); }
    base::Result<yaml::Value> call(const QString &function, const yaml::List &arguments) override
    {
        return m_outer.call(function, arguments);
    }

private:
    Scope &m_outer;
    yaml::Map m_names;
};

} // namespace stackwright::kinds::expressions
