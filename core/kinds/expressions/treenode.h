#pragma once

#include "core/kinds/expressions/tree.h"

#include <variant>

namespace stackwright::kinds::expressions {

// Text with expressions in it: "postgres:{= s.version}".
using TextPart = std::variant<QString, Expression>;
using TextParts = QList<TextPart>;

// One value of a descriptor, ready to be evaluated.
struct Tree::Node
{
    enum class Kind { Literal, Single, Text, List, Map };
    struct Member;
    struct Loop;

    Kind kind = Kind::Literal;
    yaml::Value literal; // of a literal: the whole of it; of the others: the tag alone
    Expression single;
    TextParts parts;
    std::vector<Node> items;
    std::vector<Member> members;
    std::shared_ptr<const Node> condition; // $if
    std::shared_ptr<const Loop> loop;
};

struct Tree::Node::Member
{
    QString key;        // where the key is literal
    TextParts keyParts; // where it holds expressions
    Node value;
};

// $for, $as and $do
struct Tree::Node::Loop
{
    Node over;
    QString name;
    Node body;
};

} // namespace stackwright::kinds::expressions
