#include "core/layout/crossings.h"
#include "core/layout/layers.h"

#include <algorithm>
#include <cmath>

namespace stackwright::layout {

namespace {

// Lines change places with their neighbours where that makes the way shorter and crosses no more: beside an item that a
// line passes by, both sides are the same to the order, but not to the eye.
class Shortening
{
public:
    Shortening(Layers &layers, const Level &level, Effort &effort)
        : m_layers(layers)
        , m_crossings(layers, level)
        , m_effort(effort)
    {
    }

    // False where nothing was changed.
    bool run()
    {
        bool changed = false;
        for (size_t rank = 0; rank < m_layers.ranks.size(); ++rank) {
            for (size_t place = 0; place + 1 < m_layers.ranks[rank].size(); ++place) {
                const int left = m_layers.ranks[rank][place];
                const int right = m_layers.ranks[rank][place + 1];
                if (isItem(left) && isItem(right))
                    continue;
                changed |= tried(left, right);
            }
        }
        return changed;
    }

private:
    Vertex &at(int vertex) { return m_layers.vertices[size_t(vertex)]; }
    bool isItem(int vertex) { return at(vertex).kind == Vertex::Kind::Item; }

    double lengthAt(int vertex)
    {
        double sum = 0;
        for (const auto *links : {&at(vertex).up, &at(vertex).down}) {
            for (int index : *links)
                sum += wayAside(m_layers, m_layers.links[size_t(index)]);
        }
        return sum;
    }

    double measured(const std::vector<Neighbours> &pairs)
    {
        double sum = 0;
        for (const auto &[left, right] : pairs)
            sum += lengthAt(left) + lengthAt(right);
        return sum;
    }

    long crossed(const std::vector<Neighbours> &pairs)
    {
        long sum = 0;
        for (const auto &[left, right] : pairs)
            sum += m_crossings.between(left, right, m_effort);
        return sum;
    }

    void exchange(const Neighbours &pair)
    {
        Vertex &left = at(pair.first);
        Vertex &right = at(pair.second);
        auto &rank = m_layers.ranks[size_t(left.rank)];
        const double start = left.x - left.left;
        const double end = right.x + right.right;
        std::swap(rank[size_t(left.order)], rank[size_t(right.order)]);
        std::swap(left.order, right.order);
        right.x = start + right.left;
        left.x = end - left.right;
    }

    bool tried(int left, int right)
    {
        if (!m_effort.spend(8))
            return false;
        const std::vector<Neighbours> pairs = neighboursAlong(m_layers, {left, right}, false, m_effort);
        const double before = measured(pairs);
        if (before < worthwhile)
            return false;
        const long crossedBefore = crossed(pairs);
        std::vector<std::pair<double, double>> places;
        for (const Neighbours &pair : pairs) {
            places.emplace_back(at(pair.first).x, at(pair.second).x);
            exchange(pair);
        }
        if (before - measured(pairs) >= worthwhile && crossed(pairs) <= crossedBefore && !m_effort.isSpent())
            return true;
        for (size_t i = 0; i < pairs.size(); ++i) {
            exchange({pairs[i].second, pairs[i].first});
            at(pairs[i].first).x = places[i].first;
            at(pairs[i].second).x = places[i].second;
        }
        return false;
    }

    static constexpr double worthwhile = 8; // px

    Layers &m_layers;
    Crossings m_crossings;
    Effort &m_effort;
};

double lengthOf(const Layers &layers)
{
    double sum = 0;
    for (const Link &link : layers.links)
        sum += wayAside(layers, link);
    return sum;
}

} // namespace

double wayAside(const Layers &layers, const Link &link)
{
    const double upper = layers.vertices[size_t(link.upper)].x;
    const double lower = layers.vertices[size_t(link.lower)].x;
    const Stretch from = link.upperFixed ? Stretch{link.upperPort, link.upperPort} : link.upperRoom;
    const Stretch to = link.lowerFixed ? Stretch{link.lowerPort, link.lowerPort} : link.lowerRoom;
    return std::max({0.0, upper + from.least - lower - to.most, lower + to.least - upper - from.most});
}

void shortenLines(Layers &layers, const Level &level, Effort &effort)
{
    // Every round places all anew: a large graph has to do without.
    if (layers.vertices.size() + layers.links.size() > 2000)
        return;
    Effort phase(effort, 4);
    double best = lengthOf(layers);
    for (int round = 0; round < 4 && phase.spend(qint64(layers.links.size())); ++round) {
        Layers other = layers;
        if (!Shortening(other, level, phase).run())
            return;
        spreadPorts(other, level, phase);
        placeVertices(other, phase);
        const double length = lengthOf(other);
        if (length >= best)
            return;
        best = length;
        layers = std::move(other);
    }
}

} // namespace stackwright::layout
