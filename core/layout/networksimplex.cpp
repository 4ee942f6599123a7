#include "core/layout/networksimplex.h"

#include <algorithm>
#include <queue>
#include <tuple>
#include <utility>

namespace stackwright::layout {

namespace {

class NetworkSimplex
{
public:
    NetworkSimplex(int count, const std::vector<Arc> &arcs, std::vector<int> start)
        : m_arcs(arcs)
        , m_position(std::move(start))
        , m_incident(size_t(count))
        , m_treeArcs(size_t(count))
        , m_parentArc(size_t(count), -1)
        , m_low(size_t(count), 0)
        , m_lim(size_t(count), 0)
        , m_inTree(arcs.size(), false)
        , m_cut(arcs.size(), 0)
    {
        for (int arc = 0; arc < int(arcs.size()); ++arc) {
            m_incident[size_t(arcs[size_t(arc)].tail)].push_back(arc);
            m_incident[size_t(arcs[size_t(arc)].head)].push_back(arc);
        }
        growTightTree();
        number(0, -1, 1);
        findCuts();
    }

    void run(int maxPivots, Effort &effort)
    {
        for (int pivot = 0; pivot < maxPivots; ++pivot) {
            if (!effort.spend(std::exchange(m_steps, 0)))
                return;
            const int leaving = leavingArc();
            if (leaving < 0)
                return;
            const int entering = enteringArc(leaving);
            if (entering < 0)
                return;
            exchange(leaving, entering);
        }
    }

    std::vector<int> positions() const { return m_position; }

private:
    const Arc &at(int arc) const { return m_arcs[size_t(arc)]; }
    int slack(int arc) const { return m_position[size_t(at(arc).head)] - m_position[size_t(at(arc).tail)] - at(arc).minLength; }
    int other(int arc, int vertex) const { return at(arc).tail == vertex ? at(arc).head : at(arc).tail; }

    // Prim's way with a heap for each direction. The tree moves as a whole by `shift`, so keys of arcs stay valid.
    void growTightTree()
    {
        const size_t count = m_position.size();
        using Entry = std::pair<int, int>; // key, arc
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> outward, inward;
        std::vector<char> inside(count, 0);
        std::vector<int> local(count, 0);
        int shift = 0;
        const auto add = [&](int vertex) {
            inside[size_t(vertex)] = 1;
            local[size_t(vertex)] = m_position[size_t(vertex)] - shift;
            for (int arc : m_incident[size_t(vertex)]) {
                const int far = other(arc, vertex);
                if (inside[size_t(far)])
                    continue;
                if (at(arc).tail == vertex)
                    outward.emplace(m_position[size_t(far)] - local[size_t(vertex)] - at(arc).minLength, arc);
                else
                    inward.emplace(local[size_t(vertex)] - m_position[size_t(far)] - at(arc).minLength, arc);
            }
        };
        const auto dropInner = [&](auto &heap) {
            while (!heap.empty() && inside[size_t(at(heap.top().second).tail)] && inside[size_t(at(heap.top().second).head)])
                heap.pop();
        };
        add(0);
        for (;;) {
            dropInner(outward);
            dropInner(inward);
            if (outward.empty() && inward.empty())
                break;
            const bool out = inward.empty() || (!outward.empty() && outward.top().first - shift <= inward.top().first + shift);
            auto &heap = out ? outward : inward;
            const auto [key, arc] = heap.top();
            heap.pop();
            shift += out ? key - shift : -(key + shift);
            m_inTree[size_t(arc)] = true;
            m_treeArcs[size_t(at(arc).tail)].push_back(arc);
            m_treeArcs[size_t(at(arc).head)].push_back(arc);
            add(out ? at(arc).head : at(arc).tail);
        }
        for (size_t vertex = 0; vertex < count; ++vertex) {
            if (inside[vertex])
                m_position[vertex] = local[vertex] + shift;
        }
    }

