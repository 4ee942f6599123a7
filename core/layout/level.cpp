#include "core/layout/level.h"

#include "core/layout/layers.h"
#include "core/layout/spacing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stackwright::layout {

namespace {

// What hangs together: by edges, and all that leads through the border.
struct Part
{
    std::vector<int> items;
    std::vector<int> edges;
    bool border = false;
    bool loose = false; // items without edges
    QSizeF size;
    QPointF corner;
};

std::vector<Part> parts(const Level &level)
{
    const int count = int(level.items.size());
    std::vector<int> parent(size_t(count) + 1);
    std::iota(parent.begin(), parent.end(), 0);
    const auto root = [&](int i) {
        while (parent[size_t(i)] != i)
            i = parent[size_t(i)] = parent[size_t(parent[size_t(i)])];
        return i;
    };
    std::vector<char> linked(size_t(count), 0);
    const auto place = [&](int end) { return end < 0 ? count : end; };
    for (const LevelEdge &edge : level.edges) {
        parent[size_t(root(place(edge.from)))] = root(place(edge.to));
        for (int end : {edge.from, edge.to}) {
            if (end >= 0)
                linked[size_t(end)] = 1;
        }
    }
    std::vector<Part> found;
    std::vector<int> partOf(size_t(count) + 1, -1);
    Part loose;
    loose.loose = true;
    for (int item = 0; item < count; ++item) {
        if (!linked[size_t(item)]) {
            loose.items.push_back(item);
            continue;
        }
        int &part = partOf[size_t(root(item))];
        if (part < 0) {
            part = int(found.size());
            found.emplace_back();
        }
        found[size_t(part)].items.push_back(item);
    }
    for (int edge = 0; edge < int(level.edges.size()); ++edge) {
        const LevelEdge &ends = level.edges[size_t(edge)];
        Part &part = found[size_t(partOf[size_t(root(place(ends.from)))])];
        part.edges.push_back(edge);
        part.border |= ends.from < 0 || ends.to < 0;
    }
    if (!loose.items.empty())
        found.push_back(loose);
    // The part that leads outside comes first: the others stand beside it.
    std::stable_partition(found.begin(), found.end(), [](const Part &part) { return part.border; });
    return found;
}

// A column (or a row) as long as it stays easy to overlook, then a table.
void stack(const Level &level, Part &part, const std::vector<QSizeF> &rooms, LevelDrawing &drawing)
{
    const int count = int(part.items.size());
    const int longest = 8;
    int lines = 1;
    if (count > longest) {
        double area = 0;
        double widest = 1;
        for (int item : part.items) {
            const QSizeF size = level.items[size_t(item)].size;
            area += (size.width() + spacing::stacked) * (size.height() + spacing::stacked);
            widest = std::max(widest, level.looseInRows ? size.height() : size.width());
        }
        const double ratio = level.looseInRows ? 1 / level.wishedRatio : level.wishedRatio;
        lines = std::max(1, int(std::lround(std::sqrt(area * ratio) / (widest + spacing::stacked))));
    }
    const int perLine = (count + lines - 1) / lines;
    const double gap = lines > 1 || level.looseInRows ? spacing::betweenItems / 2 : spacing::stacked;
    double across = 0;
    double longestLine = 0;
    for (int first = 0; first < count; first += perLine) {
        const int last = std::min(count, first + perLine);
        double thick = 0;
        for (int i = first; i < last; ++i) {
            const LevelItem &item = level.items[size_t(part.items[size_t(i)])];
            const QSizeF room = rooms[size_t(part.items[size_t(i)])];
            thick = std::max(
                thick, level.looseInRows ? std::max(item.size.height(), room.height()) : item.size.width() + room.width());
        }
        double along = 0;
        for (int i = first; i < last; ++i) {
            const int index = part.items[size_t(i)];
            const QSizeF size = level.items[size_t(index)].size;
            const QSizeF room = rooms[size_t(index)];
            const double height = std::max(size.height(), room.height());
            const double width = size.width() + room.width();
            QPointF &corner = drawing.items[size_t(index)];
            if (level.looseInRows) {
                corner = {along, across + std::floor((thick - size.height()) / 2)};
                along += width + gap;
            } else {
                corner = {across + std::floor((thick - width) / 2), along + (height - size.height()) / 2};
                along += height + gap;
            }
        }
        longestLine = std::max(longestLine, along - gap);
        across += thick + gap;
    }
    across -= gap;
    part.size = level.looseInRows ? QSizeF(longestLine, across) : QSizeF(across, longestLine);
}

void drawPart(const Level &level, Part &part, ItemNotes &notes, LevelDrawing &drawing, Effort &effort)
{
    if (part.loose) {
        stack(level, part, notes.rooms, drawing);
        return;
    }
    for (size_t i = 0; i < part.items.size(); ++i)
        notes.place[size_t(part.items[i])] = int(i);
    Layers layers = ranked(level, part.items, part.edges, notes, effort);
    orderVertices(layers, level, effort);
    spreadPorts(layers, level, effort);
    placeVertices(layers, effort);
    shortenLines(layers, level, effort);
    straightenPorts(layers, level, effort);
    separateUprights(layers, level, effort);
    if (effort.isCancelled())
        return;
    const double height = routeEdges(layers, level, drawing, effort);
    double width = 0;
    for (const Vertex &vertex : layers.vertices)
        width = std::max(width, vertex.x + vertex.right);
    part.size = {std::ceil(width), height};
}

// Side by side in rows; where the first leads through the border, the others stand to its right.
QSizeF packed(const Level &level, std::vector<Part> &all)
{
    if (all.empty())
        return {0, 0};
    double area = 0;
    double widest = 0;
    for (const Part &part : all) {
        area += (part.size.width() + spacing::betweenParts) * (part.size.height() + spacing::betweenParts);
        widest = std::max(widest, part.size.width());
    }
    size_t first = 0;
    double left = 0;
    double height = 0;
    if (all.front().border) {
        left = all.front().size.width();
        height = all.front().size.height();
        widest = 0;
        for (size_t i = 1; i < all.size(); ++i)
            widest = std::max(widest, all[i].size.width());
        first = 1;
        if (all.size() > 1)
            left += spacing::betweenParts;
    }
    const double limit = std::max({widest, std::sqrt(area * level.wishedRatio) - left, 0.0});
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    double width = 0;
    for (size_t i = first; i < all.size(); ++i) {
        Part &part = all[i];
        if (x > 0 && x + part.size.width() > limit) {
            x = 0;
            y += rowHeight + spacing::betweenParts;
            rowHeight = 0;
        }
        part.corner = {left + x, y};
        x += part.size.width() + spacing::betweenParts;
        width = std::max(width, part.corner.x() + part.size.width());
        rowHeight = std::max(rowHeight, part.size.height());
    }
    return {std::max(width, first > 0 ? all.front().size.width() : 0), std::max(height, y + rowHeight)};
}

} // namespace

LevelDrawing levelDrawing(const Level &level, Effort &effort)
{
    LevelDrawing drawing;
    drawing.items.resize(level.items.size());
    drawing.routes.resize(level.edges.size());
    drawing.labels.resize(level.edges.size());
    std::vector<Part> all = parts(level);
    ItemNotes notes(level);
    for (Part &part : all) {
        drawPart(level, part, notes, drawing, effort);
        if (effort.isCancelled())
            return drawing;
    }
    drawing.size = packed(level, all);
    for (const Part &part : all) {
        for (int item : part.items)
            drawing.items[size_t(item)] += part.corner;
        for (int edge : part.edges) {
            for (QPointF &point : drawing.routes[size_t(edge)])
                point += part.corner;
            if (!drawing.labels[size_t(edge)].isEmpty())
                drawing.labels[size_t(edge)].translate(part.corner);
            // The border may lie further down than this part's own end.
            if (level.edges[size_t(edge)].to == bottomBorder && !drawing.routes[size_t(edge)].isEmpty())
                drawing.routes[size_t(edge)].last().setY(drawing.size.height());
        }
    }
    routeLoops(level, drawing);
    return drawing;
}

} // namespace stackwright::layout
