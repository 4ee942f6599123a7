#include "core/layout/layers.h"
#include "core/layout/spacing.h"

#include <algorithm>

namespace stackwright::layout {

std::vector<QSizeF> loopRooms(const Level &level)
{
    struct Labels
    {
        double width = 0, height = 0;
        int loops = 0;
    };
    std::vector<Labels> labels(level.items.size());
    for (const LevelLoop &loop : level.loops) {
        Labels &all = labels[size_t(loop.item)];
        ++all.loops;
        if (!loop.label.isEmpty()) {
            all.width = std::max(all.width, loop.label.width() + spacing::labelGap);
            all.height += loop.label.height() + spacing::labelGap;
        }
    }
    std::vector<QSizeF> rooms;
    for (const Labels &all : labels)
        rooms.emplace_back(all.loops * spacing::loopReach + all.width, all.height);
    return rooms;
}

ItemNotes::ItemNotes(const Level &level)
    : rooms(loopRooms(level))
    , place(level.items.size(), -1)
{
}

void routeLoops(const Level &level, LevelDrawing &drawing)
{
    const std::vector<QSizeF> rooms = loopRooms(level);
    std::vector<int> onItem(level.items.size(), 0);
    for (const LevelLoop &loop : level.loops)
        ++onItem[size_t(loop.item)];
    std::vector<int> done(level.items.size(), 0);
    std::vector<double> labelled(level.items.size(), 0);
    for (const LevelLoop &loop : level.loops) {
        const size_t item = size_t(loop.item);
        const LevelItem &box = level.items[item];
        const QPointF corner = drawing.items[item];
        const double side = corner.x() + box.size.width();
        const double middle = corner.y() + box.size.height() / 2;
        // The first loop is the innermost; the labels stand outside of them all, in the same order.
        const int number = ++done[item];
        const double half = std::min(box.usableRight, 8.0 * onItem[item]) * number / onItem[item];
        const double out = side + number * spacing::loopReach;
        drawing.loopRoutes.push_back({{side, middle - half}, {out, middle - half}, {out, middle + half}, {side, middle + half}});
        QRectF label;
        if (!loop.label.isEmpty()) {
            const double left = side + onItem[item] * spacing::loopReach + spacing::labelGap;
            label = QRectF(QPointF(left, middle - rooms[item].height() / 2 + labelled[item]), loop.label);
            labelled[item] += loop.label.height() + spacing::labelGap;
        }
        drawing.loopLabels.push_back(label);
    }
}

} // namespace stackwright::layout
