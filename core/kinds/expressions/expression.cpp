#include "core/kinds/expressions/expression.h"

#include "core/kinds/expressions/evaluator.h"
#include "core/kinds/expressions/functions.h"
#include "core/kinds/expressions/parser.h"

#include <QCoreApplication>

namespace stackwright::kinds::expressions {

struct Expression::Data
{
    SyntaxPtr syntax;
    QString text;
    base::Location where;
};

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

base::Error faultAt(const QString &text, const QString &message, int position, const base::Location &where)
{
    return {tr("In the expression \"%1\", at character %2: %3").arg(text).arg(position + 1).arg(message), where};
}

// Calls that do not exist, or with the wrong number of arguments; found when reading, not when somebody draws a stack.
std::optional<SyntaxFault> callFault(const Syntax &syntax)
{
    if (syntax.operation == Operation::Call) {
        if (const QString message = signatureFault(syntax); !message.isEmpty())
            return SyntaxFault{message, syntax.position};
    }
    for (const SyntaxPtr &child : syntax.children) {
        if (auto fault = callFault(*child))
            return fault;
    }
    return {};
}

void collectNames(const Syntax &syntax, const QStringList &bound, QList<NameUse> *uses)
{
    if (syntax.operation == Operation::Name && !bound.contains(syntax.text))
        uses->append({syntax.text, {}});
    if (syntax.operation == Operation::Member && syntax.children[0]->operation == Operation::Name &&
        !bound.contains(syntax.children[0]->text)) {
        uses->append({syntax.children[0]->text, syntax.text});
        return;
    }
    if (bindsName(syntax)) {
        collectNames(*syntax.children[0], bound, uses);
        collectNames(*syntax.children[2], bound + QStringList{syntax.children[1]->value.toString()}, uses);
        return;
    }
    for (const SyntaxPtr &child : syntax.children)
        collectNames(*child, bound, uses);
}

} // namespace

base::Result<Expression> Expression::parsed(const QString &text, int *position, const base::Location &where, bool inside)
{
    const int start = *position;
    Parser parser(text, start);
    SyntaxPtr syntax = parser.expression();
    const Token end = parser.ahead();
    if (syntax && inside && !(end.kind == Token::Kind::Symbol && end.text == u"}"))
        parser.fail(tr("'}' is missing here"), end.position);
    if (syntax && !inside && end.kind != Token::Kind::End)
        parser.fail(tr("'%1' is not expected here").arg(end.text), end.position);
    std::optional<SyntaxFault> fault = parser.fault();
    if (!fault && syntax)
        fault = callFault(*syntax);
    if (fault || !syntax)
        return faultAt(text, fault ? fault->message : tr("it cannot be read"), fault ? fault->position : start, where);
    *position = end.end;
    auto data = std::make_shared<Data>();
    data->syntax = std::move(syntax);
    data->text = text;
    data->where = where;
    Expression expression;
    expression.m_data = std::move(data);
    return expression;
}

base::Result<Expression> Expression::parsed(const QString &text, const base::Location &where)
{
    int position = 0;
    return parsed(text, &position, where, false);
}

base::Result<Expression> Expression::parsedInside(const QString &text, int *position, const base::Location &where)
{
    return parsed(text, position, where, true);
}

base::Result<yaml::Value> Expression::evaluated(Scope &scope) const
{
    if (!m_data)
        return yaml::Value();
    Evaluator evaluator(scope);
    yaml::Value value = evaluator.value(*m_data->syntax);
    if (const auto &fault = evaluator.fault())
        return faultAt(m_data->text, fault->message, fault->position, m_data->where);
    return value;
}

QList<NameUse> Expression::names() const
{
    QList<NameUse> uses;
    if (m_data)
        collectNames(*m_data->syntax, {}, &uses);
    return uses;
}

bool truth(const yaml::Value &value)
{
    switch (value.type()) {
    case yaml::Value::Type::Null: return false;
    case yaml::Value::Type::Boolean: return value.toBoolean();
    case yaml::Value::Type::Integer: return value.toInteger() != 0;
    case yaml::Value::Type::Number: return value.toNumber() != 0;
    case yaml::Value::Type::String: return !value.toString().isEmpty();
    case yaml::Value::Type::List: return !value.toList().isEmpty();
    case yaml::Value::Type::Map: return !value.toMap().isEmpty();
    }
    return false;
}

QString asText(const yaml::Value &value)
{
    return value.scalarText();
}

} // namespace stackwright::kinds::expressions
