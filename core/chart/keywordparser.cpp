#include "core/base/limits.h"
#include "core/chart/arrow.h"
#include "core/chart/parser.h"

#include <QCoreApplication>

#include <array>

// The part of the grammar that begins with a keyword.
namespace stackwright::chart {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

// Mermaid takes the line end together with an "end", so that one can be part of a name only where something follows it.
bool endsLine(QStringView text, qsizetype at)
{
    while (at < text.size() && text[at] != u'\n' && text[at].isSpace())
        ++at;
    return at >= text.size() || text[at] == u'\n';
}

constexpr std::array directions{"TB", "BT", "RL", "LR", "TD"};

} // namespace

bool Parser::takeKeyword(StatementContent *content, bool *taken)
{
    const qsizetype begin = m_in.at();
    const auto take = [&]<typename T>(QLatin1String word, bool (Parser::*rest)(T *)) {
        m_in.moveTo(begin + word.size());
        *taken = true;
        T statement;
        if (!(this->*rest)(&statement))
            return false;
        *content = std::move(statement);
        return true;
    };
    const auto at = [&](const char *word) { return m_in.atWord(QLatin1String(word)); };
    const auto followedBy = [&](qsizetype length, const char *marks) {
        m_in.moveTo(begin + length);
        m_in.skipSpace();
        const char16_t next = m_in.peek();
        m_in.moveTo(begin);
        return next != 0 && next < 128 && QLatin1String(marks).contains(QLatin1Char(char(next)));
    };
    switch (m_in.peek()) {
    case u'a':
        if (at("accTitle") && followedBy(8, ":")) {
            m_in.moveTo(begin + 8);
            m_in.skipSpace();
            m_in.moveTo(m_in.at() + 1);
            m_in.skipBlanks();
            *content = AccTitleStatement{m_in.takeLine().trimmed().toString()};
            *taken = true;
            return true;
        }
        if (at("accDescr") && followedBy(8, ":{"))
            return take(QLatin1String("accDescr"), &Parser::takeDescription);
        break;
    case u'c':
        if (at("classDef"))
            return take(QLatin1String("classDef"), &Parser::takeClassDef);
        if (at("class"))
            return take(QLatin1String("class"), &Parser::takeClass);
        if (at("click") && QChar(m_in.peek(5)).isSpace())
            return take(QLatin1String("click"), &Parser::takeClick);
        break;
    case u'd':
        if (at("direction")) {
            DirectionStatement direction;
            if (!takeDirection(&direction, taken))
                return false;
            if (*taken)
                *content = direction;
        }
        break;
    case u'e':
        if (at("end")) {
            *taken = true;
            *content = EndStatement{};
            return takeEnd();
        }
        break;
    case u'l':
        if (at("linkStyle"))
            return take(QLatin1String("linkStyle"), &Parser::takeLinkStyle);
        break;
    case u's':
        if (at("subgraph"))
            return take(QLatin1String("subgraph"), &Parser::takeSubgraph);
        if (at("style"))
            return take(QLatin1String("style"), &Parser::takeStyle);
        break;
    default: break;
    }
    return true;
}

bool Parser::takeSubgraph(SubgraphStatement *statement)
{
    if (m_openSubgraphs.size() >= base::limits::chartDepth)
        return m_in.failSaying(m_in.at(), tr("found subgraphs nested deeper than %1").arg(base::limits::chartDepth));
    m_openSubgraphs.append(m_in.at() - 8);
    if (!QChar(m_in.peek()).isSpace() && m_in.peek() != u';')
        return m_in.fail(tr("a space and the name of a subgraph"));
    bool quoted = false;
    if (!takeSubgraphName(statement, &quoted))
        return false;
    m_in.skipBlanks();
    if (m_in.peek() != u'[')
        return true;
    m_in.moveTo(m_in.at() + 1);
    statement->ownTitle = true;
    return m_in.takeLabel(QLatin1String("]"), &statement->title);
}

