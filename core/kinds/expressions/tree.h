#pragma once

#include "core/kinds/expressions/expression.h"

#include <memory>

namespace stackwright::kinds::expressions {

enum class Dollar {
    Kept,    // results stay as they are, references and raw() too: for values that go into other expressions
    Plain,   // stays as it is, references become ids
    Doubled, // from expressions: "$$", for Compose interpolates; raw() stays single
};

// A part of a descriptor with its expressions parsed: what `compose`, `vars` and `files` hold. The YAML is parsed before any
// expression is evaluated, so that no value can inject structure. A value; cheap to copy.
class Tree
{
public:
    Tree() = default; // makes null

    // `file` is for messages; positions are those of the values. The first fault is the error.
    static base::Result<Tree> parsed(const yaml::Value &source, const QString &file);

    // The tree with its expressions evaluated, `$if` and `$for` done and what is none left out. A failing expression is
    // told in `errors` and counts as none. Nothing where the whole is none.
    std::optional<yaml::Value> made(Scope &scope, Dollar dollar, QList<base::Error> *errors) const;

    QList<NameUse> names() const;
    bool isEmpty() const { return !m_root; }

    struct Node;

private:
    std::shared_ptr<const Node> m_root;
};

} // namespace stackwright::kinds::expressions
