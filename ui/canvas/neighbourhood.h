#pragma once

#include "ui/canvas/scene.h"

namespace stackwright::canvas {

enum class Reach { Both, Upstream, Downstream };

inline constexpr int anySteps = 0;

// The items around some others: those that at most `steps` edges join to them (anySteps: however many), in the direction of the
// edges, against it, or both; the edges between all these, what is in groups that were reached, and the frames around them.
QSet<QString> neighbourhood(const Scene &scene, const QStringList &of, int steps, Reach reach);

} // namespace stackwright::canvas
