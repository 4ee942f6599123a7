#pragma once

#include "core/kinds/expressions/parser.h"
#include "core/kinds/expressions/scope.h"

namespace stackwright::kinds::expressions {

// Walks one syntax tree. After a fault every further value is null.
class Evaluator
{
public:
    explicit Evaluator(Scope &scope);

    yaml::Value value(const Syntax &syntax);
    const std::optional<SyntaxFault> &fault() const { return m_fault; }

private:
    yaml::Value worked(const Syntax &syntax);
    yaml::Value name(const Syntax &syntax);
    yaml::Value member(const yaml::Value &object, const QString &name);
    yaml::Value index(const Syntax &syntax);
    yaml::Value call(const Syntax &syntax);
    yaml::Value bound(const Syntax &syntax); // map and filter
    yaml::Value sum(const Syntax &syntax);
    yaml::Value arithmetic(const Syntax &syntax, const yaml::Value &left, const yaml::Value &right);
    yaml::Value comparison(const Syntax &syntax);
    yaml::Value membership(const Syntax &syntax);
    yaml::Value failed(const Syntax &syntax, const QString &message);

    Scope *m_scope;
    std::optional<SyntaxFault> m_fault;
    int m_steps = 0;
};

} // namespace stackwright::kinds::expressions
