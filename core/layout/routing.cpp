#include "core/layout/layers.h"
#include "core/layout/spacing.h"
#include "core/layout/tracks.h"

#include <algorithm>
#include <cmath>

namespace stackwright::layout {

namespace {

// The room between one rank and the next.
struct Channel
{
    std::vector<int> links;
    Tracks tracks;
    double top = 0;   // y, once known
    double leave = 0; // above the first track
    double height = 0;
};

class Routing
{
public:
    Routing(Layers &layers, const Level &level, LevelDrawing &drawing, Effort &effort)
        : m_layers(layers)
        , m_level(level)
        , m_drawing(drawing)
        , m_effort(effort)
        , m_track(layers.links.size(), 0)
    {
    }

    double run()
    {
        const size_t ranks = m_layers.ranks.size();
        std::vector<double> height(ranks, 0);
        double y = 0;
        for (size_t rank = 0; rank < ranks; ++rank) {
            for (int vertex : m_layers.ranks[rank])
                height[rank] = std::max(height[rank], m_layers.vertices[size_t(vertex)].height);
            for (int index : m_layers.ranks[rank]) {
                Vertex &vertex = m_layers.vertices[size_t(index)];
                vertex.y = y + std::floor((height[rank] - vertex.height) / 2);
            }
            y += height[rank];
            if (rank + 1 < ranks) {
                const Channel channel = measured(rank);
                for (size_t i = 0; i < channel.links.size(); ++i) {
                    m_track[size_t(channel.links[i])] =
                        channel.tracks.ofLine[i] < 0 ? y : y + channel.leave + channel.tracks.ofLine[i] * spacing::betweenTracks;
                }
                y += channel.height;
            }
        }
        for (const Chain &chain : m_layers.chains)
            draw(chain.edge, chain.links, y);
        return y;
    }

private:
    const Vertex &at(int vertex) const { return m_layers.vertices[size_t(vertex)]; }

    double upperX(const Link &link) const { return at(link.upper).x + link.upperPort; }
    double lowerX(const Link &link) const { return at(link.lower).x + link.lowerPort; }

    Channel measured(size_t rank)
    {
        Channel channel;
        std::vector<Crossover> lines;
        bool itemAbove = false;
        bool itemBelow = false;
        for (int vertex : m_layers.ranks[rank])
            itemAbove |= at(vertex).kind == Vertex::Kind::Item;
        for (int vertex : m_layers.ranks[rank + 1])
            itemBelow |= at(vertex).kind == Vertex::Kind::Item;
        double leave = 0;
        double arrive = 0;
        double least = itemAbove && itemBelow ? spacing::betweenItems : 0;
        for (int vertex : m_layers.ranks[rank]) {
            for (int index : at(vertex).down) {
                const Link &link = m_layers.links[size_t(index)];
                const bool upwards = m_level.edges[size_t(link.edge)].upwards;
                const Vertex::Kind above = at(link.upper).kind;
                const Vertex::Kind below = at(link.lower).kind;
                if (above == Vertex::Kind::Item)
                    leave = std::max(leave, upwards ? spacing::arrowRoom : spacing::leaveRoom);
                if (below == Vertex::Kind::Item)
                    arrive = std::max(arrive, upwards ? spacing::leaveRoom : spacing::arrowRoom);
                if (above == Vertex::Kind::Item && below == Vertex::Kind::Item)
                    least = std::max(least, spacing::betweenRanks);
                else if (above == Vertex::Kind::Item || below == Vertex::Kind::Item)
                    least = std::max(least, spacing::besideLabel);
                if (above == Vertex::Kind::Border || below == Vertex::Kind::Border)
                    least = std::max(least, spacing::besideBorder);
                channel.links.push_back(index);
                lines.push_back({upperX(link), lowerX(link)});
            }
        }
        channel.tracks = assignedTracks(lines, spacing::betweenTracks, m_effort);
        const double needed = channel.tracks.count > 0
                                  ? std::max(leave, spacing::leaveRoom) + (channel.tracks.count - 1) * spacing::betweenTracks +
                                        std::max(arrive, spacing::leaveRoom)
                                  : leave + arrive;
        channel.height = std::ceil(std::max(least, needed));
        // Spare room goes to both sides of the tracks.
        channel.leave = std::max(leave, spacing::leaveRoom) + std::floor((channel.height - needed) / 2);
        return channel;
    }

    void draw(int edge, const std::vector<int> &chain, double bottom)
    {
        QList<QPointF> &route = m_drawing.routes[size_t(edge)];
        const Vertex &first = at(m_layers.links[size_t(chain.front())].upper);
        const Vertex &last = at(m_layers.links[size_t(chain.back())].lower);
        route.append({upperX(m_layers.links[size_t(chain.front())]), lowerEnd(first, 0)});
        for (int index : chain) {
            const Link &link = m_layers.links[size_t(index)];
            if (upperX(link) != lowerX(link)) {
                route.append({upperX(link), m_track[size_t(index)]});
                route.append({lowerX(link), m_track[size_t(index)]});
            }
            const Vertex &lower = at(link.lower);
            if (lower.kind == Vertex::Kind::Label) {
                const QSizeF size = m_level.edges[size_t(edge)].label;
                m_drawing.labels[size_t(edge)] = QRectF(QPointF(lower.x + spacing::labelGap, lower.y), size);
            }
        }
        const double end = last.kind == Vertex::Kind::Border ? bottom : last.y + (last.height - heightOf(last)) / 2;
        route.append({lowerX(m_layers.links[size_t(chain.back())]), end});
    }

    // A vertex may be higher than its item, for the labels of loops.
    double heightOf(const Vertex &vertex) const { return m_level.items[size_t(vertex.index)].size.height(); }
    double lowerEnd(const Vertex &vertex, double top) const
    {
        return vertex.kind == Vertex::Kind::Border ? top : vertex.y + (vertex.height + heightOf(vertex)) / 2;
    }

    Layers &m_layers;
    const Level &m_level;
    LevelDrawing &m_drawing;
    Effort &m_effort;
    std::vector<double> m_track; // y of the horizontal piece of a link
};

} // namespace

double routeEdges(Layers &layers, const Level &level, LevelDrawing &drawing, Effort &effort)
{
    Effort phase(effort, 2);
    const double height = Routing(layers, level, drawing, phase).run();
    for (const Vertex &vertex : layers.vertices) {
        if (vertex.kind != Vertex::Kind::Item)
            continue;
        const QSizeF size = level.items[size_t(vertex.index)].size;
        drawing.items[size_t(vertex.index)] = {vertex.x - size.width() / 2, vertex.y + (vertex.height - size.height()) / 2};
    }
    return height;
}

} // namespace stackwright::layout