    // Postorder numbers of the subtree below `root`: a vertex is in the subtree of v where low(v) <= lim <= lim(v).
    int number(int root, int parentArc, int next)
    {
        struct Frame
        {
            int vertex;
            size_t child;
        };
        std::vector<Frame> stack{{root, 0}};
        m_parentArc[size_t(root)] = parentArc;
        m_low[size_t(root)] = next;
        while (!stack.empty()) {
            Frame &frame = stack.back();
            const int vertex = frame.vertex;
            const auto &arcs = m_treeArcs[size_t(vertex)];
            if (frame.child == arcs.size()) {
                m_lim[size_t(vertex)] = next++;
                m_steps += 2; // one more for its move
                stack.pop_back();
                continue;
            }
            const int arc = arcs[frame.child++];
            if (arc == m_parentArc[size_t(vertex)])
                continue;
            const int child = other(arc, vertex);
            m_parentArc[size_t(child)] = arc;
            m_low[size_t(child)] = next;
            stack.push_back({child, 0});
        }
        return next;
    }

    bool below(int vertex, int top) const
    {
        return m_low[size_t(top)] <= m_lim[size_t(vertex)] && m_lim[size_t(vertex)] <= m_lim[size_t(top)];
    }

    int childEnd(int arc) const { return m_parentArc[size_t(at(arc).tail)] == arc ? at(arc).tail : at(arc).head; }

    void findCuts()
    {
        std::vector<int> byLim(m_position.size(), -1);
        for (size_t vertex = 0; vertex < m_position.size(); ++vertex) {
            if (m_lim[vertex] > 0)
                byLim[size_t(m_lim[vertex] - 1)] = int(vertex);
        }
        for (int vertex : byLim) {
            if (vertex < 0 || m_parentArc[size_t(vertex)] < 0)
                continue;
            const int tree = m_parentArc[size_t(vertex)];
            // Every arc of `vertex` counts with or against the direction of the tree arc; what its children carried is known.
            const int sign = at(tree).tail == vertex ? 1 : -1;
            int cut = at(tree).weight;
            for (int arc : m_incident[size_t(vertex)]) {
                if (arc == tree)
                    continue;
                const int leaves = at(arc).tail == vertex ? 1 : -1;
                if (m_inTree[size_t(arc)]) {
                    // A child's cut already holds the weight of its own arc.
                    cut += leaves * sign * (at(arc).weight - m_cut[size_t(arc)]);
                } else {
                    cut += leaves * sign * at(arc).weight;
                }
            }
            m_cut[size_t(tree)] = cut;
        }
    }

    int leavingArc()
    {
        int best = -1;
        int found = 0;
        const int count = int(m_arcs.size());
        for (int step = 0; step < count; ++step) {
            const int arc = m_search;
            ++m_steps;
            m_search = m_search + 1 == count ? 0 : m_search + 1;
            if (!m_inTree[size_t(arc)] || m_cut[size_t(arc)] >= 0)
                continue;
            if (best < 0 || m_cut[size_t(arc)] < m_cut[size_t(best)])
                best = arc;
            if (++found == 30)
                break;
        }
        return best;
    }

    // The arc of least slack that connects the two halves against the direction of the leaving one.
    int enteringArc(int leaving)
    {
        const int top = childEnd(leaving);
        const bool wantsOut = at(leaving).head == top; // arcs out of the subtree below `top`
        int best = -1;
        int bestSlack = 0;
        std::vector<int> stack{top};
        while (!stack.empty()) {
            const int vertex = stack.back();
            stack.pop_back();
            m_steps += qint64(m_incident[size_t(vertex)].size());
            for (int arc : m_incident[size_t(vertex)]) {
                const int far = other(arc, vertex);
                if (m_inTree[size_t(arc)]) {
                    if (m_parentArc[size_t(far)] == arc)
                        stack.push_back(far);
                    continue;
                }
                if ((at(arc).tail == vertex) != wantsOut || below(far, top))
                    continue;
                const int distance = slack(arc);
                if (best < 0 || distance < bestSlack || (distance == bestSlack && arc < best)) {
                    best = arc;
                    bestSlack = distance;
                }
            }
        }
        return best;
    }

