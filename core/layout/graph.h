#pragma once

#include <QList>
#include <QMap>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <optional>

// What is laid out, and what comes of it. Lengths are in px at 100 %; y grows downwards.
namespace stackwright::layout {

enum class Direction { Down, Up, Right, Left };

// The outline that edges end on.
enum class Outline {
    Rectangle,
    Rounded,
    Stadium,
    Diamond,
    Ellipse,
    Hexagon,
    Cylinder,
    LeanRight,
    LeanLeft,
    Trapezoid,
    InvertedTrapezoid, // a trapezoid is wide at its bottom, an inverted one at its top
};

struct NodeBox
{
    QString id;
    QSizeF size;
    Outline outline = Outline::Rectangle;
    QString group;                           // the innermost group around it, or empty
    std::optional<QPointF> fixedCentre = {}; // a person put it there
};

struct EdgeLink
{
    QString id;
    QString from; // node or group id
    QString to;
    QSizeF labelSize = {}; // empty: no label
    int length = 1;        // ranks that it spans at least (mermaid's dashes)
};

struct GroupBox
{
    QString id;
    QString parent = {};
    QSizeF titleSize = {};
    std::optional<Direction> direction = {};
};

struct Graph
{
    Direction direction = Direction::Down;
    QList<NodeBox> nodes;
    QList<EdgeLink> edges;
    QList<GroupBox> groups;
};

struct EdgeRoute
{
    QList<QPointF> points; // a polyline from outline to outline; drawn with rounded corners
    QRectF label = {};     // where the label goes
};

struct Drawing
{
    QMap<QString, QRectF> nodes;
    QMap<QString, QRectF> groups;
    QMap<QString, EdgeRoute> edges;
    QRectF bounds;
};

} // namespace stackwright::layout
