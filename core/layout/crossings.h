#pragma once

#include "core/layout/layers.h"

#include <unordered_map>

namespace stackwright::layout {

// Counts crossings between neighbouring ranks, by the order of the vertices as it is at the time of asking.
class Crossings
{
public:
    Crossings(const Layers &layers, const Level &level);

    // Where an end of a link is in its rank: the place of its vertex, and of a settled port on that.
    double upperKey(int link) const { return order(m_layers.links[size_t(link)].upper) + m_upperPlace[size_t(link)]; }
    double lowerKey(int link) const { return order(m_layers.links[size_t(link)].lower) + m_lowerPlace[size_t(link)]; }

    long below(size_t rank) const;
    long all() const;
    // Of the links of two vertices of one rank; 0 where these are too many to look at.
    long between(int vertex, int other, Effort &effort) const;

private:
    class Inversions;
    long belowFree(size_t rank) const;
    long belowSettled(size_t rank) const;
    void notePorts();
    long between(const std::vector<int> &links, const std::vector<int> &others, Effort &effort) const;
    int order(int vertex) const { return m_layers.vertices[size_t(vertex)].order; }

    const Layers &m_layers;
    std::vector<double> m_upperPlace;
    std::vector<double> m_lowerPlace;
    std::vector<char> m_isSettled; // by rank: a port at its links has a place of its own
    std::vector<int> m_lowerPort;  // of each link: the number of its port on its lower vertex, from the left
    std::vector<int> m_ports;      // of each vertex: how many there are for the links above, 1 where none is settled
    std::unordered_map<int, std::vector<int>> m_downByPlace; // of vertices with settled ports: their links, from left to right
};

using Neighbours = std::pair<int, int>; // in a rank, the left one first

// The two, and what they lead to above and below as long as that is one vertex for each, side by side: all of them may change
// places together. Where not `itemsToo`, it ends at two items.
std::vector<Neighbours> neighboursAlong(const Layers &layers, const Neighbours &start, bool itemsToo, Effort &effort);

} // namespace stackwright::layout