// subgraph NAME: words, or a string, which is plain text here even in quotes.
bool Parser::takeSubgraphName(SubgraphStatement *statement, bool *quoted)
{
    m_in.skipBlanks();
    if (m_in.peek() == u'"') {
        *quoted = true;
        const qsizetype begin = m_in.at();
        if (!m_in.takeQuoted(&statement->title))
            return false;
        const qsizetype mark = statement->title.type == LabelType::Markdown ? 2 : 1;
        statement->id = m_in.text().sliced(begin + mark, m_in.at() - begin - 2 * mark).trimmed();
        if (statement->title.type == LabelType::String)
            statement->title.type = LabelType::Text;
        return true;
    }
    const qsizetype begin = m_in.at();
    qsizetype wordBegin = begin;
    for (; !m_in.atEnd(); m_in.moveTo(m_in.at() + 1)) {
        const char16_t c = m_in.peek();
        if (c == u'\n' || c == u';' || c == u'[')
            break;
        if (c == u'%' && m_in.peek(1) == u'%' && QChar(m_in.peek(-1)).isSpace())
            break;
        const bool control = c == 0x7F || (c < u' ' && !QChar(c).isSpace());
        const bool arrow = (c == u'-' || c == u'=') && arrowAt(m_in.text(), m_in.at()).kind != ArrowToken::Kind::None;
        if (control || arrow || QStringView(u"(){}]|<>,\"@^~").contains(QChar(c)))
            return m_in.fail(tr("the name of a subgraph, its title as [title], a line end or ';'"));
        if (QChar(c).isSpace())
            wordBegin = m_in.at() + 1;
        else if (m_in.at() == wordBegin && m_in.atWord(QLatin1String("end")) && endsLine(m_in.text(), m_in.at() + 3))
            return m_in.fail(tr("a line end or ';' before it"));
    }
    statement->id = m_in.since(begin).trimmed();
    if (statement->id == QLatin1String("default"))
        return m_in.failSaying(begin, tr("found 'default', expected another name for a subgraph"));
    statement->title = {statement->id.toString(), LabelType::Text};
    return true;
}

bool Parser::takeEnd()
{
    if (m_openSubgraphs.isEmpty())
        return m_in.fail(tr("a statement: no subgraph is open that 'end' could close"));
    m_openSubgraphs.removeLast();
    m_in.moveTo(m_in.at() + 3);
    m_needsSeparator = false; // "end a-->b" is two statements
    return true;
}

bool Parser::takeDirection(DirectionStatement *statement, bool *taken)
{
    const qsizetype begin = m_in.at();
    m_in.moveTo(begin + 9);
    if (m_in.skipBlanks()) {
        for (const char *word : directions) {
            if (!m_in.atWord(QLatin1String(word)))
                continue;
            statement->direction = QLatin1String(word);
            m_in.moveTo(m_in.at() + 2);
            *taken = true;
            return true;
        }
    }
    m_in.moveTo(begin);
    return true;
}

bool Parser::takeIdAfterBlanks(QStringView *id, const QString &what)
{
    const bool blank = m_in.skipBlanks();
    *id = m_in.takeId();
    return (blank && !id->isEmpty()) || m_in.fail(what);
}

bool Parser::takeStyle(StyleStatement *statement)
{
    if (!takeIdAfterBlanks(&statement->id, tr("the id of a node")))
        return false;
    if (!m_in.skipBlanks())
        return m_in.fail(tr("a space and styles such as fill:#fff"));
    return m_in.takeStyles(&statement->styles);
}

bool Parser::takeClassDef(ClassDefStatement *statement)
{
    if (!takeIdAfterBlanks(&statement->ids, tr("the name of a class")))
        return false;
    if (!m_in.skipBlanks())
        return m_in.fail(tr("a space and styles such as fill:#fff"));
    return m_in.takeStyles(&statement->styles);
}

// class a,b NAME; spaces may follow the commas.
bool Parser::takeClass(ClassStatement *statement)
{
    if (!takeIdAfterBlanks(&statement->ids, tr("the ids of nodes")))
        return false;
    const qsizetype begin = m_in.at() - statement->ids.size();
    while (statement->ids.endsWith(u',')) {
        QStringView further;
        if (!takeIdAfterBlanks(&further, tr("the id of a node")))
            return false;
        statement->ids = m_in.since(begin);
    }
    return takeIdAfterBlanks(&statement->className, tr("the name of a class"));
}

bool Parser::takeLinkStyle(LinkStyleStatement *statement)
{
    if (!m_in.skipBlanks())
        return m_in.fail(tr("a space and the number of an edge"));
    if (m_in.atWord(QLatin1String("default"))) {
        statement->ofDefault = true;
        m_in.moveTo(m_in.at() + 7);
    } else {
        for (;;) {
            const QStringView digits = m_in.takeDigits();
            if (digits.isEmpty())
                return m_in.fail(tr("the number of an edge, or 'default'"));
            bool ok = false;
            const int index = digits.toInt(&ok);
            if (!ok || index >= base::limits::chartEdges)
                return m_in.fail(m_in.at() - digits.size(), tr("the number of an edge before it"));
            statement->indices.append(index);
            const qsizetype end = m_in.at();
            m_in.skipBlanks();
            if (m_in.peek() != u',') {
                m_in.moveTo(end);
                break;
            }
            m_in.moveTo(m_in.at() + 1);
            m_in.skipBlanks();
        }
    }
    if (!m_in.skipBlanks())
        return m_in.fail(tr("a space and styles such as stroke:#fff"));
    if (m_in.atWord(QLatin1String("interpolate"))) {
        m_in.moveTo(m_in.at() + 11);
        QStringView curve;
        if (!takeIdAfterBlanks(&curve, tr("the name of a curve, such as basis")))
            return false;
        statement->interpolate = curve.toString();
        m_in.skipBlanks();
        if (m_in.atEnd() || m_in.peek() == u'\n' || m_in.peek() == u';' || m_in.startsWith(QLatin1String("%%")))
            return true;
    }
    statement->hasStyles = true;
    return m_in.takeStyles(&statement->styles);
}

