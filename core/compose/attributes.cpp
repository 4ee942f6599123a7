#include "core/compose/attributes.h"

#include "core/compose/shortforms.h"

namespace stackwright::compose {

using yaml::Value;

namespace {

// An attribute with a rule of its own: services.NAME.ATTRIBUTE, or services.NAME.ATTRIBUTE.PART.
struct RuledAttribute
{
    Rule rule;
    QLatin1String section;
    QLatin1String attribute;
    QLatin1String part = {};
};

const RuledAttribute ruledAttributes[] = {
    {Rule::Replace, QLatin1String("services"), QLatin1String("command")},
    {Rule::Replace, QLatin1String("services"), QLatin1String("entrypoint")},
    {Rule::Replace, QLatin1String("services"), QLatin1String("healthcheck"), QLatin1String("test")},
    {Rule::Pairs, QLatin1String("services"), QLatin1String("environment")},
    {Rule::Pairs, QLatin1String("services"), QLatin1String("labels")},
    {Rule::Pairs, QLatin1String("services"), QLatin1String("annotations")},
    {Rule::Pairs, QLatin1String("services"), QLatin1String("sysctls")},
    {Rule::Pairs, QLatin1String("services"), QLatin1String("build"), QLatin1String("args")},
    {Rule::Pairs, QLatin1String("services"), QLatin1String("build"), QLatin1String("labels")},
    {Rule::Pairs, QLatin1String("services"), QLatin1String("build"), QLatin1String("additional_contexts")},
    {Rule::Pairs, QLatin1String("services"), QLatin1String("deploy"), QLatin1String("labels")},
    {Rule::Pairs, QLatin1String("networks"), QLatin1String("labels")},
    {Rule::Pairs, QLatin1String("volumes"), QLatin1String("labels")},
    {Rule::Pairs, QLatin1String("secrets"), QLatin1String("labels")},
    {Rule::Pairs, QLatin1String("configs"), QLatin1String("labels")},
    {Rule::Names, QLatin1String("services"), QLatin1String("depends_on")},
    {Rule::Names, QLatin1String("services"), QLatin1String("networks")},
    {Rule::Logging, QLatin1String("services"), QLatin1String("logging")},
};

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
    if (path.size() < 3 || path.size() > 4)
        return Rule::Default;
    for (const RuledAttribute &each : ruledAttributes) {
        const bool samePart = path.size() == 3 ? each.part.isEmpty() : path[3] == each.part;
        if (samePart && path[2] == each.attribute && path[0] == each.section)
            return each.rule;
    }
    return Rule::Default;
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
