#include "core/chart/edgeids.h"

#include <QHash>

namespace stackwright::chart {

void numberEdges(Chart &chart)
{
    QHash<std::pair<QString, QString>, int> before;
    for (Edge &edge : chart.edges) {
        const int count = before[{edge.from, edge.to}]++;
        if (!edge.ownId)
            edge.id = QStringLiteral("L_%1_%2_%3").arg(edge.from, edge.to).arg(count == 0 ? 0 : count + 1);
    }
}

} // namespace stackwright::chart
