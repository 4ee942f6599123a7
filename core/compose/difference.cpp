#include "core/compose/attributes.h"
#include "core/compose/merge.h"

#include <QHash>

#include <optional>

namespace stackwright::compose {

using yaml::Value;

namespace {

std::optional<Value> differenceAt(const Path &path, const Value &base, const Value &wanted);

Value overriding(Value value)
{
    value.setTag(QStringLiteral("!override"));
    return value;
}

Value resetting(const Value &base)
{
    Value reset;
    reset.setTag(QStringLiteral("!reset"));
    reset.setPosition(base.line(), base.column());
    return reset;
}

// What has to be added, where adding is enough: every item of the base stays or has its place taken.
std::optional<Value> listDifference(const Path &path, const Value &base, const Value &wanted)
{
    QHash<QString, Value> later;
    for (const Value &item : wanted.toList()) {
        const QString key = itemKey(path, item);
        if (key.isEmpty() || later.contains(key))
            return overriding(wanted);
        later.insert(key, item);
    }
    QHash<QString, Value> earlier;
    for (const Value &item : base.toList()) {
        const QString key = itemKey(path, item);
        if (!later.contains(key))
            return overriding(wanted);
        earlier.insert(key, item);
    }
    Value added = yaml::List();
    added.setPosition(wanted.line(), wanted.column());
    for (const Value &item : wanted.toList()) {
        const auto known = earlier.constFind(itemKey(path, item));
        if (known == earlier.constEnd() || !(*known == item))
            added.list().append(item);
    }
    return added.toList().isEmpty() ? std::nullopt : std::optional<Value>(added);
}

std::optional<Value> mapDifference(const Path &path, const Value &base, const Value &wanted)
{
    Value changed = yaml::Map();
    changed.setPosition(wanted.line(), wanted.column());
    for (const auto &[key, member] : wanted.toMap()) {
        const Value *there = base.toMap().find(key);
        if (!there)
            changed.map().insert(key, member);
        else if (const std::optional<Value> inner = differenceAt(path + Path{key}, *there, member))
            changed.map().insert(key, *inner);
    }
    for (const auto &[key, member] : base.toMap()) {
        if (!wanted.toMap().contains(key))
            changed.map().insert(key, resetting(member));
    }
    return changed.toMap().isEmpty() ? std::nullopt : std::optional<Value>(changed);
}

std::optional<Value> differenceAt(const Path &path, const Value &base, const Value &wanted)
{
    if (base == wanted)
        return {};
    const Rule rule = ruleAt(path);
    if (rule == Rule::Replace)
        return wanted;
    if (rule == Rule::Logging && !(base[QStringLiteral("driver")] == wanted[QStringLiteral("driver")]))
        return overriding(wanted);
    if (base.isMap() && wanted.isMap())
        return mapDifference(path, base, wanted);
    if (base.isList() && wanted.isList())
        return listDifference(path, base, wanted);
    return base.isScalar() && wanted.isScalar() ? wanted : overriding(wanted);
}

} // namespace

Value difference(const Value &base, const Value &wanted)
{
    const Value nothing = yaml::Map();
    const std::optional<Value> changed = differenceAt({}, merged(nothing, base), merged(nothing, wanted));
    return changed ? *changed : nothing;
}

} // namespace stackwright::compose
