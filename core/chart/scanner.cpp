#include "core/chart/scanner.h"

#include "core/base/limits.h"
#include "core/chart/arrow.h"

#include <QCoreApplication>

#include <array>
#include <string_view>

namespace stackwright::chart {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

constexpr bool isWordCharacter(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

constexpr bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

// What a character can be, for those of ASCII: asked of every character of a text.
enum CharacterClass : quint8 { InId = 1, Bracket = 2, EndsLabel = 4 };

constexpr std::array<quint8, 128> characterClasses = [] {
    std::array<quint8, 128> classes{};
    for (char16_t c = 0; c < 128; ++c) {
        if (isWordCharacter(c))
            classes[c] |= InId;
    }
    // The characters of which an id's runs are made; "-" and "=" join under conditions of their own.
    for (const char c : std::string_view("!\"#$%&'*+.`?\\/"))
        classes[size_t(c)] |= InId;
    for (const char c : std::string_view("()[]{}"))
        classes[size_t(c)] |= Bracket | EndsLabel;
    for (const char c : std::string_view("|\""))
        classes[size_t(c)] |= EndsLabel;
    return classes;
}();

bool isOf(CharacterClass wanted, char16_t c)
{
    return c < 128 && (characterClasses[c] & wanted) != 0;
}

bool isIdCharacter(char16_t c)
{
    return isOf(InId, c);
}

bool isBracket(char16_t c)
{
    return isOf(Bracket, c);
}

// How many code units of a letter, mark, number or picture (an emoji with its joiners) begin here; mermaid's own table
// is of letters of the basic plane only.
qsizetype foreignCharacter(QStringView text, qsizetype at)
{
    char32_t c = text[at].unicode();
    qsizetype size = 1;
    if (c < 128)
        return 0;
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
        c = QChar::surrogateToUcs4(text[at], text[at + 1]);
        size = 2;
    }
    if (QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == 0x200C || c == 0x200D)
        return size;
    return QChar::category(c) == QChar::Symbol_Other && c != 0xB0 ? size : 0;
}

// Keywords wherever a token may begin, when no letter, digit or "_" follows.
constexpr std::array keywords{QLatin1String("graph"), QLatin1String("flowchart"), QLatin1String("flowchart-elk"),
    QLatin1String("swimlane-beta"), QLatin1String("subgraph"), QLatin1String("end"), QLatin1String("style"),
    QLatin1String("linkStyle"), QLatin1String("classDef"), QLatin1String("class"), QLatin1String("interpolate"),
    QLatin1String("_self"), QLatin1String("_blank"), QLatin1String("_parent"), QLatin1String("_top")};

} // namespace

QStringView Scanner::keywordHere() const
{
    const char16_t first = peek();
    if (first != u'_' && (first < u'a' || first > u's'))
        return {};
    for (const QLatin1String word : keywords) {
        if (first == word[0].unicode() && atWord(word))
            return m_text.sliced(m_at, word.size());
    }
    // These are keywords only before their mark.
    const auto marked = [&](QLatin1String word, QLatin1String marks) {
        qsizetype ahead = word.size();
        while (startsWith(word) && QChar(peek(ahead)).isSpace())
            ++ahead;
        return startsWith(word) && marks.contains(QChar(peek(ahead)));
    };
    if (marked(QLatin1String("accTitle"), QLatin1String(":")) || marked(QLatin1String("accDescr"), QLatin1String(":{")))
        return m_text.sliced(m_at, 8);
    return {};
}

bool Scanner::atWord(QLatin1String word) const
{
    return startsWith(word) && !isWordCharacter(peek(word.size()));
}

bool Scanner::skipBlanks()
{
    const qsizetype begin = m_at;
    while (!atEnd() && m_text[m_at] != u'\n' && m_text[m_at].isSpace())
        ++m_at;
    return m_at > begin;
}

bool Scanner::skipComment()
{
    if (peek() != u'%' || peek(1) != u'%' || (m_at > 0 && !m_text[m_at - 1].isSpace() && m_text[m_at - 1] != u';'))
        return false;
    takeLine();
    return true;
}

void Scanner::skipWhiteSpace()
{
    while (!atEnd() && m_text[m_at].isSpace())
        ++m_at;
}

void Scanner::skipSpace()
{
    do {
        skipWhiteSpace();
    } while (skipComment());
}

bool Scanner::takeSeparator(const QString &expectedBefore)
{
    skipBlanks();
    skipComment();
    if (atEnd())
        return true;
    if (peek() != u'\n' && peek() != u';')
        return fail(tr("%1 a line end or ';'").arg(expectedBefore));
    ++m_at;
    return true;
}

