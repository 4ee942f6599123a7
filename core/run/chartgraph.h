#pragma once

#include "core/chart/chart.h"
#include "core/layout/graph.h"

#include <QHash>
#include <QStringList>

#include <functional>

namespace stackwright::run {

inline constexpr double chartEmPx = 16;     // font size of labels, as in mermaid
inline constexpr double chartLabelEm = 9;   // where labels wrap
inline constexpr double listLabelEm = 12.5; // of the members of a group that no edge joins: a list is to stay low
inline constexpr double edgeLabelEm = 12;

// The outline that edges meet for a shape's word of mermaid's database or of @{ shape: … }.
layout::Outline outlineOf(const QString &shape);

// The nodes of a chart as cards: boxes in a group that no edge joins stand in a list, whose cards are wider, lower and of
// one width.
class NodeCards
{
public:
    explicit NodeCards(const chart::Chart &chart);

    // The label in the lines in which it is drawn.
    QStringList lines(const chart::Node &node) const;
    QSizeF size(const chart::Node &node) const;

private:
    bool isListed(const chart::Node &node) const;
    QSizeF ownSize(const chart::Node &node) const;

    QHash<QString, QString> m_listed; // group by node
    QHash<QString, double> m_width;   // of a list, by group
};

// Labels in the lines in which they are drawn.
QStringList edgeLines(const chart::Edge &edge);
QStringList groupLines(const chart::Group &group);

// The group that a node belongs to, by node: the first that names it.
QHash<QString, QString> groupsOfNodes(const chart::Chart &chart);

// The chart for laying out. `sizeOf` may give nodes another size than NodeCards does.
layout::Graph layoutGraph(const chart::Chart &chart, const std::function<QSizeF(const chart::Node &)> &sizeOf = {});

} // namespace stackwright::run