bool Parser::takeDescription(AccDescriptionStatement *statement)
{
    m_in.skipSpace();
    const qsizetype open = m_in.at();
    m_in.moveTo(open + 1);
    if (m_in.text()[open] == u':') {
        m_in.skipBlanks();
        statement->text = m_in.takeLine().trimmed().toString();
        return true;
    }
    const qsizetype close = m_in.text().indexOf(u'}', open);
    if (close < 0)
        return m_in.failSaying(open, tr("found a description without an end, expected '}' that closes it"));
    // As mermaid does it: each line begins with its first word.
    for (const QStringView line : m_in.text().sliced(open + 1, close - open - 1).trimmed().split(u'\n')) {
        QStringView words = line;
        while (!statement->text.isEmpty() && !words.isEmpty() && words[0].isSpace())
            words = words.sliced(1);
        if (words.isEmpty())
            continue;
        if (!statement->text.isEmpty())
            statement->text += u'\n';
        statement->text += words;
    }
    m_in.moveTo(close + 1);
    m_needsSeparator = false;
    return true;
}

// click IDS ("address" | href "address" | callback | call callback(arguments)) ["tooltip"] [target]
bool Parser::takeClick(ClickStatement *statement)
{
    m_in.skipBlanks();
    const qsizetype begin = m_in.at();
    while (!m_in.atEnd() && !QChar(m_in.peek()).isSpace())
        m_in.moveTo(m_in.at() + 1);
    statement->ids = m_in.since(begin);
    if (statement->ids.isEmpty())
        return m_in.fail(tr("the id of a node"));
    m_in.skipBlanks();
    if (m_in.atWord(QLatin1String("href")) && QChar(m_in.peek(4)).isSpace()) {
        m_in.moveTo(m_in.at() + 4);
        m_in.skipBlanks();
        if (m_in.peek() != u'"')
            return m_in.fail(tr("an address in quotes"));
    }
    if (m_in.peek() == u'"') {
        Label address;
        if (!m_in.takeQuoted(&address))
            return false;
        statement->link = address.text;
        // "call …" is how a callback is told from an address.
        if (statement->link.startsWith(QLatin1String("call ")))
            statement->link.replace(4, 1, QLatin1String("%20"));
    } else if (!takeCall(statement)) {
        return false;
    }
    m_in.skipBlanks();
    if (m_in.peek() == u'"') {
        Label tooltip;
        if (!m_in.takeQuoted(&tooltip))
            return false;
        statement->tooltip = tooltip.text;
        statement->hasTooltip = true;
        m_in.skipBlanks();
    }
    for (const char *target : {"_self", "_blank", "_parent", "_top"}) {
        if (m_in.atWord(QLatin1String(target))) {
            statement->target = QLatin1String(target);
            m_in.moveTo(m_in.at() + statement->target.size());
            break;
        }
    }
    return true;
}

bool Parser::takeCall(ClickStatement *statement)
{
    QStringView name;
    QStringView arguments;
    if (m_in.atWord(QLatin1String("call")) && QChar(m_in.peek(4)).isSpace()) {
        m_in.moveTo(m_in.at() + 4);
        m_in.skipBlanks();
        const qsizetype begin = m_in.at();
        while (!m_in.atEnd() && !QStringView(u"(\"\n;").contains(QChar(m_in.peek())))
            m_in.moveTo(m_in.at() + 1);
        name = m_in.since(begin).trimmed();
        if (name.isEmpty())
            return m_in.fail(tr("the name of a callback"));
        if (m_in.peek() != u'(') {
            statement->link = QStringLiteral("call ") + name.toString() + QLatin1String("()");
            return true;
        }
        const qsizetype close = m_in.text().indexOf(u')', m_in.at());
        if (close < 0)
            return m_in.fail(m_in.at(), tr("')' after it"));
        arguments = m_in.text().sliced(m_in.at() + 1, close - m_in.at() - 1).trimmed();
        m_in.moveTo(close + 1);
    } else {
        const qsizetype begin = m_in.at();
        name = m_in.takeId();
        // A quote may be part of an id, but where a callback is called it begins a tooltip.
        if (name.isEmpty() || name.contains(u'"'))
            return m_in.fail(begin, tr("an address in quotes, or a callback"));
    }
    statement->link = QStringLiteral("call ") + name.toString() + u'(' + arguments.toString() + u')';
    return true;
}

} // namespace stackwright::chart