qsizetype Scanner::idRunEnd(qsizetype from) const
{
    qsizetype at = from;
    for (; at < m_text.size(); ++at) {
        const char16_t c = m_text[at].unicode();
        const char16_t next = at + 1 < m_text.size() ? m_text[at + 1].unicode() : u'\n';
        const bool joins =
            isIdCharacter(c) || (c == u'-' && next != u'>' && next != u'-' && next != u'.') || (c == u'=' && next != u'=');
        if (!joins)
            break;
    }
    return at;
}

QStringView Scanner::takeId()
{
    const qsizetype begin = m_at;
    if (peek() == u'%' && peek(1) == u'%')
        return {}; // a comment, where it begins a line
    while (!atEnd()) {
        // Each round is one token of mermaid's lexer, before which an arrow (with its x or o) has precedence.
        const char16_t c = peek();
        const bool mayBeArrow = c == u'-' || c == u'=' || c == u'.' || c == u'~' || (m_at > begin && (c == u'x' || c == u'o'));
        if (mayBeArrow && arrowAt(m_text, m_at).kind != ArrowToken::Kind::None)
            break;
        if (c == u'"' || !keywordHere().isEmpty())
            break;
        if (isDigit(c)) {
            while (isDigit(peek()))
                ++m_at;
        } else if (c == u',' || (c == u':' && !startsWith(QLatin1String(":::"))) || c == u'#' || c == u'&' || c == u'*') {
            ++m_at;
        } else if (const qsizetype end = idRunEnd(m_at); end > m_at) {
            m_at = end;
        } else if (const qsizetype size = foreignCharacter(m_text, m_at); size > 0) {
            m_at += size;
        } else if (c == u'-' && opensOddShape(m_at + 1)) {
            ++m_at;
        } else {
            break;
        }
    }
    return since(begin);
}

// "a->text]" is the node "a-" in the shape ">text]"; a ">" that nothing closes is more likely half an arrow.
bool Scanner::opensOddShape(qsizetype at) const
{
    if (at >= m_text.size() || m_text[at] != u'>')
        return false;
    qsizetype end = at + 1;
    if (end < m_text.size() && m_text[end] == u'"')
        end = m_text.indexOf(u'"', end + 1) + 1;
    while (end > at && end < m_text.size() && m_text[end] != u'\n' && !isOf(EndsLabel, m_text[end].unicode()))
        ++end;
    return end > at + 1 && end < m_text.size() && m_text[end] == u']';
}

bool Scanner::finishLabel(qsizetype begin, qsizetype end, Label *label)
{
    label->text = m_text.sliced(begin, end - begin).trimmed().toString();
    if (label->text.size() > base::limits::labelCharacters)
        return failSaying(begin,
            tr("found a label of %1 characters, expected at most %2").arg(label->text.size()).arg(base::limits::labelCharacters));
    return true;
}

// The label from `begin` to here. As mermaid does it: what follows a closing quote belongs to the label.
bool Scanner::finishRest(bool quoted, qsizetype begin, Label *label)
{
    if (!quoted)
        return finishLabel(begin, m_at, label);
    if (const QStringView rest = since(begin); !rest.trimmed().isEmpty())
        label->text = QString(label->text + rest.toString()).trimmed();
    return true;
}

bool Scanner::takeQuoted(Label *label)
{
    const qsizetype open = m_at;
    const bool markdown = peek(1) == u'`';
    label->type = markdown ? LabelType::Markdown : LabelType::String;
    const qsizetype begin = m_at + (markdown ? 2 : 1);
    const qsizetype end = markdown ? m_text.indexOf(QLatin1String("`\""), begin) : m_text.indexOf(u'"', begin);
    if (end < 0)
        return failSaying(open, tr("found a string without an end, expected %1 that closes it")
                                    .arg(markdown ? QStringLiteral("`\"") : QStringLiteral("'\"'")));
    if (end == begin)
        return failSaying(open, tr("found an empty string, expected a text (\" \" stands for none)"));
    m_at = end + (markdown ? 2 : 1);
    return finishLabel(begin, end, label);
}

bool Scanner::takeLabel(QLatin1String close, Label *label)
{
    const qsizetype open = m_at;
    const bool quoted = peek() == u'"';
    if (quoted && !takeQuoted(label))
        return false;
    const qsizetype begin = m_at;
    while (!atEnd() && !isOf(EndsLabel, m_text[m_at].unicode()))
        ++m_at;
    if (!startsWith(close))
        return atEnd() ? failSaying(open, tr("found a label without an end, expected '%1' that closes it").arg(close))
                       : fail(tr("'%1', or the label in quotes").arg(close));
    if (!quoted) {
        if (m_at == begin)
            return fail(tr("the text of a label (\" \" stands for none)"));
        label->type = LabelType::Text;
    }
    if (!finishRest(quoted, begin, label))
        return false;
    m_at += close.size();
    return true;
}

