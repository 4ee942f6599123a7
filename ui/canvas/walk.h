#pragma once

#include "ui/canvas/scene.h"

// Where the keyboard goes.
namespace stackwright::canvas {

// Nodes and groups along the flow: in the reading order of the picture, from its first row to its last.
QStringList flowOrder(const Scene &scene);

// The neighbour that lies in this direction (Qt::Key_Left, …): first among those that an edge joins to it,
// then the nearest of all. Empty where nothing lies there.
QString neighbour(const Scene &scene, const QString &id, int arrowKey);

// Those an edge leads from or to.
QStringList before(const Scene &scene, const QString &id);
QStringList after(const Scene &scene, const QString &id);

} // namespace stackwright::canvas
