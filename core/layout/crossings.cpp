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
    , m_isSettled(layers.ranks.size(), 0)
    , m_lowerPort(layers.links.size(), 0)
    , m_ports(layers.vertices.size(), 1)
{
    for (size_t i = 0; i < layers.links.size(); ++i) {
        const Link &link = layers.links[i];
        if (link.upperFixed)
            m_upperPlace[i] = placeOn(layers, level, link.upper, link.upperPort);
        if (link.lowerFixed)
            m_lowerPlace[i] = placeOn(layers, level, link.lower, link.lowerPort);
        if (m_upperPlace[i] != 0.5 || m_lowerPlace[i] != 0.5)
            m_isSettled[size_t(layers.vertices[size_t(link.upper)].rank)] = 1;
    }
    notePorts();
}

long Crossings::all() const
{
    long sum = 0;
    for (size_t rank = 0; rank + 1 < m_layers.ranks.size(); ++rank)
        sum += below(rank);
    return sum;
}

long Crossings::below(size_t rank) const
{
    return m_isSettled[rank] ? belowSettled(rank) : belowFree(rank);
}

// Inversions of the lower ends in the order of the upper ones, counted with a Fenwick tree.
class Crossings::Inversions
{
public:
    explicit Inversions(size_t places)
        : m_tree(places + 1, 0)
    {
    }

    // Links of one place above do not cross each other: they come together.
    void add(const std::vector<size_t> &lower)
    {
        for (size_t place : lower) {
            int before = 0;
            for (size_t p = place + 1; p > 0; p -= p & (~p + 1))
                before += m_tree[p];
            m_sum += m_count - before;
        }
        for (size_t place : lower) {
            for (size_t p = place + 1; p < m_tree.size(); p += p & (~p + 1))
                ++m_tree[p];
        }
        m_count += long(lower.size());
    }

    long sum() const { return m_sum; }

private:
    std::vector<int> m_tree;
    long m_count = 0;
    long m_sum = 0;
};

// The place in a rank says it all.
long Crossings::belowFree(size_t rank) const
{
    Inversions inversions(m_layers.ranks[rank + 1].size());
    std::vector<size_t> lower;
    for (int vertex : m_layers.ranks[rank]) {
        lower.clear();
        for (int link : m_layers.vertices[size_t(vertex)].down)
            lower.push_back(size_t(order(m_layers.links[size_t(link)].lower)));
        inversions.add(lower);
    }
    return inversions.sum();
}

// The places of a rank are those of its vertices, one for each port that is settled on them.
long Crossings::belowSettled(size_t rank) const
{
    std::vector<size_t> placeOf(m_layers.ranks[rank + 1].size() + 1, 0);
    for (size_t i = 0; i + 1 < placeOf.size(); ++i)
        placeOf[i + 1] = placeOf[i] + size_t(m_ports[size_t(m_layers.ranks[rank + 1][i])]);
    Inversions inversions(placeOf.back());
    std::vector<size_t> lower;
    for (int vertex : m_layers.ranks[rank]) {
        const auto sorted = m_downByPlace.find(vertex);
        const auto &links = sorted != m_downByPlace.end() ? sorted->second : m_layers.vertices[size_t(vertex)].down;
        for (size_t i = 0; i < links.size(); ++i) {
            const auto link = size_t(links[i]);
            lower.push_back(placeOf[size_t(order(m_layers.links[link].lower))] + size_t(m_lowerPort[link]));
            if (i + 1 == links.size() || m_upperPlace[size_t(links[i + 1])] != m_upperPlace[link]) {
                inversions.add(lower);
                lower.clear();
            }
        }
    }
    return inversions.sum();
}

void Crossings::notePorts()
{
    for (size_t vertex = 0; vertex < m_layers.vertices.size(); ++vertex) {
        const Vertex &v = m_layers.vertices[vertex];
        const auto isSettled = [](const std::vector<double> &places) {
            return [&places](int link) { return places[size_t(link)] != 0.5; };
        };
        if (std::any_of(v.down.begin(), v.down.end(), isSettled(m_upperPlace))) {
            std::vector<int> links = v.down;
            std::stable_sort(
                links.begin(), links.end(), [&](int a, int b) { return m_upperPlace[size_t(a)] < m_upperPlace[size_t(b)]; });
            m_downByPlace.emplace(int(vertex), std::move(links));
        }
        if (std::any_of(v.up.begin(), v.up.end(), isSettled(m_lowerPlace))) {
            std::vector<double> places;
            for (int link : v.up)
                places.push_back(m_lowerPlace[size_t(link)]);
            std::sort(places.begin(), places.end());
            places.erase(std::unique(places.begin(), places.end()), places.end());
            for (int link : v.up)
                m_lowerPort[size_t(link)] =
                    int(std::lower_bound(places.begin(), places.end(), m_lowerPlace[size_t(link)]) - places.begin());
            m_ports[vertex] = int(places.size());
        }
    }
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
