#include "core/kinds/expressions/parser.h"

#include <QCoreApplication>

#include <array>

namespace stackwright::kinds::expressions {

namespace {

constexpr int maximumDepth = 200;
constexpr int maximumParts = 2000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

bool isSymbol(const Token &token, QLatin1String symbol)
{
    return token.kind == Token::Kind::Symbol && token.text == symbol;
}

} // namespace

Parser::Parser(const QString &text, int position)
    : m_lexer(text, position)
{
    advance();
}

void Parser::fail(const QString &message, int position)
{
    if (!m_fault)
        m_fault = SyntaxFault{message, position};
}

void Parser::advance()
{
    m_ahead = m_lexer.next();
    if (m_ahead.kind == Token::Kind::Bad)
        fail(m_ahead.text, m_ahead.position);
}

bool Parser::takes(const char *symbol)
{
    if (m_fault || !isSymbol(m_ahead, QLatin1String(symbol)))
        return false;
    advance();
    return true;
}

bool Parser::takesWord(const char *word)
{
    if (m_fault || m_ahead.kind != Token::Kind::Name || m_ahead.text != QLatin1String(word))
        return false;
    advance();
    return true;
}

bool Parser::expects(const char *symbol)
{
    if (takes(symbol))
        return true;
    fail(tr("'%1' is missing here").arg(QLatin1String(symbol)), m_ahead.position);
    return false;
}

SyntaxPtr Parser::made(Operation operation, int position)
{
    if (++m_parts > maximumParts)
        fail(tr("the expression is too long"), position);
    auto syntax = std::make_unique<Syntax>();
    syntax->operation = operation;
    syntax->position = position;
    return syntax;
}

// False where there is no child or it makes the tree too deep.
bool Parser::grows(Syntax &parent, SyntaxPtr child)
{
    if (!child || m_fault)
        return false;
    parent.depth = std::max(parent.depth, child->depth + 1);
    if (parent.depth > maximumDepth)
        fail(tr("the expression is nested too deeply"), child->position);
    parent.children.push_back(std::move(child));
    return !m_fault;
}

SyntaxPtr Parser::joined(Operation operation, SyntaxPtr left, SyntaxPtr right)
{
    auto syntax = made(operation, left ? left->position : m_ahead.position);
    if (!grows(*syntax, std::move(left)) || !grows(*syntax, std::move(right)))
        return nullptr;
    return syntax;
}

SyntaxPtr Parser::expression()
{
    if (++m_level > maximumDepth)
        fail(tr("the expression is nested too deeply"), m_ahead.position);
    SyntaxPtr result = m_fault ? nullptr : conditional();
    --m_level;
    return m_fault ? nullptr : std::move(result);
}

SyntaxPtr Parser::conditional()
{
    SyntaxPtr condition = disjunction();
    if (!takes("?"))
        return condition;
    auto syntax = made(Operation::Conditional, condition->position);
    if (!grows(*syntax, std::move(condition)) || !grows(*syntax, expression()) || !expects(":") || !grows(*syntax, expression()))
        return nullptr;
    return syntax;
}

SyntaxPtr Parser::disjunction()
{
    SyntaxPtr left = conjunction();
    while (left && takesWord("or"))
        left = joined(Operation::Or, std::move(left), conjunction());
    return left;
}

SyntaxPtr Parser::conjunction()
{
    SyntaxPtr left = negation();
    while (left && takesWord("and"))
        left = joined(Operation::And, std::move(left), negation());
    return left;
}

SyntaxPtr Parser::negation()
{
    const int position = m_ahead.position;
    if (!takesWord("not"))
        return comparison();
    if (++m_level > maximumDepth)
        fail(tr("the expression is nested too deeply"), position);
    auto syntax = made(Operation::Not, position);
    const bool fine = grows(*syntax, m_fault ? nullptr : negation());
    --m_level;
    return fine ? std::move(syntax) : nullptr;
}

SyntaxPtr Parser::comparison()
{
    struct Comparison
    {
        const char *symbol;
        Operation operation;
    };
    static constexpr std::array comparisons{Comparison{"==", Operation::Equal}, Comparison{"!=", Operation::Unequal},
        Comparison{"<=", Operation::LessOrEqual}, Comparison{">=", Operation::GreaterOrEqual}, Comparison{"<", Operation::Less},
        Comparison{">", Operation::Greater}};
    SyntaxPtr left = sum();
    if (!left)
        return nullptr;
    if (takesWord("in"))
        return joined(Operation::In, std::move(left), sum());
    for (const Comparison &comparison : comparisons) {
        if (takes(comparison.symbol))
            return joined(comparison.operation, std::move(left), sum());
    }
    return left;
}

SyntaxPtr Parser::sum()
{
    SyntaxPtr left = product();
    while (left) {
        if (takes("+"))
            left = joined(Operation::Add, std::move(left), product());
        else if (takes("-"))
            left = joined(Operation::Subtract, std::move(left), product());
        else
            break;
    }
    return left;
}

SyntaxPtr Parser::product()
{
    SyntaxPtr left = sign();
    while (left) {
        if (takes("*"))
            left = joined(Operation::Multiply, std::move(left), sign());
        else if (takes("/"))
            left = joined(Operation::Divide, std::move(left), sign());
        else if (takes("%"))
            left = joined(Operation::Remainder, std::move(left), sign());
        else
            break;
    }
    return left;
}

SyntaxPtr Parser::sign()
{
    const int position = m_ahead.position;
    if (!takes("-"))
        return access();
    auto syntax = made(Operation::Negate, position);
    return grows(*syntax, access()) ? std::move(syntax) : nullptr;
}

SyntaxPtr Parser::access()
{
    SyntaxPtr object = primary();
    while (object) {
        if (takes(".")) {
            if (m_ahead.kind != Token::Kind::Name) {
                fail(tr("a name is missing after the dot"), m_ahead.position);
                return nullptr;
            }
            auto member = made(Operation::Member, object->position);
            member->text = m_ahead.text;
            advance();
            object = grows(*member, std::move(object)) ? std::move(member) : nullptr;
        } else if (takes("[")) {
            auto index = made(Operation::Index, object->position);
            if (!grows(*index, std::move(object)) || !grows(*index, expression()) || !expects("]"))
                return nullptr;
            object = std::move(index);
        } else {
            break;
        }
    }
    return object;
}

bool Parser::items(Syntax &into, const QString &closing)
{
    const QByteArray end = closing.toLatin1();
    if (takes(end.constData()))
        return true;
    do {
        if (!grows(into, expression()))
            return false;
    } while (takes(","));
    return expects(end.constData());
}

SyntaxPtr Parser::primary()
{
    if (m_fault)
        return nullptr;
    const Token token = m_ahead;
    if (token.kind == Token::Kind::Literal) {
        auto literal = made(Operation::Literal, token.position);
        literal->value = token.value;
        advance();
        return literal;
    }
    if (token.kind == Token::Kind::Name) {
        advance();
        if (token.text == u"true" || token.text == u"false" || token.text == u"none") {
            auto literal = made(Operation::Literal, token.position);
            if (token.text != u"none")
                literal->value = token.text == u"true";
            return literal;
        }
        auto syntax = made(Operation::Name, token.position);
        syntax->text = token.text;
        if (takes("(")) {
            syntax->operation = Operation::Call;
            if (!items(*syntax, QStringLiteral(")")))
                return nullptr;
        }
        return syntax;
    }
    if (takes("(")) {
        SyntaxPtr inner = expression();
        return expects(")") ? std::move(inner) : nullptr;
    }
    if (takes("[")) {
        auto list = made(Operation::ListOf, token.position);
        return items(*list, QStringLiteral("]")) ? std::move(list) : nullptr;
    }
    fail(token.kind == Token::Kind::End ? tr("the expression ends too early") : tr("'%1' is not expected here").arg(token.text),
        token.position);
    return nullptr;
}

} // namespace stackwright::kinds::expressions
