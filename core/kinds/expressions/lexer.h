#pragma once

#include "core/yaml/value.h"

namespace stackwright::kinds::expressions {

struct Token
{
    enum class Kind { End, Bad, Name, Literal, Symbol };

    Kind kind = Kind::End;
    int position = 0;  // of the first character
    int end = 0;       // after the last character
    QString text;      // the name or symbol; of Bad: what is wrong with it
    yaml::Value value; // of a literal
};

// Splits an expression into tokens, one at a time, from any position of a longer text.
class Lexer
{
public:
    Lexer(const QString &text, int position);

    Token next();

private:
    Token quoted();
    Token number();
    Token made(Token::Kind kind, int start, const QString &text) const;

    const QString &m_text;
    int m_position;
};

} // namespace stackwright::kinds::expressions
