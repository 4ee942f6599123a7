#include "core/compose/attributes.h"

#include "core/compose/shortforms.h"

#include <QHash>

namespace stackwright::compose {

using yaml::Value;

namespace {

// The part of a path that rules are known by: "services.*.build.args".
QString pattern(const Path &path)
{
    if (path.size() < 3)
        return {};
    QStringList parts{path[0], QStringLiteral("*")};
    parts += path.mid(2);
    return parts.join(u'.');
}

const QHash<QString, Rule> &rules()
{
    static const QHash<QString, Rule> table = [] {
        QHash<QString, Rule> made;
        const auto add = [&made](Rule rule, std::initializer_list<const char *> names) {
            for (const char *name : names)
                made.insert(QLatin1String(name), rule);
        };
        add(Rule::Replace, {"services.*.command", "services.*.entrypoint", "services.*.healthcheck.test"});
        add(Rule::Pairs,
            {"services.*.environment", "services.*.labels", "services.*.annotations", "services.*.sysctls",
                "services.*.build.args", "services.*.build.labels", "services.*.build.additional_contexts",
                "services.*.deploy.labels", "networks.*.labels", "volumes.*.labels", "secrets.*.labels", "configs.*.labels"});
        add(Rule::Names, {"services.*.depends_on", "services.*.networks"});
        add(Rule::Logging, {"services.*.logging"});
        return made;
    }();
    return table;
}

Value pairs(const Value &value)
{
    if (!value.isList())
        return value;
    yaml::Map map;
    for (const Value &item : value.toList()) {
        const QString text = item.scalarText();
        const qsizetype equals = text.indexOf(u'=');
        Value content = equals < 0 ? Value() : Value(text.mid(equals + 1));
        content.setPosition(item.line(), item.column());
        map.insert(equals < 0 ? text : text.left(equals), content);
    }
    return map;
}

Value names(const Path &path, const Value &value)
{
    if (!value.isList())
        return value;
    yaml::Map map;
    for (const Value &item : value.toList()) {
        Value details;
        if (path.last() == u"depends_on")
            details = yaml::Map{{QStringLiteral("condition"), QStringLiteral("service_started")}};
        details.setPosition(item.line(), item.column());
        map.insert(item.scalarText(), details);
    }
    return map;
}

Value positioned(Value made, const Value &from)
{
    made.setTag(from.tag());
    made.setPosition(from.line(), from.column());
    return made;
}

} // namespace

Rule ruleAt(const Path &path)
{
    return path.size() < 3 ? Rule::Default : rules().value(pattern(path), Rule::Default);
}

QString itemKey(const Path &path, const Value &item)
{
    const QString name = path.size() == 3 && path[0] == u"services" ? path[2] : QString();
    if (name == u"ports")
        return portKey(item);
    if (name == u"volumes")
        return mountTarget(item);
    if (name == u"secrets" || name == u"configs")
        return fileMountKey(item);
    if (item.isMap() && item.toMap().contains(QStringLiteral("path")))
        return item[QStringLiteral("action")].scalarText() + u' ' + item[QStringLiteral("path")].scalarText();
    return item.isScalar() ? item.scalarText() : QString();
}

Value modelForm(const Path &path, const Value &value)
{
    switch (ruleAt(path)) {
    case Rule::Pairs: return positioned(pairs(value), value);
    case Rule::Names: return positioned(names(path, value), value);
    default: break;
    }
    if (path.size() == 3 && path[2] == u"build" && value.isString())
        return positioned(yaml::Map{{QStringLiteral("context"), value}}, value);
    return value;
}

Value writtenForm(const Path &path, const Value &value)
{
    if (ruleAt(path) != Rule::Names || !value.isMap() || value.toMap().isEmpty())
        return value;
    Value list = yaml::List();
    for (const auto &[name, details] : value.toMap()) {
        if (!details.isNull() || !details.tag().isEmpty())
            return value;
        Value item = name;
        item.setPosition(details.line(), details.column());
        list.list().append(item);
    }
    return positioned(list, value);
}

} // namespace stackwright::compose
