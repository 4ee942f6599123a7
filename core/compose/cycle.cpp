#include "core/compose/cycle.h"

#include <QSet>

namespace stackwright::compose {

QStringList circleIn(const QMap<QString, QStringList> &edges)
{
    struct Visit
    {
        QString name;
        qsizetype next = 0;
    };
    QSet<QString> done;
    for (auto start = edges.cbegin(); start != edges.cend(); ++start) {
        if (done.contains(start.key()))
            continue;
        QList<Visit> path{{start.key()}};
        QSet<QString> onPath{start.key()};
        while (!path.isEmpty()) {
            const QString name = path.last().name;
            const QStringList &others = *edges.constFind(name);
            if (path.last().next >= others.size()) {
                onPath.remove(name);
                done.insert(name);
                path.removeLast();
                continue;
            }
            const QString other = others[path.last().next++];
            if (onPath.contains(other)) {
                QStringList circle;
                for (const Visit &visit : path)
                    circle.append(visit.name);
                return circle.mid(circle.indexOf(other)) + QStringList{other};
            }
            if (!done.contains(other) && edges.contains(other)) {
                path.append({other});
                onPath.insert(other);
            }
        }
    }
    return {};
}

} // namespace stackwright::compose
