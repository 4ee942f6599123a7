#include "core/layout/hierarchy.h"

#include <QHash>

#include <algorithm>

namespace stackwright::layout {

namespace {

// An edge as seen from the level where its ends part ways.
struct Span
{
    int from = -1; // boxes of the graph's own ends
    int to = -1;
    int level = -1;    // box
    int fromItem = -1; // box among the children of the level, or -1 where the level itself is the end
    int toItem = -1;
    bool turned = false;
};

class Builder
{
public:
    Builder(const Graph &graph, Effort &effort)
        : m_graph(graph)
        , m_effort(effort)
    {
    }

    Hierarchy built()
    {
        addBoxes();
        addSpans();
        breakCycles();
        findDirections();
        addPieces();
        return std::move(m_result);
    }

private:
    Box &box(int index) { return m_result.boxes[size_t(index)]; }

    void addBoxes()
    {
        m_result.nodes = int(m_graph.nodes.size());
        m_result.whole = m_result.nodes + int(m_graph.groups.size());
        m_result.boxes.resize(size_t(m_result.whole) + 1);
        m_result.levels.resize(m_result.boxes.size());
        QHash<QString, int> groups;
        for (int i = 0; i < int(m_graph.groups.size()); ++i)
            groups.insert(m_graph.groups[i].id, m_result.nodes + i);
        m_names = groups;
        for (int i = 0; i < m_result.nodes; ++i) {
            const NodeBox &node = m_graph.nodes[i];
            box(i).size = node.size;
            box(i).outline = node.outline;
            box(i).parent = groups.value(node.group, m_result.whole);
            m_names.insert(node.id, i);
        }
        for (int i = m_result.nodes; i < m_result.whole; ++i)
            box(i).parent = groups.value(m_graph.groups[i - m_result.nodes].parent, m_result.whole);
        cutParentCycles();
        for (int i = 0; i < m_result.whole; ++i) {
            box(i).item = int(box(box(i).parent).children.size());
            box(box(i).parent).children.push_back(i);
        }
        m_result.inwards.push_back(m_result.whole);
        for (size_t next = 0; next < m_result.inwards.size(); ++next) {
            const int outer = m_result.inwards[next];
            for (int child : box(outer).children) {
                box(child).depth = box(outer).depth + 1;
                if (child >= m_result.nodes)
                    m_result.inwards.push_back(child);
            }
        }
    }

    // Groups that lie in each other by mistake: the first of them is put outside.
    void cutParentCycles()
    {
        std::vector<char> state(m_result.boxes.size(), 0); // 1: on the way, 2: leads outside
        state[size_t(m_result.whole)] = 2;
        for (int start = m_result.nodes; start < m_result.whole; ++start) {
            int at = start;
            while (state[size_t(at)] == 0) {
                state[size_t(at)] = 1;
                at = box(at).parent;
            }
            if (state[size_t(at)] == 1)
                box(at).parent = m_result.whole;
            for (int done = start; state[size_t(done)] == 1; done = box(done).parent)
                state[size_t(done)] = 2;
        }
    }

    void addSpans()
    {
        for (const EdgeLink &edge : m_graph.edges) {
            Span span;
            span.from = m_names.value(edge.from, -1);
            span.to = m_names.value(edge.to, -1);
            if (span.from >= 0 && span.to >= 0)
                findLevel(span);
            m_spans.push_back(span);
            m_result.ends.emplace_back(span.from, span.to);
        }
    }

    void findLevel(Span &span)
    {
        if (span.from == span.to) {
            span.level = box(span.from).parent;
            span.fromItem = span.toItem = span.from;
            return;
        }
        int from = span.from, to = span.to;
        int fromChild = -1, toChild = -1;
        while (from != to) {
            if (box(from).depth >= box(to).depth) {
                fromChild = from;
                from = box(from).parent;
            } else {
                toChild = to;
                to = box(to).parent;
            }
        }
        span.level = from;
        span.fromItem = fromChild;
        span.toItem = toChild;
    }

    void breakCycles()
    {
        std::vector<std::vector<int>> leaving(m_result.boxes.size()); // spans, by the item they leave
        for (int i = 0; i < int(m_spans.size()); ++i) {
            const Span &span = m_spans[size_t(i)];
            if (span.level >= 0 && span.fromItem >= 0 && span.toItem >= 0 && span.fromItem != span.toItem)
                leaving[size_t(span.fromItem)].push_back(i);
        }
        std::vector<char> state(m_result.boxes.size(), 0); // 1: on the path, 2: left
        struct Frame
        {
            int item;
            size_t next;
        };
        std::vector<Frame> path;
        for (int start = 0; start < m_result.whole; ++start) {
            if (state[size_t(start)] != 0)
                continue;
            path.push_back({start, 0});
            state[size_t(start)] = 1;
            while (!path.empty()) {
                Frame &frame = path.back();
                if (frame.next == leaving[size_t(frame.item)].size()) {
                    state[size_t(frame.item)] = 2;
                    path.pop_back();
                    continue;
                }
                Span &span = m_spans[size_t(leaving[size_t(frame.item)][frame.next++])];
                if (state[size_t(span.toItem)] == 1) {
                    span.turned = true;
                } else if (state[size_t(span.toItem)] == 0) {
                    state[size_t(span.toItem)] = 1;
                    path.push_back({span.toItem, 0});
                }
            }
        }
    }

