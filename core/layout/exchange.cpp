#include "core/layout/exchange.h"

#include <utility>

namespace stackwright::layout {

namespace {

// Where the links of one vertex lead to, as places in `keys`: those above from `begin`, those below from `middle`.
struct Ends
{
    size_t begin = 0;
    size_t middle = 0;
    size_t end = 0;
};

// One rank, with all that is asked of its neighbours side by side in memory.
class RankExchange
{
public:
    RankExchange(Layers &layers, const Crossings &crossings, Effort &effort)
        : m_layers(layers)
        , m_crossings(crossings)
        , m_effort(effort)
    {
    }

    // Whether any have changed places.
    bool run(std::vector<int> &rank)
    {
        gather(rank);
        qint64 steps = 0;
        bool changed = false;
        for (size_t i = 0; i + 1 < rank.size(); ++i) {
            const Ends &left = m_ends[i];
            const Ends &right = m_ends[i + 1];
            steps += 1 + qint64((left.middle - left.begin) * (right.middle - right.begin) +
                                (left.end - left.middle) * (right.end - right.middle));
            if (steps > 100'000 && !m_effort.spend(std::exchange(steps, 0)))
                break;
            if (gain(left.begin, left.middle, right.begin, right.middle) + gain(left.middle, left.end, right.middle, right.end) <=
                0)
                continue;
            std::swap(rank[i], rank[i + 1]);
            std::swap(m_ends[i], m_ends[i + 1]);
            m_layers.vertices[size_t(rank[i])].order = int(i);
            m_layers.vertices[size_t(rank[i + 1])].order = int(i + 1);
            changed = true;
        }
        m_effort.spend(steps);
        return changed;
    }

private:
    void gather(const std::vector<int> &rank)
    {
        m_keys.clear();
        m_ends.clear();
        for (int index : rank) {
            const Vertex &vertex = m_layers.vertices[size_t(index)];
            Ends ends;
            ends.begin = m_keys.size();
            for (int link : vertex.up)
                m_keys.push_back(m_crossings.upperKey(link));
            ends.middle = m_keys.size();
            for (int link : vertex.down)
                m_keys.push_back(m_crossings.lowerKey(link));
            ends.end = m_keys.size();
            m_ends.push_back(ends);
        }
    }

    // How many crossings fewer there are when the left vertex stands on the right.
    int gain(size_t left, size_t leftEnd, size_t right, size_t rightEnd) const
    {
        if ((leftEnd - left) * (rightEnd - right) > 4096)
            return 0;
        int gain = 0;
        for (size_t l = left; l < leftEnd; ++l) {
            for (size_t r = right; r < rightEnd; ++r)
                gain += int(m_keys[l] > m_keys[r]) - int(m_keys[l] < m_keys[r]);
        }
        return gain;
    }

    Layers &m_layers;
    const Crossings &m_crossings;
    Effort &m_effort;
    std::vector<double> m_keys;
    std::vector<Ends> m_ends;
};

} // namespace

void exchangeNeighbours(Layers &layers, const Crossings &crossings, Effort &effort)
{
    RankExchange exchange(layers, crossings, effort);
    const size_t count = layers.ranks.size();
    const int passes = layers.vertices.size() < 3000 ? 4 : 1; // in a large graph the next sweep finds most of it as well
    std::vector<char> waiting(count, 1);                      // what is as it was, with all around it, has nothing to gain
    for (int pass = 0; pass < passes; ++pass) {
        bool improved = false;
        for (size_t rank = 0; rank < count && effort.spend(1); ++rank) {
            if (!std::exchange(waiting[rank], char(0)) || !exchange.run(layers.ranks[rank]))
                continue;
            waiting[rank] = 1;
            if (rank > 0)
                waiting[rank - 1] = 1;
            if (rank + 1 < count)
                waiting[rank + 1] = 1;
            improved = true;
        }
        if (!improved)
            break;
    }
}

} // namespace stackwright::layout
