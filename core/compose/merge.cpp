#include "core/compose/merge.h"

#include "core/compose/attributes.h"

#include <QHash>

namespace stackwright::compose {

using yaml::Value;

namespace {

bool isReset(const Value &value)
{
    return value.tag() == u"!reset";
}

Value mergedAt(const Path &path, const Value &base, const Value &more);

// A value that nothing is merged into: in the form of our model, without tags.
Value settled(const Path &path, const Value &value)
{
    Value result = modelForm(path, value);
    result.setTag({});
    if (result.isMap()) {
        Value map = yaml::Map();
        map.setPosition(result.line(), result.column());
        for (const auto &[key, member] : result.toMap()) {
            if (!isReset(member))
                map.map().insert(key, settled(path + Path{key}, member));
        }
        return map;
    }
    return result;
}

// Joined; an item that is the same as an earlier one takes its place.
Value mergedLists(const Path &path, const Value &base, const Value &more)
{
    Value result = base;
    yaml::List &list = result.list();
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < list.size(); ++i)
        places.insert(itemKey(path, list[i]), i);
    for (const Value &item : more.toList()) {
        const QString key = itemKey(path, item);
        const auto known = key.isEmpty() ? places.constEnd() : places.constFind(key);
        if (known != places.constEnd()) {
            list[*known] = item;
        } else {
            places.insert(key, list.size());
            list.append(item);
        }
    }
    return result;
}

Value mergedMaps(const Path &path, const Value &base, const Value &more)
{
    Value result = base;
    yaml::Map &map = result.map();
    for (const auto &[key, member] : more.toMap()) {
        const Path inner = path + Path{key};
        if (isReset(member))
            map.remove(key);
        else if (Value *there = map.find(key))
            *there = mergedAt(inner, *there, member);
        else
            map.insert(key, settled(inner, member));
    }
    return result;
}

Value mergedAt(const Path &path, const Value &base, const Value &more)
{
    const Rule rule = ruleAt(path);
    if (!more.tag().isEmpty() || rule == Rule::Replace)
        return settled(path, more);
    const Value later = modelForm(path, more);
    if (rule == Rule::Logging) {
        const QString driver = QStringLiteral("driver");
        const bool both = base.toMap().contains(driver) && later.toMap().contains(driver);
        if (both && !(base[driver] == later[driver]))
            return settled(path, more);
    }
    if (base.isMap() && later.isMap())
        return mergedMaps(path, base, later);
    if (base.isList() && later.isList())
        return mergedLists(path, base, later);
    // "db:" in a later file says nothing about db.
    if (later.isNull() && !base.isScalar())
        return base;
    return settled(path, more);
}

} // namespace

Value merged(const Value &base, const Value &more)
{
    return mergedAt({}, settled({}, base), more);
}

} // namespace stackwright::compose
