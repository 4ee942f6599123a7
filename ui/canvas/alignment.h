#pragma once

#include <QMap>
#include <QRectF>
#include <QString>

// Where cards go that a person lines up or spaces out. Pure: from places to centres, px of the plane.
namespace stackwright::canvas {

enum class Line { Left, Centre, Right, Top, Middle, Bottom };

// All at the same left edge, centre, … of what they cover together; centres and middles at their mean, so that little moves.
QMap<QString, QPointF> lined(const QMap<QString, QRectF> &places, Line line);

// The first and the last stay; those between have the same gap before and behind them.
QMap<QString, QPointF> spaced(const QMap<QString, QRectF> &places, Qt::Orientation along);

} // namespace stackwright::canvas
