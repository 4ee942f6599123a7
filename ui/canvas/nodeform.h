#pragma once

#include "core/layout/graph.h"

#include <QPainterPath>
#include <QString>

// The outlines of nodes: which one a mermaid shape has, its path, and the room that it leaves for content.
namespace stackwright::canvas {

enum class Form {
    Box,
    RoundedBox,
    Stadium,
    Subroutine,
    Cylinder,
    Circle,
    DoubleCircle,
    Ellipse,
    Diamond,
    Hexagon,
    LeanRight,
    LeanLeft,
    Trapezoid,
    InvertedTrapezoid,
    Flag,
    Document,
    Text
};

// By mermaid's word, classic ("squareRect") or of the @{ shape: … } family ("rect", "diam", "cyl"); what is
// unknown is a Box.
Form formOf(const QString &shape);

// The outline that the layout lets edges end on.
layout::Outline outlineOf(Form form);

QPainterPath outlinePath(Form form, const QRectF &rect);
// Lines inside the outline: the bars of a subroutine, the lid of a cylinder. Empty for most.
QPainterPath innerLines(Form form, const QRectF &rect);

// The smallest size whose content room holds `content`, and that room.
QSizeF sizeAround(Form form, const QSizeF &content);
QRectF contentRoom(Form form, const QRectF &rect);

// Where a line that the layout ended at `end`, coming from `before`, meets the true outline of a form that
// the layout does not know.
QPointF metOutline(Form form, const QRectF &rect, const QPointF &before, const QPointF &end);

// Where the line from the centre of `rect` towards `target` leaves the outline.
QPointF borderPoint(Form form, const QRectF &rect, const QPointF &target);

} // namespace stackwright::canvas
