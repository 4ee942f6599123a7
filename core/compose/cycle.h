#pragma once

#include <QMap>
#include <QStringList>

namespace stackwright::compose {

// One circle in a graph, first name last as well; empty where there is none. Linear in nodes and edges, without recursion.
QStringList circleIn(const QMap<QString, QStringList> &edges);

} // namespace stackwright::compose