bool Scanner::takeSlantedLabel(Label *label, QChar *close)
{
    const qsizetype open = m_at;
    if (peek() == u'"' && !takeQuoted(label))
        return false;
    const bool quoted = m_at > open;
    const qsizetype begin = m_at;
    for (; !atEnd(); ++m_at) {
        const char16_t c = peek();
        const bool slash = c == u'/' || c == u'\\';
        if ((slash && peek(1) == u']') || isBracket(c))
            break;
    }
    if (atEnd())
        return failSaying(open, tr("found a label without an end, expected '/]' or '\\]' that closes it"));
    if (isBracket(peek()))
        return fail(tr("'/]' or '\\]', or the label in quotes"));
    if (!quoted && m_at == begin)
        return fail(tr("the text of a label (\" \" stands for none)"));
    if (!finishRest(quoted, begin, label))
        return false;
    *close = m_text[m_at];
    m_at += 2;
    return true;
}

bool Scanner::takeEllipseLabel(Label *label)
{
    const qsizetype open = m_at;
    if (peek() == u'"' && !takeQuoted(label))
        return false;
    const bool quoted = m_at > open;
    const qsizetype begin = m_at;
    while (!atEnd() && !startsWith(QLatin1String("-)")) && !startsWith(QLatin1String("/)")) && !isBracket(peek()))
        ++m_at;
    if (atEnd())
        return failSaying(open, tr("found a label without an end, expected '-)' that closes it"));
    if (isBracket(peek()))
        return fail(tr("'-)', or the label in quotes"));
    if (!quoted && m_at == begin)
        return fail(tr("the text of a label (\" \" stands for none)"));
    if (!finishRest(quoted, begin, label))
        return false;
    m_at += 2;
    return true;
}

bool Scanner::takeStyles(QStringList *styles)
{
    QString style;
    int depth = 0; // of parentheses: the commas of rgb(1,2,3) part nothing
    const auto finish = [&] {
        styles->append(style);
        style.clear();
    };
    qsizetype end = m_at;
    for (; !atEnd(); ++m_at) {
        const char16_t c = peek();
        if (c == u'\n' || c == u';')
            break;
        if (c == u'%' && peek(1) == u'%' && m_text[m_at - 1].isSpace())
            break;
        if (c == u'\\' && peek(1) == u',') {
            style += u',';
            ++m_at;
        } else if (c == u',' && depth == 0) {
            if (style.trimmed().isEmpty())
                return fail(tr("a style such as fill:#fff"));
            finish();
        } else {
            depth += c == u'(' ? 1 : c == u')' && depth > 0 ? -1 : 0;
            style += QChar(c);
        }
        end = m_at + 1;
    }
    if (peek() == u'%')
        style = style.trimmed();
    if (style.trimmed().isEmpty())
        return fail(end, tr("a style such as fill:#fff"));
    finish();
    return true;
}

QStringView Scanner::takeLine()
{
    const qsizetype begin = m_at;
    const qsizetype end = m_text.indexOf(u'\n', m_at);
    m_at = end < 0 ? m_text.size() : end;
    return since(begin);
}

QStringView Scanner::takeDigits()
{
    const qsizetype begin = m_at;
    while (isDigit(peek()))
        ++m_at;
    return since(begin);
}

bool Scanner::fail(const QString &expected)
{
    return fail(m_at, expected);
}

bool Scanner::fail(qsizetype at, const QString &expected)
{
    return failSaying(at, tr("found %1, expected %2").arg(found(at), expected));
}

bool Scanner::failSaying(qsizetype at, const QString &message)
{
    if (!m_fault)
        m_fault = Fault{at, message};
    return false;
}

QString Scanner::found(qsizetype at) const
{
    // The cleaned text always ends with a line end; behind it is nothing that a person wrote.
    if (at >= m_text.size() || m_text.sliced(at).trimmed().isEmpty())
        return tr("the end of the text");
    const QChar c = m_text[at];
    if (c == u'\n')
        return tr("the end of the line");
    if (isWordCharacter(c.unicode())) {
        qsizetype end = at;
        while (end < m_text.size() && end - at < 30 && isWordCharacter(m_text[end].unicode()))
            ++end;
        return tr("'%1'").arg(m_text.sliced(at, end - at));
    }
    if (!c.isPrint() && !c.isSurrogate())
        return tr("the character U+%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
    return tr("'%1'").arg(m_text.sliced(at, c.isHighSurrogate() && at + 1 < m_text.size() ? 2 : 1));
}

} // namespace stackwright::chart
