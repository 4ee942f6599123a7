#include "core/compose/canonical.h"

#include "core/compose/attributes.h"
#include "core/compose/canonicalitems.h"
#include "core/compose/merge.h"

namespace stackwright::compose {

using yaml::Value;

namespace {

bool isEmpty(const Value &value)
{
    return value.isNull() || (value.isMap() && value.toMap().isEmpty()) || (value.isList() && value.toList().isEmpty());
}

base::Result<Value> withVariables(const Value &value, const Variables &variables)
{
    if (value.isString()) {
        const base::Result<QString> text = interpolated(value.toString(), variables);
        return text ? base::Result<Value>(Value(*text)) : text.error();
    }
    Value result = value;
    if (value.isMap()) {
        for (auto &[key, member] : result.map()) {
            base::Result<Value> inner = withVariables(member, variables);
            if (!inner)
                return inner;
            member = *inner;
        }
    } else if (value.isList()) {
        for (Value &item : result.list()) {
            base::Result<Value> inner = withVariables(item, variables);
            if (!inner)
                return inner;
            item = *inner;
        }
    }
    return result;
}

Value canonicalAt(const Path &path, const Value &value, const QString &folder)
{
    const Value form = modelForm(path, value);
    if (form.isMap()) {
        Value result = yaml::Map();
        for (const auto &[key, member] : form.toMap()) {
            const Path inner = path + Path{key};
            const Value made = canonicalAt(inner, member, folder);
            if (!isDefault(inner, made) && (!isEmpty(made) || isMeaningfulWhenEmpty(inner)))
                result.map().insert(key, made);
        }
        return canonicalItem(path, result, folder);
    }
    if (!form.isList())
        return canonicalItem(path, form, folder);
    yaml::List items;
    for (const Value &item : form.toList()) {
        const Value long_ = longForm(path, item, folder);
        const Value made = long_.isMap() ? canonicalAt(path + Path{QStringLiteral("[]")}, long_, folder) : long_;
        items.append(made);
    }
    return keepsOrder(path) ? Value(items) : sortedItems(items);
}

// Compose gives networks, volumes, secrets and configs the project's name; what it would say anyway says nothing.
void dropOwnNames(Value *model)
{
    const QString project = (*model)[QStringLiteral("name")].toString();
    for (const char *section : {"networks", "volumes", "secrets", "configs"}) {
        Value *entries = model->map().find(QLatin1String(section));
        if (!entries || !entries->isMap())
            continue;
        for (auto &[key, details] : entries->map()) {
            if (details.isMap() && details[QStringLiteral("name")].toString() == project + u'_' + key)
                details.map().remove(QStringLiteral("name"));
            if (details.isMap() && details.toMap().isEmpty())
                details = Value();
        }
    }
}

} // namespace

base::Result<Value> canonical(const Value &model, const QString &folder, const Variables &variables)
{
    const base::Result<Value> filled = withVariables(merged(yaml::Map(), model), variables);
    if (!filled)
        return filled;
    Value result = canonicalAt({}, *filled, folder);
    dropOwnNames(&result);
    return result;
}

} // namespace stackwright::compose
