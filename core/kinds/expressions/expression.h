#pragma once

#include "core/kinds/expressions/scope.h"

#include <memory>

namespace stackwright::kinds::expressions {

struct Syntax;

// A use of a name that nothing inside the expression defines: "s.version" is {"s", "version"}.
struct NameUse
{
    QString name;
    QString member; // empty where none follows
};

// One parsed expression. A value; cheap to copy; evaluating is pure and bounded in steps, depth and size.
// The language is described in resources/kinds/FORMAT.md.
class Expression
{
public:
    Expression() = default; // evaluates to none

    // The whole text is one expression. Errors are at `where` and say at which character.
    static base::Result<Expression> parsed(const QString &text, const base::Location &where);
    // One expression inside a longer text, from `position` to a closing brace; `position` is then after that brace.
    static base::Result<Expression> parsedInside(const QString &text, int *position, const base::Location &where);

    bool isEmpty() const { return !m_data; }
    base::Result<yaml::Value> evaluated(Scope &scope) const;
    QList<NameUse> names() const;

private:
    struct Data;
    static base::Result<Expression> parsed(const QString &text, int *position, const base::Location &where, bool inside);
    std::shared_ptr<const Data> m_data;
};

// How a value counts as a condition: none, false, 0, and what is empty are false.
bool truth(const yaml::Value &value);
// A scalar as text; none is the empty text, a reference its id.
QString asText(const yaml::Value &value);

// raw(text) marks each "$" that Compose shall interpolate with this noncharacter, which no setting may contain.
inline constexpr char16_t interpolationMark = u'\xFDD0';

} // namespace stackwright::kinds::expressions