    // A direction of a group's own holds only where no edge crosses its border, as in mermaid.
    void findDirections()
    {
        std::vector<char> crossed(m_result.boxes.size(), 0);
        const auto mark = [&](int end, int level) {
            for (int at = box(end).parent; at != level && crossed[size_t(at)] == 0; at = box(at).parent)
                crossed[size_t(at)] = 1;
        };
        for (const Span &span : m_spans) {
            if (span.level < 0)
                continue;
            if (span.from != span.level)
                mark(span.from, span.level);
            if (span.to != span.level)
                mark(span.to, span.level);
        }
        for (int index : m_result.inwards) {
            if (index == m_result.whole) {
                box(index).direction = m_graph.direction;
                continue;
            }
            const auto own = m_graph.groups[index - m_result.nodes].direction;
            box(index).direction = own && !crossed[size_t(index)] ? *own : box(box(index).parent).direction;
        }
    }

    int addLevelEdge(int level, const LevelEdge &edge, const LevelParts::Ends &ends)
    {
        LevelParts &parts = m_result.levels[size_t(level)];
        parts.level.edges.push_back(edge);
        parts.ends.push_back(ends);
        return int(parts.level.edges.size()) - 1;
    }

    // The pieces from `end` outwards to the children of `level`, innermost first. `down`: they leave at the bottom.
    std::vector<Piece> outwards(int end, int level, bool down)
    {
        std::vector<Piece> pieces;
        int innerBox = -1;
        int innerEdge = -1;
        for (int at = end; box(at).parent != level; at = box(at).parent) {
            LevelEdge edge;
            LevelParts::Ends ends;
            (down ? edge.from : edge.to) = box(at).item;
            (down ? edge.to : edge.from) = down ? bottomBorder : topBorder;
            (down ? ends.fromBox : ends.toBox) = innerBox;
            (down ? ends.fromEdge : ends.toEdge) = innerEdge;
            edge.upwards = m_upwards;
            innerBox = box(at).parent;
            innerEdge = addLevelEdge(innerBox, edge, ends);
            pieces.push_back({innerBox, innerEdge, -1, false});
        }
        return pieces;
    }

    void addPieces()
    {
        m_result.pieces.resize(m_spans.size());
        for (int i = 0; i < int(m_spans.size()); ++i) {
            const Span &span = m_spans[size_t(i)];
            if (span.level < 0)
                continue;
            const EdgeLink &link = m_graph.edges[i];
            auto &pieces = m_result.pieces[size_t(i)];
            if (span.fromItem == span.toItem) {
                auto &loops = m_result.levels[size_t(span.level)].level.loops;
                loops.push_back({box(span.fromItem).item, link.labelSize});
                pieces.push_back({span.level, -1, int(loops.size()) - 1, false});
                continue;
            }
            // Only an edge that passes borders has pieces of its own for them.
            const int borders = (span.fromItem < 0 ? 0 : box(span.from).depth - box(span.fromItem).depth) +
                                (span.toItem < 0 ? 0 : box(span.to).depth - box(span.toItem).depth);
            if (borders > 0 && !m_effort.takePieces(borders, qint64(m_spans.size())))
                continue;
            m_upwards = span.turned;
            const std::vector<Piece> first =
                span.fromItem < 0 ? std::vector<Piece>() : outwards(span.from, span.level, !span.turned);
            const std::vector<Piece> last = span.toItem < 0 ? std::vector<Piece>() : outwards(span.to, span.level, span.turned);
            LevelEdge edge;
            edge.label = link.labelSize;
            edge.length = std::clamp(link.length, 1, 20);
            edge.upwards = span.turned;
            edge.from = span.fromItem < 0 ? topBorder : box(span.fromItem).item;
            edge.to = span.toItem < 0 ? bottomBorder : box(span.toItem).item;
            LevelParts::Ends ends;
            if (!first.empty()) {
                ends.fromBox = first.back().box;
                ends.fromEdge = first.back().levelEdge;
            }
            if (!last.empty()) {
                ends.toBox = last.back().box;
                ends.toEdge = last.back().levelEdge;
            }
            if (span.turned) {
                std::swap(edge.from, edge.to);
                std::swap(ends.fromBox, ends.toBox);
                std::swap(ends.fromEdge, ends.toEdge);
            }
            const int middle = addLevelEdge(span.level, edge, ends);
            pieces = first;
            pieces.push_back({span.level, middle, -1, span.turned});
            pieces.insert(pieces.end(), last.rbegin(), last.rend());
            for (Piece &piece : pieces)
                piece.turned = span.turned;
        }
    }

    const Graph &m_graph;
    Effort &m_effort;
    Hierarchy m_result;
    QHash<QString, int> m_names;
    std::vector<Span> m_spans;
    bool m_upwards = false;
};

} // namespace

Hierarchy hierarchy(const Graph &graph, Effort &effort)
{
    return Builder(graph, effort).built();
}

} // namespace stackwright::layout
