#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

// One level of the drawing: the inside of a group, or the whole. Here the flow always runs downwards; who calls turns
// the picture. Groups inside are boxes whose own insides are laid out already.
namespace stackwright::layout {

class Effort;

// In place of an item: the edge goes on through the border of the level.
inline constexpr int topBorder = -1;
inline constexpr int bottomBorder = -2;

struct LevelItem
{
    QSizeF size;
    double usableAbove = 0; // half of the stretch, around the middle of a side, where edges may end
    double usableBelow = 0;
    double usableRight = 0;
};

struct LevelEdge
{
    int from = 0; // index of an item, or a border; never a cycle
    int to = 0;
    QSizeF label = {};
    int length = 1;
    std::optional<double> fromPort = {}; // from the middle of the item, where the inside of a group has settled it
    std::optional<double> toPort = {};
    bool upwards = false; // drawn against the flow: a cycle was broken here
};

// An edge of an item to itself, drawn to the right of it.
struct LevelLoop
{
    int item = 0;
    QSizeF label = {};
};

struct Level
{
    std::vector<LevelItem> items;
    std::vector<LevelEdge> edges;
    std::vector<LevelLoop> loops;
    bool looseInRows = false; // items without edges form rows, not columns
    double wishedRatio = 1.6; // width to height of what is packed side by side
};

struct LevelDrawing
{
    QSizeF size;
    std::vector<QPointF> items;         // top left
    std::vector<QList<QPointF>> routes; // from top to bottom, box to box or to y = 0 or y = height; empty: no room for it
    std::vector<QRectF> labels;         // empty where the edge has none
    std::vector<QList<QPointF>> loopRoutes;
    std::vector<QRectF> loopLabels;
};

LevelDrawing levelDrawing(const Level &level, Effort &effort);

} // namespace stackwright::layout
