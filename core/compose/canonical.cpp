#include "core/compose/canonical.h"

#include "core/compose/attributes.h"
#include "core/compose/canonicalitems.h"
#include "core/compose/envfile.h"
#include "core/compose/merge.h"

#include <QCoreApplication>
#include <QDir>

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

// Moves what the env files of a service say to its environment, which goes before them; later files go before earlier ones.
base::Result<void> takeInEnvFiles(Value *service, const Variables &variables, const EnvFiles &files)
{
    const Value listed = (*service)[QStringLiteral("env_file")];
    if (listed.isNull())
        return {};
    service->map().remove(QStringLiteral("env_file"));
    yaml::Map told;
    for (const Value &item : listed.isList() ? listed.toList() : yaml::List{listed}) {
        const QString path = QDir::cleanPath(item.isMap() ? item[QStringLiteral("path")].toString() : item.toString());
        const auto file = files.constFind(path);
        if (file == files.constEnd() && !item[QStringLiteral("required")].toBoolean(true))
            continue;
        if (file == files.constEnd())
            return base::Error{QCoreApplication::translate("Compose", "There is no env file %1").arg(path)};
        const base::Result<yaml::Map> content = envFile(*file, path, variables);
        if (!content)
            return content.error();
        for (const auto &[name, value] : *content)
            told.insert(name, value.toString().replace(u'$', QStringLiteral("$$")));
    }
    for (const auto &[name, value] : (*service)[QStringLiteral("environment")].toMap())
        told.insert(name, value);
    service->map().insert(QStringLiteral("environment"), told);
    return {};
}

} // namespace

base::Result<Value> canonical(const Value &model, const QString &folder, const Variables &variables, const EnvFiles &envFiles)
{
    base::Result<Value> filled = withVariables(merged(yaml::Map(), model), variables);
    if (!filled)
        return filled;
    if (Value *services = filled->map().find(QStringLiteral("services")); services && services->isMap()) {
        for (auto &[name, service] : services->map()) {
            if (!service.isMap())
                continue;
            if (const base::Result<void> taken = takeInEnvFiles(&service, variables, envFiles); !taken)
                return taken.error();
        }
    }
    Value result = canonicalAt({}, *filled, folder);
    dropOwnNames(&result);
    return result;
}

} // namespace stackwright::compose
