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

// The nearest places to the wished ones that keep order and distance.
void settleRank(
    Layers &layers, const std::vector<int> &rank, const std::vector<double> &wished, const std::vector<double> &weight)
{
    std::vector<Wish> wishes;
    std::vector<double> shift(rank.size(), 0);
    for (size_t i = 0; i < rank.size(); ++i) {
        if (i > 0)
            shift[i] = shift[i - 1] + distance(layers.vertices[size_t(rank[i - 1])], layers.vertices[size_t(rank[i])]);
        wishes.push_back({wished[i] - shift[i], weight[i]});
    }
    const std::vector<double> places = isotonic(wishes);
    for (size_t i = 0; i < rank.size(); ++i)
        layers.vertices[size_t(rank[i])].x = places[i] + shift[i];
}

void sweep(Layers &layers, const std::vector<int> &rank, bool useUpper, bool useLower)
{
    std::vector<double> wished;
    std::vector<double> weight;
    for (int index : rank) {
        const Vertex &vertex = layers.vertices[size_t(index)];
        double sum = 0;
        double all = 0;
        const auto add = [&](const Link &link, double place) {
            const double w = weightOf(layers, link);
            sum += w * place;
            all += w;
        };
        if (useUpper) {
            for (int l : vertex.up) {
                const Link &link = layers.links[size_t(l)];
                add(link, layers.vertices[size_t(link.upper)].x + link.upperPort - link.lowerPort);
            }
        }
        if (useLower) {
            for (int l : vertex.down) {
                const Link &link = layers.links[size_t(l)];
                add(link, layers.vertices[size_t(link.lower)].x + link.lowerPort - link.upperPort);
            }
        }
        wished.push_back(all > 0 ? sum / all : vertex.x);
        weight.push_back(all > 0 ? all : 0.01);
    }
    settleRank(layers, rank, wished, weight);
}

void sweepAll(Layers &layers, int rounds, Effort &effort)
{
    for (const auto &rank : layers.ranks) {
        for (size_t i = 1; i < rank.size(); ++i) {
            const Vertex &left = layers.vertices[size_t(rank[i - 1])];
            Vertex &vertex = layers.vertices[size_t(rank[i])];
            vertex.x = left.x + distance(left, vertex);
        }
    }
    const size_t count = layers.ranks.size();
    for (int round = 0; round < rounds && effort.spend(qint64(layers.links.size()) * 8); ++round) {
        const bool both = round >= rounds / 2;
        for (size_t i = 0; i < count; ++i)
            sweep(layers, layers.ranks[i], true, both);
        for (size_t i = count; i-- > 0;)
            sweep(layers, layers.ranks[i], both, true);
    }
}

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
    sweepAll(layers, size < 20'000 ? 8 : 4, phase);
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
