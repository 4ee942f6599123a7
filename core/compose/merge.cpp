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

// The path of a member while it is looked at; one list serves all.
class Step
{
public:
    Step(Path *path, const QString &key)
        : m_path(path)
    {
        path->append(key);
    }
    ~Step() { m_path->removeLast(); }
    Q_DISABLE_COPY_MOVE(Step)

private:
    Path *m_path;
};

// A value that nothing is merged into: in the form of our model, without tags.
Value settled(Path *path, const Value &value)
{
    Value result = modelForm(*path, value);
    result.setTag({});
    if (result.isMap()) {
        Value map = yaml::Map();
        map.setPosition(result.line(), result.column());
        map.map().reserve(result.toMap().size());
        for (const auto &[key, member] : result.toMap()) {
            const Step step(path, key);
            if (!isReset(member))
                map.map().append(key, settled(path, member));
        }
        return map;
    }
    return result;
}

void mergeAt(Path *path, Value *base, const Value &more);

// Joined; an item that is the same as an earlier one takes its place.
void mergeLists(const Path &path, yaml::List *list, const yaml::List &more)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < list->size(); ++i)
        places.insert(itemKey(path, list->at(i)), i);
    for (const Value &item : more) {
        const QString key = itemKey(path, item);
        const auto known = key.isEmpty() ? places.constEnd() : places.constFind(key);
        if (known != places.constEnd()) {
            (*list)[*known] = item;
        } else {
            places.insert(key, list->size());
            list->append(item);
        }
    }
}

void mergeMaps(Path *path, yaml::Map *map, const yaml::Map &more)
{
    for (const auto &[key, member] : more) {
        const Step step(path, key);
        if (isReset(member))
            map->remove(key);
        else if (Value *there = map->find(key))
            mergeAt(path, there, member);
        else
            map->append(key, settled(path, member));
    }
}

void mergeAt(Path *path, Value *base, const Value &more)
{
    const Rule rule = ruleAt(*path);
    if (!more.tag().isEmpty() || rule == Rule::Replace) {
        *base = settled(path, more);
        return;
    }
    const Value later = modelForm(*path, more);
    const QString driver = QStringLiteral("driver");
    const bool otherDriver = rule == Rule::Logging && base->toMap().contains(driver) && later.toMap().contains(driver) &&
                             !((*base)[driver] == later[driver]);
    if (!otherDriver && base->isMap() && later.isMap())
        mergeMaps(path, &base->map(), later.toMap());
    else if (base->isList() && later.isList())
        mergeLists(*path, &base->list(), later.toList());
    // "db:" in a later file says nothing about db.
    else if (!later.isNull() || base->isScalar())
        *base = settled(path, more);
}

} // namespace

void merge(Value *model, const Value &more)
{
    Path path;
    mergeAt(&path, model, more);
}

Value merged(const Value &base, const Value &more)
{
    Path path;
    Value model = settled(&path, base);
    merge(&model, more);
    return model;
}

} // namespace stackwright::compose
