#include "core/layout/boxindex.h"

#include <algorithm>
#include <cmath>

namespace stackwright::layout {

namespace {

constexpr double cellSize = 256; // px; about one card
constexpr double farthest = 1e6; // beyond it everything is in the outermost cells

qint32 cellOf(double place)
{
    // Written so that what is no number ends up somewhere, too.
    return qint32(std::floor((place > -farthest ? std::min(place, farthest) : -farthest) / cellSize));
}

} // namespace

template <typename Visit>
void BoxIndex::visitCells(const QRectF &area, Visit visit)
{
    const qint32 right = cellOf(area.right());
    const qint32 bottom = cellOf(area.bottom());
    for (qint32 x = cellOf(area.left()); x <= right; ++x) {
        for (qint32 y = cellOf(area.top()); y <= bottom; ++y)
            visit(quint64(quint32(x)) << 32 | quint32(y));
    }
}

void BoxIndex::put(int id, const QRectF &box)
{
    while (m_boxes.size() <= id)
        m_boxes.append(QRectF());
    if (!m_boxes.at(id).isEmpty())
        visitCells(m_boxes.at(id), [&](quint64 cell) { m_cells[cell].removeOne(id); });
    m_boxes[id] = box;
    if (!box.isEmpty())
        visitCells(box, [&](quint64 cell) { m_cells[cell].append(id); });
}

QList<int> BoxIndex::meeting(const QRectF &area) const
{
    QList<int> found;
    const auto take = [&](int id) {
        const QRectF &box = m_boxes.at(id);
        if (!box.isEmpty() && box.left() < area.right() && area.left() < box.right() && box.top() < area.bottom() &&
            area.top() < box.bottom())
            found.append(id);
    };
    const qint64 across = qint64(cellOf(area.right())) - cellOf(area.left()) + 1;
    const qint64 down = qint64(cellOf(area.bottom())) - cellOf(area.top()) + 1;
    if (across * down > m_boxes.size()) {
        // Of so large an area the cells are more than what is in them.
        for (int id = 0; id < int(m_boxes.size()); ++id)
            take(id);
        return found;
    }
    visitCells(area, [&](quint64 cell) {
        const auto ids = m_cells.constFind(cell);
        if (ids != m_cells.constEnd())
            std::for_each(ids->begin(), ids->end(), take);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace stackwright::layout
