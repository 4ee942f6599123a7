#pragma once

#include "core/chart/chart.h"
#include "core/chart/scanner.h"
#include "core/chart/statement.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <span>

namespace stackwright::chart {

// Makes the chart of the statements, by the rules of mermaid's own database: which id is a node, which edge gets which
// id, whom a group holds.
class Builder
{
public:
    // `text` is what the statements point into; its size tells how much is to come.
    Builder(const Header &header, QStringView text);

    // False after a fault.
    bool add(const Statement &statement);
    bool finish(Chart *chart);
    // The id that the group of the subgraph closed last has.
    const QString &closedGroup() const { return m_closedGroup; }
    const std::optional<Fault> &fault() const { return m_fault; }

private:
    // What is known of an id; every id has one number.
    struct Symbol
    {
        QString id;
        int node = -1;       // in m_chart.nodes, until the end
        int group = -1;      // in m_chart.groups
        int owner = -1;      // symbol of the group that holds it
        int edge = -1;       // in m_chart.edges, for an edge's own id
        bool isLeft = false; // an edge begins there
        bool isReached = false;
    };
    // A subgraph that is still open.
    struct Frame
    {
        qsizetype at = 0;
        QStringView id;
        Label title;
        bool ownTitle = false;
        QString direction;
        QList<int> members; // symbols, in mermaid's order, each once
        QSet<int> listed;
    };
    bool addContent(const VertexStatement &statement, qsizetype at);
    bool addContent(const SubgraphStatement &statement, qsizetype at);
    bool addContent(const EndStatement &statement, qsizetype at);
    bool addContent(const DirectionStatement &statement, qsizetype at);
    bool addContent(const StyleStatement &statement, qsizetype at);
    bool addContent(const LinkStyleStatement &statement, qsizetype at);
    bool addContent(const ClassDefStatement &statement, qsizetype at);
    bool addContent(const ClassStatement &statement, qsizetype at);
    bool addContent(const ClickStatement &statement, qsizetype at);
    bool addContent(const AccTitleStatement &statement, qsizetype at);
    bool addContent(const AccDescriptionStatement &statement, qsizetype at);

    int symbolOf(QStringView id);
    int knownSymbol(QStringView id) const; // -1 where the id has not occurred
    bool ensureNode(int symbol, qsizetype at);
    Node *nodeOf(int symbol);   // nullptr where it is none
    int edgeOf(QStringView id); // -1 where no edge has this id
    bool mention(const Mention &mention, int symbol);
    bool applyNodeData(const Mention &mention, int symbol);
    bool applyEdgeData(const Mention &mention, Edge *edge);
    bool readData(const Mention &mention, QMap<QString, QString> *data);
    using Step = std::span<const int>; // symbols
    bool link(const Link &link, Step from, Step to);
    void addEdge(const Link &link, int from, int to, bool mayHaveId);
    int parallelsOf(int from, int to);
    void addClass(QStringView id, const QString &className);
    bool countStyles(const QStringList &styles, qsizetype times, qsizetype at);
    bool countStyles(qint64 characters, qsizetype at);
    bool countGivenStyles();
    void listMembers(const VertexStatement &statement);
    void claim(int groupSymbol, int memberSymbol);
    bool settleGroups();
    void settleNodes();
    bool fail(qsizetype at, const QString &message);

    Chart m_chart;
    QList<Symbol> m_symbols;
    QHash<QStringView, int> m_symbolOfId;   // counted from 1; keys point into the text or into m_madeIds
    int m_newest = -1;                      // the symbol that was asked for last
    QHash<QStringView, QString> m_tooltips; // by id, which may be that of a node that is still to come
    QStringList m_madeIds;                  // of groups without one
    QList<int> m_nodeSymbols;               // of m_chart.nodes, some of which turn out to be groups
    QList<int> m_mentioned;                 // symbols of the statement that is being added
    QList<qint64> m_ends;                   // of each edge: the symbols, its first in the upper half
    QHash<qint64, int> m_parallels;         // how many of the first m_endsCounted edges have the same ends
    qsizetype m_endsCounted = 0;
    QHash<QString, int> m_edgeOfMadeId; // "L_A_B_0", of the first m_edgesIndexed edges
    int m_edgesIndexed = 0;
    QList<Frame> m_frames;
    QHash<QString, int> m_classDefs;
    QString m_closedGroup;
    qint64 m_styleCharacters = 0; // of all styles, for each item that has them
    std::optional<Fault> m_fault;
};

} // namespace stackwright::chart
