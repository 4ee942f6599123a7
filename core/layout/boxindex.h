#pragma once

#include <QHash>
#include <QList>
#include <QRectF>

namespace stackwright::layout {

// Finds the boxes that meet an area without looking at all of them. A cheap value: copies share until one changes.
class BoxIndex
{
public:
    // Puts a box there, or somewhere else where it is known; an empty one is nowhere. Ids are small: 0, 1, 2, …
    void put(int id, const QRectF &box);
    // Ids of the boxes that meet `area`, ascending.
    QList<int> meeting(const QRectF &area) const;
    QRectF box(int id) const { return m_boxes.value(id); }
    int size() const { return int(m_boxes.size()); } // more than any id

private:
    template <typename Visit>
    static void visitCells(const QRectF &area, Visit visit);

    QList<QRectF> m_boxes;
    QHash<quint64, QList<int>> m_cells;
};

} // namespace stackwright::layout
