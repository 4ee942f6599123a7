#pragma once

#include "core/yaml/value.h"

#include <memory>
#include <vector>

// The syntax tree of one expression. See resources/kinds/FORMAT.md, "Expressions".
namespace stackwright::kinds::expressions {

enum class Operation {
    Literal, // value
    ListOf,  // children
    Name,    // text
    Member,  // children[0] . text
    Index,   // children[0] [ children[1] ]
    Call,    // text ( children )
    Negate,
    Not,
    And,
    Or,
    Conditional,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
};

struct Syntax
{
    Operation operation = Operation::Literal;
    int position = 0; // of its first character in the expression's text, from 0
    int depth = 1;
    QString text;
    yaml::Value value;
    std::vector<std::unique_ptr<Syntax>> children;
};

using SyntaxPtr = std::unique_ptr<Syntax>;

} // namespace stackwright::kinds::expressions
