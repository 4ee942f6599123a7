#include "core/layout/layers.h"

#include <algorithm>

namespace stackwright::layout {

namespace {

class Ordering
{
public:
    Ordering(Layers &layers, const Level &level, Effort &effort)
        : m_layers(layers)
        , m_effort(effort)
        , m_upperPlace(layers.links.size(), 0.5)
        , m_lowerPlace(layers.links.size(), 0.5)
        , m_weight(layers.vertices.size(), 0)
    {
        // A settled port says where on its item an edge is: part of the order within a rank.
        for (size_t i = 0; i < layers.links.size(); ++i) {
            const Link &link = layers.links[i];
            m_upperPlace[i] = link.upperFixed ? placeOn(level, link.upper, link.upperPort) : 0.5;
            m_lowerPlace[i] = link.lowerFixed ? placeOn(level, link.lower, link.lowerPort) : 0.5;
        }
    }

    void run()
    {
        long best = crossings();
        auto bestRanks = m_layers.ranks;
        // Few rounds for what is large: most of the gain is in the first ones.
        const int rounds = m_layers.vertices.size() < 3000 ? 24 : m_layers.vertices.size() < 20'000 ? 10 : 5;
        int idle = 0;
        for (int round = 0; round < rounds && best > 0 && idle < 6; ++round) {
            if (!m_effort.spend(qint64(m_layers.links.size()) * 8))
                break;
            sweep(round % 2 == 0, round % 4 >= 2);
            exchangeNeighbours();
            const long now = crossings();
            ++idle;
            if (now < best) {
                best = now;
                bestRanks = m_layers.ranks;
                idle = 0;
            }
        }
        m_layers.ranks = bestRanks;
        keepWrittenOrder();
        number();
    }

private:
    double placeOn(const Level &level, int vertex, double port) const
    {
        const Vertex &v = m_layers.vertices[size_t(vertex)];
        if (v.kind != Vertex::Kind::Item)
            return 0.5;
        const double width = level.items[size_t(v.index)].size.width();
        return width > 0 ? std::clamp(0.5 + port / width, 0.001, 0.999) : 0.5;
    }

    Vertex &at(int vertex) { return m_layers.vertices[size_t(vertex)]; }
    double upperKey(int link) const
    {
        return m_layers.vertices[size_t(m_layers.links[size_t(link)].upper)].order + m_upperPlace[size_t(link)];
    }
    double lowerKey(int link) const
    {
        return m_layers.vertices[size_t(m_layers.links[size_t(link)].lower)].order + m_lowerPlace[size_t(link)];
    }

    void number()
    {
        for (const auto &rank : m_layers.ranks) {
            for (size_t i = 0; i < rank.size(); ++i)
                at(rank[i]).order = int(i);
        }
    }

    // A picture and its mirror image cross the same: what is written first is to stand on the left.
    void keepWrittenOrder()
    {
        long forward = 0;
        for (const auto &rank : m_layers.ranks) {
            int before = -1;
            for (int vertex : rank) {
                if (at(vertex).kind != Vertex::Kind::Item)
                    continue;
                if (before >= 0)
                    forward += at(vertex).index > before ? 1 : -1;
                before = at(vertex).index;
            }
        }
        // Ports that are settled have their order already.
        const bool settled = std::any_of(
            m_layers.links.begin(), m_layers.links.end(), [](const Link &link) { return link.upperFixed || link.lowerFixed; });
        if (forward >= 0 || settled)
            return;
        for (auto &rank : m_layers.ranks)
            std::reverse(rank.begin(), rank.end());
    }

    void sweep(bool down, bool turnEqual)
    {
        const int count = int(m_layers.ranks.size());
        for (int step = 1; step < count; ++step)
            sortRank(down ? step : count - 1 - step, down, turnEqual);
    }

    // By the mean place of the neighbours; vertices without any keep their seats.
    void sortRank(int rank, bool byUpper, bool turnEqual)
    {
        auto &vertices = m_layers.ranks[size_t(rank)];
        std::vector<int> moving;
        for (int vertex : vertices) {
            const auto &links = byUpper ? at(vertex).up : at(vertex).down;
            if (links.empty())
                continue;
            double sum = 0;
            for (int link : links)
                sum += byUpper ? upperKey(link) : lowerKey(link);
            m_weight[size_t(vertex)] = sum / double(links.size());
            moving.push_back(vertex);
        }
        if (turnEqual)
            std::reverse(moving.begin(), moving.end());
        std::stable_sort(
            moving.begin(), moving.end(), [this](int a, int b) { return m_weight[size_t(a)] < m_weight[size_t(b)]; });
        size_t next = 0;
        for (size_t i = 0; i < vertices.size(); ++i) {
            const auto &links = byUpper ? at(vertices[i]).up : at(vertices[i]).down;
            if (!links.empty())
                vertices[i] = -1;
        }
        for (size_t i = 0; i < vertices.size(); ++i) {
            if (vertices[i] < 0)
                vertices[i] = moving[next++];
            at(vertices[i]).order = int(i);
        }
    }

    // How many crossings fewer there are with b before a, a being left of b now.
    int gainOfExchange(int a, int b) { return gainOn(at(a).up, at(b).up, true) + gainOn(at(a).down, at(b).down, false); }

    int gainOn(const std::vector<int> &left, const std::vector<int> &right, bool upper)
    {
        if (left.empty() || right.empty())
            return 0;
        if (left.size() * right.size() > 4096)
            return 0;
        m_effort.spend(qint64(left.size() * right.size()));
        int gain = 0;
        for (int l : left) {
            const double keyLeft = upper ? upperKey(l) : lowerKey(l);
            for (int r : right) {
                const double keyRight = upper ? upperKey(r) : lowerKey(r);
                gain += keyLeft > keyRight ? 1 : keyLeft < keyRight ? -1 : 0;
            }
        }
        return gain;
    }

    void exchangeNeighbours()
    {
        for (int pass = 0; pass < 4; ++pass) {
            bool improved = false;
            for (auto &rank : m_layers.ranks) {
                for (size_t i = 0; i + 1 < rank.size() && m_effort.spend(1); ++i) {
                    if (gainOfExchange(rank[i], rank[i + 1]) <= 0)
                        continue;
                    std::swap(rank[i], rank[i + 1]);
                    at(rank[i]).order = int(i);
                    at(rank[i + 1]).order = int(i + 1);
                    improved = true;
                }
            }
            if (!improved)
                break;
        }
    }

    long crossings()
    {
        long sum = 0;
        for (size_t rank = 0; rank + 1 < m_layers.ranks.size(); ++rank)
            sum += crossingsBelow(rank);
        return sum;
    }

    // Inversions of the lower ends in the order of the upper ones, counted with a Fenwick tree.
    long crossingsBelow(size_t rank)
    {
        struct End
        {
            double upper, lower;
        };
        std::vector<End> ends;
        for (int vertex : m_layers.ranks[rank]) {
            for (int link : at(vertex).down)
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

    Layers &m_layers;
    Effort &m_effort;
    std::vector<double> m_upperPlace;
    std::vector<double> m_lowerPlace;
    std::vector<double> m_weight;
};

} // namespace

void orderVertices(Layers &layers, const Level &level, Effort &effort)
{
    Effort phase(effort, 3);
    Ordering(layers, level, phase).run();
}

} // namespace stackwright::layout
