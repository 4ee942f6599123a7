#include "core/layout/crossings.h"

#include <algorithm>

namespace stackwright::layout {

namespace {

double placeOn(const Layers &layers, const Level &level, int vertex, double port)
{
    const Vertex &v = layers.vertices[size_t(vertex)];
    if (v.kind != Vertex::Kind::Item)
        return 0.5;
    const double width = level.items[size_t(v.index)].size.width();
    return width > 0 ? std::clamp(0.5 + port / width, 0.001, 0.999) : 0.5;
}

} // namespace

Crossings::Crossings(const Layers &layers, const Level &level)
    : m_layers(layers)
    , m_upperPlace(layers.links.size(), 0.5)
    , m_lowerPlace(layers.links.size(), 0.5)
{
    for (size_t i = 0; i < layers.links.size(); ++i) {
        const Link &link = layers.links[i];
        if (link.upperFixed)
            m_upperPlace[i] = placeOn(layers, level, link.upper, link.upperPort);
        if (link.lowerFixed)
            m_lowerPlace[i] = placeOn(layers, level, link.lower, link.lowerPort);
    }
}

long Crossings::all() const
{
    long sum = 0;
    for (size_t rank = 0; rank + 1 < m_layers.ranks.size(); ++rank)
        sum += below(rank);
    return sum;
}

// Inversions of the lower ends in the order of the upper ones, counted with a Fenwick tree.
long Crossings::below(size_t rank) const
{
    struct End
    {
        double upper, lower;
    };
    std::vector<End> ends;
    bool settled = false;
    for (int vertex : m_layers.ranks[rank]) {
        for (int link : m_layers.vertices[size_t(vertex)].down) {
            ends.push_back({upperKey(link), lowerKey(link)});
            settled |= m_upperPlace[size_t(link)] != 0.5 || m_lowerPlace[size_t(link)] != 0.5;
        }
    }
    std::vector<double> keys;
    if (settled) {
        std::sort(ends.begin(), ends.end(),
            [](const End &a, const End &b) { return a.upper != b.upper ? a.upper < b.upper : a.lower < b.lower; });
        for (const End &end : ends)
            keys.push_back(end.lower);
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    }
    // Without settled ports the place in the rank below says it all, and the upper ends are in order as they are.
    const auto placeOf = [&](double lower) {
        return settled ? size_t(std::lower_bound(keys.begin(), keys.end(), lower) - keys.begin()) + 1 : size_t(lower) + 1;
    };
    std::vector<int> tree((settled ? keys.size() : m_layers.ranks[rank + 1].size()) + 1, 0);
    long sum = 0;
    size_t counted = 0;
    for (size_t i = 0; i < ends.size(); ++i) {
        if (i + 1 < ends.size() && ends[i + 1].upper == ends[i].upper)
            continue;
        // Links of one place do not cross each other: all are looked up before any is added.
        for (size_t j = counted; j <= i; ++j) {
            int before = 0;
            for (size_t p = placeOf(ends[j].lower); p > 0; p -= p & (~p + 1))
                before += tree[p];
            sum += long(counted) - before;
        }
        for (; counted <= i; ++counted) {
            for (size_t p = placeOf(ends[counted].lower); p < tree.size(); p += p & (~p + 1))
                ++tree[p];
        }
    }
    return sum;
}

long Crossings::between(int vertex, int other, Effort &effort) const
{
    const Vertex &a = m_layers.vertices[size_t(vertex)];
    const Vertex &b = m_layers.vertices[size_t(other)];
    return between(a.up, b.up, effort) + between(a.down, b.down, effort);
}

long Crossings::between(const std::vector<int> &links, const std::vector<int> &others, Effort &effort) const
{
    if (links.size() * others.size() > 4096 || !effort.spend(qint64(links.size() * others.size())))
        return 0;
    long sum = 0;
    for (int a : links) {
        for (int b : others)
            sum += (upperKey(a) - upperKey(b)) * (lowerKey(a) - lowerKey(b)) < 0 ? 1 : 0;
    }
    return sum;
}

std::vector<Neighbours> neighboursAlong(const Layers &layers, const Neighbours &start, bool itemsToo, Effort &effort)
{
    const auto at = [&](int vertex) -> const Vertex & { return layers.vertices[size_t(vertex)]; };
    const auto isItem = [&](int vertex) { return at(vertex).kind == Vertex::Kind::Item; };
    std::vector<Neighbours> pairs{start};
    for (const bool down : {true, false}) {
        Neighbours last = start;
        while (effort.spend(1)) {
            const auto &left = down ? at(last.first).down : at(last.first).up;
            const auto &right = down ? at(last.second).down : at(last.second).up;
            if (left.size() != 1 || right.size() != 1)
                break;
            const Link &a = layers.links[size_t(left.front())];
            const Link &b = layers.links[size_t(right.front())];
            last = {down ? a.lower : a.upper, down ? b.lower : b.upper};
            if (at(last.first).order + 1 != at(last.second).order || (!itemsToo && isItem(last.first) && isItem(last.second)))
                break;
            pairs.push_back(last);
        }
    }
    return pairs;
}

} // namespace stackwright::layout
