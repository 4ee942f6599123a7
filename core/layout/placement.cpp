#include "core/layout/isotonic.h"
#include "core/layout/layers.h"
#include "core/layout/networksimplex.h"
#include "core/layout/spacing.h"

#include <algorithm>
#include <cmath>

namespace stackwright::layout {

namespace {

constexpr int middleWeight = 1; // of a px between the middles of two ports
constexpr int asideWeight = 3;  // of a px that a line goes aside wherever its ports are

bool isLine(const Vertex &vertex)
{
    return vertex.kind != Vertex::Kind::Item;
}

// Least distance of the x of neighbours in a rank.
double distance(const Vertex &left, const Vertex &right)
{
    const int lines = int(isLine(left)) + int(isLine(right));
    const double gap = lines == 2 ? spacing::betweenLines : lines == 1 ? spacing::lineToItem : spacing::betweenItems;
    return std::ceil(left.right + gap + right.left);
}

// Long edges are to be straight first of all.
int weightOf(const Layers &layers, const Link &link)
{
    const int lines = int(isLine(layers.vertices[size_t(link.upper)])) + int(isLine(layers.vertices[size_t(link.lower)]));
    return lines == 2 ? 8 : lines == 1 ? 2 : 1;
}

// Moves the vertices of a rank to the middle of their neighbours, rank by rank, again and again. What is asked of them lies side
// by side in memory: of a large drawing this is a good part of the time.
class Sweeps
{
public:
    explicit Sweeps(const Layers &layers)
        : m_layers(layers)
    {
        std::vector<size_t> placeOf(layers.vertices.size());
        size_t count = 0;
        for (const auto &rank : layers.ranks) {
            for (int vertex : rank)
                placeOf[size_t(vertex)] = count++;
        }
        for (const auto &rank : layers.ranks) {
            m_ranks.push_back(m_x.size());
            for (size_t i = 0; i < rank.size(); ++i) {
                const Vertex &vertex = layers.vertices[size_t(rank[i])];
                m_shift.push_back(i == 0 ? 0 : m_shift.back() + distance(layers.vertices[size_t(rank[i - 1])], vertex));
                m_x.push_back(layers.vertices[size_t(rank.front())].x + m_shift.back());
                addPulls(vertex, placeOf);
            }
        }
        m_ranks.push_back(m_x.size());
        m_pullsOf.push_back(m_pulls.size());
    }

    void run(int rounds, Effort &effort)
    {
        const size_t count = m_layers.ranks.size();
        for (int round = 0; round < rounds && effort.spend(qint64(m_layers.links.size()) * 8); ++round) {
            const bool both = round >= rounds / 2;
            for (size_t i = 0; i < count; ++i)
                sweep(i, true, both);
            for (size_t i = count; i-- > 0;)
                sweep(i, both, true);
        }
    }

    void giveTo(Layers &layers) const
    {
        size_t next = 0;
        for (const auto &rank : layers.ranks) {
            for (int vertex : rank)
                layers.vertices[size_t(vertex)].x = m_x[next++];
        }
    }

private:
    // What a link asks of the vertex at its one end, for that at its other.
    struct Pull
    {
        size_t other;
        double aside; // of the ports
        double weight;
    };

    void addPulls(const Vertex &vertex, const std::vector<size_t> &placeOf)
    {
        m_pullsOf.push_back(m_pulls.size());
        for (int index : vertex.up) {
            const Link &link = m_layers.links[size_t(index)];
            m_pulls.push_back({placeOf[size_t(link.upper)], link.upperPort - link.lowerPort, double(weightOf(m_layers, link))});
        }
        m_downOf.push_back(m_pulls.size());
        for (int index : vertex.down) {
            const Link &link = m_layers.links[size_t(index)];
            m_pulls.push_back({placeOf[size_t(link.lower)], link.lowerPort - link.upperPort, double(weightOf(m_layers, link))});
        }
    }

    void sweep(size_t rank, bool useUpper, bool useLower)
    {
        m_wishes.clear();
        for (size_t place = m_ranks[rank]; place < m_ranks[rank + 1]; ++place) {
            const size_t end = useLower ? m_pullsOf[place + 1] : m_downOf[place];
            double sum = 0;
            double all = 0;
            for (size_t i = useUpper ? m_pullsOf[place] : m_downOf[place]; i < end; ++i) {
                const Pull &pull = m_pulls[i];
                sum += pull.weight * (m_x[pull.other] + pull.aside);
                all += pull.weight;
            }
            m_wishes.push_back({(all > 0 ? sum / all : m_x[place]) - m_shift[place], all > 0 ? all : 0.01});
        }
        // The nearest places that keep order and distance.
        const std::vector<double> places = isotonic(m_wishes);
        for (size_t i = 0; i < places.size(); ++i)
            m_x[m_ranks[rank] + i] = places[i] + m_shift[m_ranks[rank] + i];
    }

