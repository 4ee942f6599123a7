#pragma once

#include "core/kinds/expressions/treenode.h"

namespace stackwright::kinds::expressions {

// Evaluates a tree once. See Tree::made().
class TreeMaker
{
public:
    TreeMaker(Dollar dollar, QList<base::Error> *errors);

    std::optional<yaml::Value> made(const Tree::Node &node, Scope &scope);

private:
    std::optional<yaml::Value> worked(const Tree::Node &node, Scope &scope);
    yaml::Value evaluated(const Expression &expression, Scope &scope);
    QString text(const TextParts &parts, Scope &scope, Dollar dollar);
    yaml::Value list(const Tree::Node &node, Scope &scope);
    yaml::Value map(const Tree::Node &node, Scope &scope);
    yaml::List looped(const Tree::Node::Loop &loop, Scope &scope);
    bool holds(const Tree::Node &node, Scope &scope);

    Dollar m_dollar;
    QList<base::Error> *m_errors;
    int m_made = 0;
};

} // namespace stackwright::kinds::expressions
