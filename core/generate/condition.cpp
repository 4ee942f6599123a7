#include "core/generate/condition.h"

#include <QCoreApplication>

namespace stackwright::generate {

using yaml::Value;

namespace {

// Only `s`, as the person entered it.
class ConditionScope final : public kinds::expressions::Scope
{
public:
    explicit ConditionScope(const yaml::Map &settings)
        : m_settings(settings)
    {
    }
    std::optional<Value> variable(const QString &name) override
    {
        return name == u"s" ? std::optional<Value>(m_settings) : std::nullopt;
    }
    Value member(const Value &, const QString &) override { return {}; }
    base::Result<Value> call(const QString &function, const yaml::List &) override
    {
        return base::Error{QCoreApplication::translate("Generate", "'%1' cannot be used in 'when'").arg(function)};
    }

private:
    const yaml::Map &m_settings;
};

} // namespace

yaml::Map enteredSettings(const stack::NodeConfig &config, const kinds::Kind &kind, const QString &environment)
{
    const yaml::Map overrides = config.overrides.value(environment);
    yaml::Map entered;
    for (const kinds::Setting &setting : kind.settings) {
        const Value *value = overrides.find(setting.id);
        if (!value)
            value = config.settings.find(setting.id);
        entered.insert(setting.id, value && !value->isNull() ? *value : setting.defaultValue);
    }
    return entered;
}

base::Result<bool> settingCounts(const kinds::Setting &setting, const yaml::Map &entered)
{
    if (setting.when.isEmpty())
        return true;
    ConditionScope scope(entered);
    const base::Result<Value> counts = setting.when.evaluated(scope);
    if (!counts)
        return counts.error();
    return kinds::expressions::truth(*counts);
}

bool settingApplies(const stack::Stack &stack, const kinds::Catalogue &catalogue, const QString &nodeId,
    const kinds::Setting &setting, const QString &environment)
{
    if (setting.when.isEmpty())
        return true;
    const kinds::Kind *kind = stack::kindOf(stack, nodeId, catalogue);
    if (!kind)
        return true;
    const base::Result<bool> counts = settingCounts(setting, enteredSettings(stack.nodes.value(nodeId), *kind, environment));
    return !counts || *counts;
}

} // namespace stackwright::generate