    void exchange(int leaving, int entering)
    {
        const int top = childEnd(leaving);
        const int distance = slack(entering);
        if (distance != 0) {
            const int move = below(at(entering).tail, top) ? distance : -distance;
            std::vector<int> stack{top};
            while (!stack.empty()) {
                const int vertex = stack.back();
                stack.pop_back();
                m_position[size_t(vertex)] += move;
                for (int arc : m_treeArcs[size_t(vertex)]) {
                    const int far = other(arc, vertex);
                    if (m_parentArc[size_t(far)] == arc)
                        stack.push_back(far);
                }
            }
        }
        const int cut = m_cut[size_t(leaving)];
        const int tail = at(entering).tail;
        const int head = at(entering).head;
        const int common = updateCuts(tail, head, cut, true);
        updateCuts(head, tail, cut, false);
        m_cut[size_t(entering)] = -cut;
        m_cut[size_t(leaving)] = 0;
        m_inTree[size_t(leaving)] = false;
        m_inTree[size_t(entering)] = true;
        for (int vertex : {at(leaving).tail, at(leaving).head}) {
            auto &arcs = m_treeArcs[size_t(vertex)];
            arcs.erase(std::find(arcs.begin(), arcs.end(), leaving));
        }
        m_treeArcs[size_t(tail)].push_back(entering);
        m_treeArcs[size_t(head)].push_back(entering);
        number(common, m_parentArc[size_t(common)], m_low[size_t(common)]);
    }

    // Walks up from one end of the entering arc to the common ancestor with the other one.
    int updateCuts(int from, int to, int cut, bool tailSide)
    {
        while (!below(to, from)) {
            const int arc = m_parentArc[size_t(from)];
            const bool downwards = at(arc).tail == from; // the child is the tail
            m_cut[size_t(arc)] += downwards == tailSide ? cut : -cut;
            from = other(arc, from);
        }
        return from;
    }

    const std::vector<Arc> &m_arcs;
    std::vector<int> m_position;
    std::vector<std::vector<int>> m_incident;
    std::vector<std::vector<int>> m_treeArcs;
    std::vector<int> m_parentArc;
    std::vector<int> m_low;
    std::vector<int> m_lim;
    std::vector<bool> m_inTree;
    std::vector<int> m_cut;
    int m_search = 0;
    qint64 m_steps = 0; // since the last pivot
};

} // namespace

std::vector<int> cheapestPositions(int count, const std::vector<Arc> &arcs, std::vector<int> start, int maxPivots, Effort &effort)
{
    // Even the first tree takes some steps for every arc.
    if (count < 2 || arcs.empty() || !effort.spend(50 * (qint64(arcs.size()) + count)))
        return start;
    NetworkSimplex simplex(count, arcs, std::move(start));
    simplex.run(maxPivots, effort);
    return simplex.positions();
}

std::vector<int> longestPathPositions(int count, const std::vector<Arc> &arcs)
{
    std::vector<std::vector<int>> leaving;
    std::vector<int> waiting(size_t(count), 0);
    std::vector<int> position(size_t(count), 0);
    leaving.resize(size_t(count));
    for (int arc = 0; arc < int(arcs.size()); ++arc) {
        leaving[size_t(arcs[size_t(arc)].tail)].push_back(arc);
        ++waiting[size_t(arcs[size_t(arc)].head)];
    }
    std::vector<int> ready;
    for (int vertex = 0; vertex < count; ++vertex) {
        if (waiting[size_t(vertex)] == 0)
            ready.push_back(vertex);
    }
    for (size_t next = 0; next < ready.size(); ++next) {
        for (int index : leaving[size_t(ready[next])]) {
            const Arc &arc = arcs[size_t(index)];
            position[size_t(arc.head)] = std::max(position[size_t(arc.head)], position[size_t(arc.tail)] + arc.minLength);
            if (--waiting[size_t(arc.head)] == 0)
                ready.push_back(arc.head);
        }
    }
    return position;
}

} // namespace stackwright::layout
