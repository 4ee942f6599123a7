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
    for (int vertex : m_layers.ranks[rank]) {
        for (int link : m_layers.vertices[size_t(vertex)].down)
            ends.push_back({upperKey(link), lowerKey(link)});
    }
    std::sort(ends.begin(), ends.end(),
        [](const End &a, const End &b) { return a.upper != b.upper ? a.upper < b.upper : a.lower < b.lower; });
    std::vector<double> keys;
    for (const End &end : ends)
        keys.push_back(end.lower);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<int> tree(keys.size() + 1, 0);
    long sum = 0;
    for (size_t i = 0; i < ends.size(); ++i) {
        const size_t place = size_t(std::lower_bound(keys.begin(), keys.end(), ends[i].lower) - keys.begin()) + 1;
        int before = 0;
        for (size_t p = place; p > 0; p -= p & (~p + 1))
            before += tree[p];
        sum += long(i) - before;
        for (size_t p = place; p < tree.size(); p += p & (~p + 1))
            ++tree[p];
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
