#include "core/layout/layers.h"
#include "core/layout/networksimplex.h"
#include "core/layout/spacing.h"

#include <algorithm>

namespace stackwright::layout {

namespace {

// Positions of the items as ranks from 0 (or from 1, below the border), and of the two borders.
struct Ranks
{
    std::vector<int> ofItem; // by place in the list of items
    int count = 0;
    bool top = false;
    bool bottom = false;
};

Ranks cheapestRanks(const Level &level, const std::vector<int> &items, const std::vector<int> &edges,
    const std::vector<int> &place, Effort &effort)
{
    Ranks ranks;
    for (int index : edges) {
        ranks.top |= level.edges[size_t(index)].from == topBorder;
        ranks.bottom |= level.edges[size_t(index)].to == bottomBorder;
    }
    const int count = int(items.size());
    const int top = count;
    const int bottom = count + (ranks.top ? 1 : 0);
    const int all = bottom + (ranks.bottom ? 1 : 0);
    std::vector<Arc> arcs;
    for (int index : edges) {
        const LevelEdge &edge = level.edges[size_t(index)];
        const int tail = edge.from == topBorder ? top : place[size_t(edge.from)];
        const int head = edge.to == bottomBorder ? bottom : place[size_t(edge.to)];
        arcs.push_back({tail, head, std::max(1, edge.length) + (edge.label.isEmpty() ? 0 : 1), 1});
    }
    for (int item = 0; item < count; ++item) {
        if (ranks.top)
            arcs.push_back({top, item, 1, 0});
        if (ranks.bottom)
            arcs.push_back({item, bottom, 1, 0});
    }
    const int pivots = all < 500 ? 20'000 : std::max(200, 4'000'000 / all);
    Effort phase(effort, 3);
    std::vector<int> found = cheapestPositions(all, arcs, longestPathPositions(all, arcs), pivots, phase);
    const int least = found.empty() ? 0 : *std::min_element(found.begin(), found.end());
    for (int &rank : found)
        rank -= least;
    ranks.count = found.empty() ? 0 : *std::max_element(found.begin(), found.end()) + 1;
    ranks.ofItem.assign(found.begin(), found.begin() + count);
    return ranks;
}

// The edges that there is room for, in their order: where that is not all, the short ones before the long ones.
std::vector<int> withRoom(
    const Level &level, const std::vector<int> &edges, const std::vector<int> &place, const Ranks &ranks, Effort &effort)
{
    const auto pieces = [&](int index) {
        const LevelEdge &edge = level.edges[size_t(index)];
        const int first = edge.from == topBorder ? 0 : ranks.ofItem[size_t(place[size_t(edge.from)])];
        const int last = edge.to == bottomBorder ? ranks.count - 1 : ranks.ofItem[size_t(place[size_t(edge.to)])];
        return last - first;
    };
    qint64 all = 0;
    for (int index : edges)
        all += pieces(index);
    if (effort.takePieces(all))
        return edges;
    std::vector<int> chosen = edges;
    std::stable_sort(chosen.begin(), chosen.end(), [&](int a, int b) { return pieces(a) < pieces(b); });
    size_t count = 0;
    while (count < chosen.size() && effort.takePieces(pieces(chosen[count])))
        ++count;
    chosen.resize(count);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

// Adds the vertices of one edge between the ranks of its ends, and the links that make the chain.
void addChain(Layers &layers, const Level &level, int index, const std::vector<int> &place, int rankCount)
{
    Chain chain;
    chain.edge = index;
    const LevelEdge &edge = level.edges[size_t(index)];
    const auto addVertex = [&](Vertex::Kind kind, int rank) {
        Vertex vertex;
        vertex.kind = kind;
        vertex.index = index;
        vertex.rank = rank;
        layers.vertices.push_back(vertex);
        return int(layers.vertices.size()) - 1;
    };
    const int first = edge.from == topBorder ? addVertex(Vertex::Kind::Border, 0) : place[size_t(edge.from)];
    const int last = edge.to == bottomBorder ? addVertex(Vertex::Kind::Border, rankCount - 1) : place[size_t(edge.to)];
    const int firstRank = layers.vertices[size_t(first)].rank;
    const int lastRank = layers.vertices[size_t(last)].rank;
    const int labelRank = edge.label.isEmpty() ? -1 : edge.upwards ? lastRank - 1 : firstRank + 1;
    int upper = first;
    for (int rank = firstRank + 1; rank <= lastRank; ++rank) {
        int lower = last;
        if (rank < lastRank) {
            lower = addVertex(rank == labelRank ? Vertex::Kind::Label : Vertex::Kind::Bend, rank);
            if (rank == labelRank) {
                layers.vertices.back().right = edge.label.width() + spacing::labelGap;
                layers.vertices.back().height = edge.label.height();
            }
        }
        Link link;
        link.edge = index;
        link.upper = upper;
        link.lower = lower;
        if (upper == first && edge.fromPort) {
            link.upperPort = *edge.fromPort;
            link.upperFixed = true;
        }
        if (lower == last && edge.toPort) {
            link.lowerPort = *edge.toPort;
            link.lowerFixed = true;
        }
        layers.links.push_back(link);
        const int number = int(layers.links.size()) - 1;
        layers.vertices[size_t(upper)].down.push_back(number);
        layers.vertices[size_t(lower)].up.push_back(number);
        chain.links.push_back(number);
        upper = lower;
    }
    layers.chains.push_back(std::move(chain));
}

// Depth first from above in declaration order, so that the first drawing order is that of the text.
void arrangeAtFirst(Layers &layers, int rankCount)
{
    layers.ranks.assign(size_t(rankCount), {});
    std::vector<char> seen(layers.vertices.size(), 0);
    std::vector<int> stack;
    for (int root = 0; root < int(layers.vertices.size()); ++root) {
        if (seen[size_t(root)] || !layers.vertices[size_t(root)].up.empty())
            continue;
        stack.push_back(root);
        while (!stack.empty()) {
            const int vertex = stack.back();
            stack.pop_back();
            if (seen[size_t(vertex)])
                continue;
            seen[size_t(vertex)] = 1;
            auto &rank = layers.ranks[size_t(layers.vertices[size_t(vertex)].rank)];
            layers.vertices[size_t(vertex)].order = int(rank.size());
            rank.push_back(vertex);
            const auto &down = layers.vertices[size_t(vertex)].down;
            for (auto link = down.rbegin(); link != down.rend(); ++link)
                stack.push_back(layers.links[size_t(*link)].lower);
        }
    }
}

} // namespace

Layers ranked(
    const Level &level, const std::vector<int> &items, const std::vector<int> &edges, const ItemNotes &notes, Effort &effort)
{
    Layers layers;
    const Ranks ranks = cheapestRanks(level, items, edges, notes.place, effort);
    for (int i = 0; i < int(items.size()); ++i) {
        const LevelItem &item = level.items[size_t(items[size_t(i)])];
        Vertex vertex;
        vertex.kind = Vertex::Kind::Item;
        vertex.index = items[size_t(i)];
        const QSizeF &room = notes.rooms[size_t(vertex.index)];
        vertex.left = item.size.width() / 2;
        vertex.right = item.size.width() / 2 + room.width();
        vertex.height = std::max(item.size.height(), room.height());
        vertex.rank = ranks.ofItem[size_t(i)];
        layers.vertices.push_back(vertex);
    }
    for (int index : withRoom(level, edges, notes.place, ranks, effort))
        addChain(layers, level, index, notes.place, ranks.count);
    arrangeAtFirst(layers, ranks.count);
    return layers;
}

} // namespace stackwright::layout
