#include "core/kinds/expressions/evaluator.h"

#include "core/kinds/expressions/expression.h"
#include "core/kinds/expressions/functions.h"

#include <QCoreApplication>

#include <cmath>

namespace stackwright::kinds::expressions {

using yaml::Value;

namespace {

constexpr int maximumSteps = 200'000;
constexpr qsizetype maximumItems = 100'000;
constexpr qsizetype maximumText = 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

bool sameValue(const Value &left, const Value &right)
{
    if (left.isNumber() && right.isNumber() && left.type() != right.type())
        return left.toNumber() == right.toNumber();
    return left == right;
}

} // namespace

Evaluator::Evaluator(Scope &scope)
    : m_scope(&scope)
{
}

Value Evaluator::failed(const Syntax &syntax, const QString &message)
{
    if (!m_fault)
        m_fault = SyntaxFault{message, syntax.position};
    return {};
}

Value Evaluator::value(const Syntax &syntax)
{
    if (m_fault)
        return {};
    if (++m_steps > maximumSteps)
        return failed(syntax, tr("it takes too many steps"));
    Value result = worked(syntax);
    if (m_fault)
        return {};
    return result;
}

Value Evaluator::worked(const Syntax &syntax)
{
    const auto &children = syntax.children;
    switch (syntax.operation) {
    case Operation::Literal: return syntax.value;
    case Operation::ListOf: {
        yaml::List list;
        for (const SyntaxPtr &child : children) {
            if (const Value item = value(*child); !item.isNull())
                list.append(item);
        }
        return list;
    }
    case Operation::Name: return name(syntax);
    case Operation::Member: return member(value(*children[0]), syntax.text);
    case Operation::Index: return index(syntax);
    case Operation::Call: return call(syntax);
    case Operation::Negate: {
        const Value number = value(*children[0]);
        if (number.isInteger())
            return -number.toInteger();
        return number.isNumber() ? Value(-number.toNumber()) : failed(syntax, tr("only a number can be negative"));
    }
    case Operation::Not: return !truth(value(*children[0]));
    case Operation::And: {
        const Value left = value(*children[0]);
        return truth(left) ? value(*children[1]) : left;
    }
    case Operation::Or: {
        const Value left = value(*children[0]);
        return truth(left) ? left : value(*children[1]);
    }
    case Operation::Conditional: return value(truth(value(*children[0])) ? *children[1] : *children[2]);
    case Operation::Add: return sum(syntax);
    case Operation::Subtract:
    case Operation::Multiply:
    case Operation::Divide:
    case Operation::Remainder: {
        const Value left = value(*children[0]);
        return arithmetic(syntax, left, value(*children[1]));
    }
    case Operation::In: return membership(syntax);
    default: return comparison(syntax);
    }
}

Value Evaluator::name(const Syntax &syntax)
{
    std::optional<Value> found = m_scope->variable(syntax.text);
    return found ? *found : failed(syntax, tr("there is no name '%1'").arg(syntax.text));
}

Value Evaluator::member(const Value &object, const QString &name)
{
    if (object.isMap())
        return object[name];
    return object.tag().isEmpty() ? Value() : m_scope->member(object, name);
}

Value Evaluator::index(const Syntax &syntax)
{
    const Value object = value(*syntax.children[0]);
    const Value key = value(*syntax.children[1]);
    if (key.isString())
        return member(object, key.toString());
    if (!key.isInteger() || !object.isList())
        return {};
    const yaml::List &list = object.toList();
    const qint64 at = key.toInteger() < 0 ? key.toInteger() + list.size() : key.toInteger();
    return at >= 0 && at < list.size() ? list[qsizetype(at)] : Value();
}

Value Evaluator::call(const Syntax &syntax)
{
    if (bindsName(syntax))
        return bound(syntax);
    yaml::List arguments;
    for (const SyntaxPtr &child : syntax.children)
        arguments.append(value(*child));
    if (m_fault)
        return {};
    base::Result<Value> result = isPure(syntax.text) ? called(syntax.text, arguments) : m_scope->call(syntax.text, arguments);
    return result ? *result : failed(syntax, result.error().message);
}

Value Evaluator::bound(const Syntax &syntax)
{
    const Value list = value(*syntax.children[0]);
    LocalScope local(*m_scope);
    Scope *outer = m_scope;
    m_scope = &local;
    yaml::List results;
    for (const Value &item : list.toList()) {
        local.set(syntax.children[1]->value.toString(), item);
        const Value result = value(*syntax.children[2]);
        if (m_fault)
            break;
        if (syntax.text == u"map")
            results.append(result);
        else if (truth(result))
            results.append(item);
    }
    m_scope = outer;
    return results;
}

Value Evaluator::sum(const Syntax &syntax)
{
    const Value left = value(*syntax.children[0]);
    const Value right = value(*syntax.children[1]);
    if (left.isList() || right.isList()) {
        if ((!left.isList() && !left.isNull()) || (!right.isList() && !right.isNull()))
            return failed(syntax, tr("'+' joins a list with a list only"));
        if (left.toList().size() + right.toList().size() > maximumItems)
            return failed(syntax, tr("the list becomes too long"));
        return left.toList() + right.toList();
    }
    if (left.isMap() || right.isMap())
        return failed(syntax, tr("'+' does not join mappings"));
    if (left.isString() || right.isString()) {
        const QString text = asText(left) + asText(right);
        return text.size() > maximumText ? failed(syntax, tr("the text becomes too long")) : Value(text);
    }
    return arithmetic(syntax, left, right);
}

Value Evaluator::arithmetic(const Syntax &syntax, const Value &left, const Value &right)
{
    if (!left.isNumber() || !right.isNumber())
        return failed(syntax, tr("this works with numbers only"));
    const bool whole = left.isInteger() && right.isInteger();
    const double b = right.toNumber();
    if ((syntax.operation == Operation::Divide || syntax.operation == Operation::Remainder) && b == 0)
        return failed(syntax, tr("division by zero"));
    double result = 0;
    qint64 exact = 0;
    bool overflow = false;
    switch (syntax.operation) {
    case Operation::Add:
        result = left.toNumber() + b;
        overflow = __builtin_add_overflow(left.toInteger(), right.toInteger(), &exact);
        break;
    case Operation::Subtract:
        result = left.toNumber() - b;
        overflow = __builtin_sub_overflow(left.toInteger(), right.toInteger(), &exact);
        break;
    case Operation::Multiply:
        result = left.toNumber() * b;
        overflow = __builtin_mul_overflow(left.toInteger(), right.toInteger(), &exact);
        break;
    case Operation::Divide: result = left.toNumber() / b; break;
    default: result = std::fmod(left.toNumber(), b); break;
    }
    if (!whole)
        return std::isfinite(result) ? Value(result) : failed(syntax, tr("the number becomes too large"));
    // Between whole numbers, division is whole as well: sizes, ports and counts have no fractions.
    if (syntax.operation == Operation::Divide || syntax.operation == Operation::Remainder) {
        if (right.toInteger() == -1) {
            overflow = __builtin_sub_overflow(qint64(0), left.toInteger(), &exact);
            if (syntax.operation == Operation::Remainder)
                return 0;
            return overflow ? failed(syntax, tr("the number becomes too large")) : Value(exact);
        }
        return syntax.operation == Operation::Divide ? left.toInteger() / right.toInteger()
                                                     : left.toInteger() % right.toInteger();
    }
    return overflow ? failed(syntax, tr("the number becomes too large")) : Value(exact);
}

Value Evaluator::comparison(const Syntax &syntax)
{
    const Value left = value(*syntax.children[0]);
    const Value right = value(*syntax.children[1]);
    if (syntax.operation == Operation::Equal)
        return sameValue(left, right);
    if (syntax.operation == Operation::Unequal)
        return !sameValue(left, right);
    int order = 0;
    if (left.isNumber() && right.isNumber())
        order = left.toNumber() < right.toNumber() ? -1 : left.toNumber() > right.toNumber();
    else if (left.isString() && right.isString())
        order = left.toString().compare(right.toString());
    else
        return failed(syntax, tr("only two numbers or two texts can be compared so"));
    switch (syntax.operation) {
    case Operation::Less: return order < 0;
    case Operation::LessOrEqual: return order <= 0;
    case Operation::Greater: return order > 0;
    default: return order >= 0;
    }
}

Value Evaluator::membership(const Syntax &syntax)
{
    const Value item = value(*syntax.children[0]);
    const Value container = value(*syntax.children[1]);
    if (container.isMap())
        return container.toMap().contains(asText(item));
    if (container.isString())
        return container.toString().contains(asText(item));
    for (const Value &each : container.toList()) {
        if (sameValue(each, item))
            return true;
    }
    return false;
}

} // namespace stackwright::kinds::expressions
