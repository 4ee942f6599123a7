#pragma once

#include "core/kinds/expressions/lexer.h"
#include "core/kinds/expressions/syntax.h"

#include <optional>

namespace stackwright::kinds::expressions {

struct SyntaxFault
{
    QString message;
    int position = 0;
};

// Reads one expression by recursive descent. Deeper than 200 levels or larger than 2,000 parts is refused, so that neither
// reading nor evaluating can exhaust the stack.
class Parser
{
public:
    Parser(const QString &text, int position);

    // nullptr where there is a fault. Stops before the first token that is no part of the expression.
    SyntaxPtr expression();
    // Where the expression ended: the first token after it.
    const Token &ahead() const { return m_ahead; }
    const std::optional<SyntaxFault> &fault() const { return m_fault; }
    void fail(const QString &message, int position);

private:
    SyntaxPtr conditional();
    SyntaxPtr disjunction();
    SyntaxPtr conjunction();
    SyntaxPtr negation();
    SyntaxPtr comparison();
    SyntaxPtr sum();
    SyntaxPtr product();
    SyntaxPtr sign();
    SyntaxPtr access();
    SyntaxPtr primary();
    bool items(Syntax &into, const QString &closing);

    SyntaxPtr made(Operation operation, int position);
    SyntaxPtr joined(Operation operation, SyntaxPtr left, SyntaxPtr right);
    bool grows(Syntax &parent, SyntaxPtr child);
    void advance();
    bool takes(const char *symbol);
    bool takesWord(const char *word);
    bool expects(const char *symbol);

    Lexer m_lexer;
    Token m_ahead;
    std::optional<SyntaxFault> m_fault;
    int m_level = 0;
    int m_parts = 0;
};

} // namespace stackwright::kinds::expressions
