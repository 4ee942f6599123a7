#include "core/kinds/expressions/treemaker.h"

#include <QCoreApplication>

namespace stackwright::kinds::expressions {

using yaml::Value;
using Node = Tree::Node;

namespace {

constexpr int maximumMade = 200'000;

QString written(QString text, Dollar dollar)
{
    if (dollar == Dollar::Kept)
        return text;
    if (dollar == Dollar::Doubled)
        text.replace(u'$', QStringLiteral("$$"));
    text.replace(QChar(interpolationMark), QStringLiteral("$"));
    return text;
}

// What an expression gave, as it goes into the tree: references become their ids, "$" is written for Compose.
Value settled(const Value &value, Dollar dollar)
{
    if (dollar == Dollar::Kept)
        return value;
    if (value.isString())
        return written(value.toString(), dollar);
    if (value.isList()) {
        yaml::List list;
        for (const Value &item : value.toList())
            list.append(settled(item, dollar));
        return list;
    }
    if (value.isMap()) {
        yaml::Map map;
        for (const auto &[key, member] : value.toMap())
            map.insert(written(key, Dollar::Plain), settled(member, dollar));
        return map;
    }
    return value;
}

// Loops in a mapping's place give one mapping; what two turns both make is joined.
void mergeInto(yaml::Map *into, const yaml::Map &more)
{
    for (const auto &[key, value] : more) {
        Value *there = into->find(key);
        if (there && there->isMap() && value.isMap())
            mergeInto(&there->map(), value.toMap());
        else
            into->insert(key, value);
    }
}

} // namespace

TreeMaker::TreeMaker(Dollar dollar, QList<base::Error> *errors)
    : m_dollar(dollar)
    , m_errors(errors)
{
}

std::optional<Value> TreeMaker::made(const Node &node, Scope &scope)
{
    if (++m_made > maximumMade) {
        if (m_made == maximumMade + 1)
            m_errors->append({QCoreApplication::translate("Descriptor", "Loops make more than %1 values").arg(maximumMade), {}});
        return {};
    }
    if (!holds(node, scope))
        return {};
    std::optional<Value> value = worked(node, scope);
    if (value && !node.literal.tag().isEmpty())
        value->setTag(node.literal.tag());
    return value;
}

bool TreeMaker::holds(const Node &node, Scope &scope)
{
    if (!node.condition)
        return true;
    const std::optional<Value> condition = made(*node.condition, scope);
    return condition && truth(*condition);
}

std::optional<Value> TreeMaker::worked(const Node &node, Scope &scope)
{
    switch (node.kind) {
    case Node::Kind::Literal: return node.literal;
    case Node::Kind::Single: {
        const Value value = evaluated(node.single, scope);
        return value.isNull() ? std::nullopt : std::optional<Value>(settled(value, m_dollar));
    }
    case Node::Kind::Text: return Value(text(node.parts, scope, m_dollar));
    case Node::Kind::List: return list(node, scope);
    case Node::Kind::Map: return map(node, scope);
    }
    return {};
}

Value TreeMaker::evaluated(const Expression &expression, Scope &scope)
{
    const base::Result<Value> value = expression.evaluated(scope);
    if (value)
        return *value;
    m_errors->append(value.error());
    return {};
}

QString TreeMaker::text(const TextParts &parts, Scope &scope, Dollar dollar)
{
    QString result;
    for (const TextPart &part : parts) {
        if (const auto *literal = std::get_if<QString>(&part))
            result += *literal;
        else
            result += written(asText(evaluated(std::get<Expression>(part), scope)), dollar);
    }
    return result;
}

yaml::List TreeMaker::looped(const Node::Loop &loop, Scope &scope)
{
    const std::optional<Value> over = TreeMaker(Dollar::Kept, m_errors).made(loop.over, scope);
    yaml::List turns;
    if (over && over->isMap()) {
        for (const auto &[key, value] : over->toMap())
            turns.append(yaml::Map{{QStringLiteral("key"), key}, {QStringLiteral("value"), value}});
    } else if (over) {
        turns = over->toList();
    }
    yaml::List results;
    LocalScope local(scope);
    for (const Value &turn : turns) {
        local.set(loop.name, turn);
        if (const std::optional<Value> result = made(loop.body, local))
            results.append(*result);
    }
    return results;
}

Value TreeMaker::list(const Node &node, Scope &scope)
{
    yaml::List result;
    for (const Node &item : node.items) {
        if (item.loop) {
            if (holds(item, scope))
                result += looped(*item.loop, scope);
        } else if (const std::optional<Value> value = made(item, scope)) {
            result.append(*value);
        }
    }
    return result;
}

Value TreeMaker::map(const Node &node, Scope &scope)
{
    yaml::Map result;
    for (const Node::Member &member : node.members) {
        std::optional<Value> value = made(member.value, scope);
        if (value)
            result.insert(member.keyParts.isEmpty() ? member.key : text(member.keyParts, scope, Dollar::Plain), *value);
    }
    if (node.loop) {
        for (const Value &each : looped(*node.loop, scope))
            mergeInto(&result, each.toMap());
    }
    return result;
}

} // namespace stackwright::kinds::expressions
