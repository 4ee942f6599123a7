#include "core/kinds/expressions/lexer.h"

#include <QCoreApplication>

namespace stackwright::kinds::expressions {

namespace {

bool startsName(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

} // namespace

Lexer::Lexer(const QString &text, int position)
    : m_text(text)
    , m_position(position)
{
}

Token Lexer::made(Token::Kind kind, int start, const QString &text) const
{
    return {kind, start, m_position, text, {}};
}

Token Lexer::next()
{
    while (m_position < m_text.size() && m_text[m_position].isSpace())
        ++m_position;
    const int start = m_position;
    if (start >= m_text.size())
        return made(Token::Kind::End, start, {});
    const QChar c = m_text[start];
    if (c == u'\'')
        return quoted();
    if (isDigit(c))
        return number();
    if (startsName(c)) {
        while (m_position < m_text.size() && (startsName(m_text[m_position]) || isDigit(m_text[m_position])))
            ++m_position;
        return made(Token::Kind::Name, start, m_text.mid(start, m_position - start));
    }
    static const QStringList pairs{QStringLiteral("=="), QStringLiteral("!="), QStringLiteral("<="), QStringLiteral(">=")};
    const QString two = m_text.mid(start, 2);
    if (pairs.contains(two)) {
        m_position += 2;
        return made(Token::Kind::Symbol, start, two);
    }
    ++m_position;
    if (QStringLiteral("+-*/%<>?:.,()[]{}").contains(c))
        return made(Token::Kind::Symbol, start, QString(c));
    return made(Token::Kind::Bad, start, tr("'%1' means nothing here").arg(c));
}

// 'text', where '' inside stands for one quote, as in YAML.
Token Lexer::quoted()
{
    const int start = m_position++;
    QString text;
    for (; m_position < m_text.size(); ++m_position) {
        if (m_text[m_position] != u'\'') {
            text += m_text[m_position];
        } else if (m_position + 1 < m_text.size() && m_text[m_position + 1] == u'\'') {
            text += m_text[m_position++];
        } else {
            ++m_position;
            Token token = made(Token::Kind::Literal, start, {});
            token.value = text;
            return token;
        }
    }
    return made(Token::Kind::Bad, start, tr("the text that starts here has no closing quote"));
}

Token Lexer::number()
{
    const int start = m_position;
    const auto digits = [this] {
        while (m_position < m_text.size() && isDigit(m_text[m_position]))
            ++m_position;
    };
    digits();
    const bool fraction = m_position + 1 < m_text.size() && m_text[m_position] == u'.' && isDigit(m_text[m_position + 1]);
    if (fraction) {
        ++m_position;
        digits();
    }
    const QString text = m_text.mid(start, m_position - start);
    bool ok = false;
    const yaml::Value value = fraction ? yaml::Value(text.toDouble(&ok)) : yaml::Value(qint64(text.toLongLong(&ok)));
    if (!ok)
        return made(Token::Kind::Bad, start, tr("this number is too large"));
    Token token = made(Token::Kind::Literal, start, text);
    token.value = value;
    return token;
}

} // namespace stackwright::kinds::expressions
