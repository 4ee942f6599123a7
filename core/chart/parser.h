#pragma once

#include "core/chart/scanner.h"
#include "core/chart/statement.h"

namespace stackwright::chart {

// The grammar of mermaid flowcharts over cleaned text: a header, then statements one by one. It holds the depth of
// subgraphs on a list of its own, so no input makes it recurse.
class Parser
{
public:
    explicit Parser(QStringView clean)
        : m_in(clean)
    {
    }

    // Must come first, and once. False after a fault.
    bool takeHeader(Header *header);
    // False at the end of the text and after a fault.
    bool takeStatement(Statement *statement);

    const std::optional<Fault> &fault() const { return m_in.fault(); }

private:
    bool takeContent(StatementContent *content);
    bool takeKeyword(StatementContent *content, bool *taken);
    bool takeVertices(VertexStatement *statement);
    bool takeStep(VertexStatement *statement);
    bool takeMention(Mention *mention);
    bool takeShape(Mention *mention);
    bool takeProperties(Mention *mention);
    bool takeData(Mention *mention);
    bool takeLink(Link *link, bool *taken);
    bool takeSubgraph(SubgraphStatement *statement);
    bool takeSubgraphName(SubgraphStatement *statement, bool *quoted);
    bool takeEnd();
    bool takeDirection(DirectionStatement *statement, bool *taken);
    bool takeStyle(StyleStatement *statement);
    bool takeLinkStyle(LinkStyleStatement *statement);
    bool takeClassDef(ClassDefStatement *statement);
    bool takeClass(ClassStatement *statement);
    bool takeClick(ClickStatement *statement);
    bool takeCall(ClickStatement *statement);
    bool takeDescription(AccDescriptionStatement *statement);
    bool takeIdAfterBlanks(QStringView *id, const QString &what);

    Scanner m_in;
    QList<qsizetype> m_openSubgraphs; // where each begins
    bool m_needsSeparator = false;    // of the statement taken last
};

} // namespace stackwright::chart