    const Layers &m_layers;
    // By rank, where its vertices begin; and of these in their order, from left to right.
    std::vector<size_t> m_ranks;
    std::vector<double> m_x;
    std::vector<double> m_shift;   // from the first of the rank, where all stand as close as they may
    std::vector<size_t> m_pullsOf; // where those of the links above begin, …
    std::vector<size_t> m_downOf;  // … and below
    std::vector<Pull> m_pulls;
    std::vector<Wish> m_wishes;
};

// The best there is, by the network simplex: one more variable for each link holds what it spans.
void placeBest(Layers &layers, int pivots, Effort &effort)
{
    const int vertices = int(layers.vertices.size());
    std::vector<int> start(size_t(vertices), 0);
    for (const auto &rank : layers.ranks) {
        for (size_t i = 0; i < rank.size(); ++i) {
            const Vertex &vertex = layers.vertices[size_t(rank[i])];
            int place = int(std::lround(vertex.x));
            if (i > 0) {
                const int left = start[size_t(rank[i - 1])];
                place = std::max(place, left + int(distance(layers.vertices[size_t(rank[i - 1])], vertex)));
            }
            start[size_t(rank[i])] = place;
        }
    }
    std::vector<Arc> arcs;
    for (const auto &rank : layers.ranks) {
        for (size_t i = 1; i < rank.size(); ++i)
            arcs.push_back(
                {rank[i - 1], rank[i], int(distance(layers.vertices[size_t(rank[i - 1])], layers.vertices[size_t(rank[i])])), 0});
    }
    // What a link costs: a little for every px between the middles of its ports, more for every px that it has to go aside
    // even when the ports are moved towards each other.
    const auto add = [&](int upper, int lower, int upperLength, int lowerLength, int upperWeight, int lowerWeight) {
        const int number = int(start.size());
        start.push_back(std::min(start[size_t(upper)] - upperLength, start[size_t(lower)] - lowerLength));
        arcs.push_back({number, upper, upperLength, upperWeight});
        arcs.push_back({number, lower, lowerLength, lowerWeight});
    };
    for (const Link &link : layers.links) {
        const int weight = 4 * weightOf(layers, link);
        const auto whole = [](double length) { return int(std::lround(length)); };
        const bool slides = link.upperRoom.least < link.upperRoom.most || link.lowerRoom.least < link.lowerRoom.most;
        const int straight = slides ? middleWeight : weight;
        add(link.upper, link.lower, -whole(link.upperPort), -whole(link.lowerPort), straight, straight);
        if (slides) {
            const Stretch upper = link.upperFixed ? Stretch{link.upperPort, link.upperPort} : link.upperRoom;
            const Stretch lower = link.lowerFixed ? Stretch{link.lowerPort, link.lowerPort} : link.lowerRoom;
            add(link.upper, link.lower, -whole(upper.least), -whole(lower.most), asideWeight, 0);
            add(link.upper, link.lower, -whole(upper.most), -whole(lower.least), 0, asideWeight);
        }
    }
    const std::vector<int> places = cheapestPositions(int(start.size()), arcs, start, pivots, effort);
    for (int i = 0; i < vertices; ++i)
        layers.vertices[size_t(i)].x = places[size_t(i)];
}

} // namespace

void placeVertices(Layers &layers, Effort &effort)
{
    Effort phase(effort, 2);
    const size_t size = layers.vertices.size() + layers.links.size();
    Sweeps sweeps(layers);
    sweeps.run(size < 20'000 ? 8 : 4, phase);
    sweeps.giveTo(layers);
    // The simplex takes time that grows with the square: what is large gets by with the sweeps.
    if (size < 4000)
        placeBest(layers, size < 1000 ? 20'000 : 2000, phase);
    double least = 0;
    for (size_t i = 0; i < layers.vertices.size(); ++i) {
        const double left = layers.vertices[i].x - layers.vertices[i].left;
        least = i == 0 ? left : std::min(least, left);
    }
    for (Vertex &vertex : layers.vertices)
        vertex.x -= least;
}

} // namespace stackwright::layout
