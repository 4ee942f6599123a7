#pragma once

#include "core/layout/effort.h"
#include "core/layout/graph.h"
#include "core/layout/level.h"

namespace stackwright::layout {

// The graph with numbers for names: boxes are its nodes, then its groups, then one more for the whole.
struct Box
{
    QSizeF size; // of a group: once its inside is laid out
    Outline outline = Outline::Rectangle;
    int parent = -1; // box of the group around it; -1 for the whole
    int depth = 0;
    int item = -1;             // place among the children of its parent
    std::vector<int> children; // in declaration order, nodes before groups
    Direction direction = Direction::Down;
};

// A piece of an edge inside one level, from its source to its target.
struct Piece
{
    int box = 0;        // the level
    int levelEdge = -1; // or
    int levelLoop = -1;
    bool turned = false; // drawn from its end to its start: it runs against the flow
};

struct LevelParts
{
    Level level;
    // For every edge of the level: the level edges inside the boxes at its ends that it continues, or -1.
    struct Ends
    {
        int fromBox = -1, fromEdge = -1, toBox = -1, toEdge = -1;
    };
    std::vector<Ends> ends;
};

struct Hierarchy
{
    int nodes = 0;
    int whole = 0; // index of the last box
    std::vector<Box> boxes;
    std::vector<LevelParts> levels;         // by box; empty for nodes
    std::vector<int> inwards;               // boxes of levels, every one after its parent
    std::vector<std::pair<int, int>> ends;  // by edge of the graph: the boxes it joins, or -1 where one does not exist
    std::vector<std::vector<Piece>> pieces; // by edge of the graph; empty where an end does not exist, or there is no room
};

// Cycles are broken here, level by level, by depth-first search in declaration order.
Hierarchy hierarchy(const Graph &graph, Effort &effort);

} // namespace stackwright::layout
