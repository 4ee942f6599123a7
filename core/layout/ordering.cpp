#include "core/layout/crossings.h"
#include "core/layout/exchange.h"
#include "core/layout/layers.h"

#include <algorithm>

namespace stackwright::layout {

namespace {

class Ordering
{
public:
    Ordering(Layers &layers, const Level &level, Effort &effort)
        : m_layers(layers)
        , m_crossings(layers, level)
        , m_effort(effort)
        , m_weight(layers.vertices.size(), 0)
    {
    }

    // First with what is equal in the order of the text, then, where lines cross, with other orders as well.
    void run()
    {
        const auto start = m_layers.ranks;
        const long best = isLarge() ? -1 : improve(false);
        if (best != 0) {
            auto written = m_layers.ranks;
            take(start);
            if (const long turned = improve(true); best >= 0 && turned >= best)
                take(std::move(written));
        }
        keepWrittenOrder();
    }

private:
    Vertex &at(int vertex) { return m_layers.vertices[size_t(vertex)]; }
    void take(std::vector<std::vector<int>> ranks)
    {
        m_layers.ranks = std::move(ranks);
        number();
    }

    bool isLarge() const { return m_layers.vertices.size() >= 3000; }

    // Leaves the best order found, and returns its crossings.
    long improve(bool turnEqual)
    {
        long best = m_crossings.all();
        auto bestRanks = m_layers.ranks;
        // Few rounds for what is large: most of the gain is in the first ones.
        const int rounds = !isLarge() ? 24 : m_layers.vertices.size() < 20'000 ? 10 : 4;
        int idle = 0;
        for (int round = 0; round < rounds && best > 0 && idle < 6; ++round) {
            if (!m_effort.spend(qint64(m_layers.links.size()) * 8))
                break;
            sweep(round % 2 == 0, turnEqual && round % 4 >= 2);
            exchangeNeighbours(m_layers, m_crossings, m_effort);
            const long now = m_crossings.all();
            ++idle;
            if (now < best) {
                best = now;
                bestRanks = m_layers.ranks;
                idle = 0;
            }
        }
        take(bestRanks);
        return best > 0 && !isLarge() ? best - untangled() : best;
    }

    // Crossings that go when neighbours change places together with what they lead to.
    long untangled()
    {
        long gain = 0;
        for (size_t rank = 0; rank < m_layers.ranks.size(); ++rank) {
            for (size_t place = 0; place + 1 < m_layers.ranks[rank].size() && m_effort.spend(8); ++place) {
                const auto pairs =
                    neighboursAlong(m_layers, {m_layers.ranks[rank][place], m_layers.ranks[rank][place + 1]}, true, m_effort);
                if (pairs.size() < 2)
                    continue;
                const long before = crossingsAt(pairs);
                if (before == 0)
                    continue;
                exchange(pairs);
                if (const long less = before - crossingsAt(pairs); less > 0 && !m_effort.isSpent())
                    gain += less;
                else
                    exchange(pairs);
            }
        }
        return gain;
    }

    void exchange(const std::vector<Neighbours> &pairs)
    {
        for (const Neighbours &pair : pairs) {
            auto &rank = m_layers.ranks[size_t(at(pair.first).rank)];
            std::swap(rank[size_t(at(pair.first).order)], rank[size_t(at(pair.second).order)]);
            std::swap(at(pair.first).order, at(pair.second).order);
        }
    }

    // Of what changes when the pairs change places.
    long crossingsAt(const std::vector<Neighbours> &pairs)
    {
        long sum = 0;
        for (const auto &[left, right] : pairs)
            sum += m_crossings.between(left, right, m_effort);
        return sum;
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
        if (forward >= 0)
            return;
        const long before = m_crossings.all();
        reverse();
        // Ports that are settled have an order already, which need not be that of the mirror image.
        if (m_crossings.all() > before)
            reverse();
    }

    void reverse()
    {
        for (auto &rank : m_layers.ranks)
            std::reverse(rank.begin(), rank.end());
        number();
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
                sum += byUpper ? m_crossings.upperKey(link) : m_crossings.lowerKey(link);
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

    Layers &m_layers;
    Crossings m_crossings;
    Effort &m_effort;
    std::vector<double> m_weight;
};

} // namespace

void orderVertices(Layers &layers, const Level &level, Effort &effort)
{
    Effort phase(effort, 3);
    Ordering(layers, level, phase).run();
}

} // namespace stackwright::layout
