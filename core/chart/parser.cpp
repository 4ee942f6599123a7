#include "core/chart/parser.h"

#include "core/base/limits.h"

#include <QCoreApplication>

#include <array>

namespace stackwright::chart {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

struct DirectionWord
{
    const char *written;
    const char *stored;
};
// "BR" is a word of the grammar without a meaning: mermaid draws such a chart from top to bottom.
constexpr std::array headerDirections{
    DirectionWord{"TB", "TB"},
    DirectionWord{"TD", "TB"},
    DirectionWord{"BT", "BT"},
    DirectionWord{"RL", "RL"},
    DirectionWord{"LR", "LR"},
    DirectionWord{"BR", "BR"},
    DirectionWord{"<", "RL"},
    DirectionWord{">", "LR"},
    DirectionWord{"^", "BT"},
    DirectionWord{"v", "TB"},
};

} // namespace

QString labelTypeName(LabelType type)
{
    switch (type) {
    case LabelType::String: return QStringLiteral("string");
    case LabelType::Markdown: return QStringLiteral("markdown");
    case LabelType::Text: break;
    }
    return QStringLiteral("text");
}

bool Parser::takeHeader(Header *header)
{
    m_in.skipSpace();
    const qsizetype begin = m_in.at();
    for (const char *keyword : {"flowchart-elk", "flowchart", "graph", "swimlane-beta"}) {
        if (m_in.atWord(QLatin1String(keyword))) {
            header->keyword = QLatin1String(keyword);
            break;
        }
    }
    if (header->keyword.isEmpty())
        return m_in.fail(tr("'flowchart' or 'graph', which begin a chart"));
    m_in.moveTo(begin + header->keyword.size());
    header->direction = QStringLiteral("TB");
    m_in.skipBlanks();
    for (const DirectionWord &word : headerDirections) {
        const QLatin1String written(word.written);
        const bool letters = written.size() > 1 || written == QLatin1String("v");
        if (letters ? m_in.atWord(written) : m_in.startsWith(written)) {
            m_in.moveTo(m_in.at() + written.size());
            header->direction = QLatin1String(word.stored);
            break;
        }
    }
    header->span = {begin, m_in.at()};
    return m_in.takeSeparator(tr("a direction (TB, BT, LR, RL),"));
}

bool Parser::takeStatement(Statement *statement)
{
    for (;;) {
        m_in.skipSpace();
        if (m_in.peek() != u';')
            break;
        m_in.moveTo(m_in.at() + 1);
    }
    if (m_in.atEnd()) {
        if (!m_openSubgraphs.isEmpty())
            return m_in.failSaying(
                m_openSubgraphs.last(), tr("found a subgraph without an end, expected 'end' on a line of its own after it"));
        return false;
    }
    const qsizetype begin = m_in.at();
    m_needsSeparator = true;
    if (!takeContent(&statement->content))
        return false;
    qsizetype end = m_in.at();
    while (end > begin && m_in.text()[end - 1].isSpace())
        --end;
    statement->span = {begin, end};
    return !m_needsSeparator || m_in.takeSeparator(tr("an arrow, '&',"));
}

bool Parser::takeContent(StatementContent *content)
{
    bool taken = false;
    if (!takeKeyword(content, &taken))
        return false;
    if (taken)
        return true;
    // The statement before is often one of vertices too: its lists are filled anew.
    if (auto *vertices = std::get_if<VertexStatement>(content))
        vertices->clear();
    else
        *content = VertexStatement();
    return takeVertices(std::get_if<VertexStatement>(content));
}

bool Parser::takeVertices(VertexStatement *statement)
{
    if (!takeStep(statement))
        return false;
    for (;;) {
        bool taken = false;
        if (!takeLink(&statement->links.emplaceBack(), &taken))
            return false;
        if (!taken) {
            statement->links.removeLast();
            return true;
        }
        if (!takeStep(statement))
            return false;
    }
}

bool Parser::takeStep(VertexStatement *statement)
{
    for (;;) {
        if (!takeMention(&statement->mentions.emplaceBack()))
            return false;
        const qsizetype end = m_in.at();
        const bool blank = m_in.skipBlanks();
        const char16_t after = m_in.peek(1);
        if (!blank || m_in.peek() != u'&' || !(QChar(after).isSpace() && after != u'\n')) {
            m_in.moveTo(end);
            statement->stepEnds.append(int(statement->mentions.size()));
            return true;
        }
        m_in.moveTo(m_in.at() + 1);
        m_in.skipBlanks();
    }
}

bool Parser::takeMention(Mention *mention)
{
    const qsizetype begin = m_in.at();
    if (const QStringView word = m_in.keywordHere(); !word.isEmpty())
        return m_in.failSaying(
            begin, tr("found '%1', expected a node: '%1' is a word of the language and cannot begin an id").arg(word));
    mention->id = m_in.takeId();
    if (mention->id.isEmpty())
        return m_in.fail(tr("a node or a statement"));
    if (!takeShape(mention))
        return false;
    const auto takeAllData = [&] {
        while (m_in.peek() == u'@' && m_in.peek(1) == u'{') {
            if (!takeData(mention))
                return false;
        }
        return true;
    };
    if (!takeAllData())
        return false;
    if (m_in.peek() == u':' && m_in.startsWith(QLatin1String(":::"))) {
        m_in.moveTo(m_in.at() + 3);
        mention->className = m_in.takeId();
        if (mention->className.isEmpty())
            return m_in.fail(tr("the name of a class"));
        if (!takeAllData())
            return false;
    }
    mention->span = {begin, m_in.at()};
    return true;
}

} // namespace stackwright::chart
