#pragma once

#include "core/layout/effort.h"
#include "core/layout/level.h"

// The layers of one connected part of a level, as the steps pass them on: ranked, ordered, placed, routed.
namespace stackwright::layout {

struct Vertex
{
    enum class Kind { Item, Bend, Label, Border };
    Kind kind = Kind::Bend;
    int index = 0;   // of the item, or of the edge
    double left = 0; // how far it reaches to either side of its x
    double right = 0;
    double height = 0;
    int rank = 0;
    int order = 0; // within its rank
    double x = 0;
    double y = 0;        // its top
    std::vector<int> up; // links
    std::vector<int> down;
};

// Where a port may be.
struct Stretch
{
    double least = 0;
    double most = 0;
};

// A piece of an edge between neighbouring ranks.
struct Link
{
    int edge = 0;
    int upper = 0; // vertices
    int lower = 0;
    double upperPort = 0; // from the x of the vertex
    double lowerPort = 0;
    bool upperFixed = false; // the port must stay
    bool lowerFixed = false;
    Stretch upperRoom; // that is left between the other ports on the side
    Stretch lowerRoom;
};

// The links of one edge, from top to bottom.
struct Chain
{
    int edge = 0;
    std::vector<int> links;
};

struct Layers
{
    std::vector<Vertex> vertices;
    std::vector<Link> links;
    std::vector<std::vector<int>> ranks; // vertices from left to right
    std::vector<Chain> chains;           // not of edges that there was no room for: those are drawn straight in the end
};

// What every part of a level needs to know of the level's items.
struct ItemNotes
{
    explicit ItemNotes(const Level &level);

    std::vector<QSizeF> rooms; // loopRooms()
    std::vector<int> place;    // in its part
};

// By item: the room to its right for its edges to itself, and the height that their labels need.
std::vector<QSizeF> loopRooms(const Level &level);
void routeLoops(const Level &level, LevelDrawing &drawing);

// Steps, each in a file of its own name.
Layers ranked(
    const Level &level, const std::vector<int> &items, const std::vector<int> &edges, const ItemNotes &notes, Effort &effort);
void orderVertices(Layers &layers, const Level &level, Effort &effort);
void spreadPorts(Layers &layers, const Level &level, Effort &effort);
// Moves ends along the sides of their items where that takes a bend out of a line.
void straightenPorts(Layers &layers, const Level &level, Effort &effort);
// Moves ends a little where the upright pieces of two crossing lines would lie on each other.
void separateUprights(Layers &layers, const Level &level, Effort &effort);
void placeVertices(Layers &layers, Effort &effort);
// Lets lines pass items on the side where their way is shorter; of placed vertices.
void shortenLines(Layers &layers, const Level &level, Effort &effort);
// How far a link goes aside at least, wherever its ports are. px
double wayAside(const Layers &layers, const Link &link);
// Sets y and fills routes and labels of the edges; returns the height of all.
double routeEdges(Layers &layers, const Level &level, LevelDrawing &drawing, Effort &effort);

} // namespace stackwright::layout
