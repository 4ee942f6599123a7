#pragma once

#include "core/yaml/value.h"

// Compose files as trees: what Compose makes of several, and what one adds to another. Positions stay with the values, so that
// a merged tree still tells where each of its parts came from.
namespace stackwright::compose {

// What Compose makes of two files, the later one second (Compose specification, "Merge"). `!override` replaces and `!reset`
// takes away; neither is left in the result.
yaml::Value merged(const yaml::Value &base, const yaml::Value &more);

// The same for a `model` that is an empty mapping or came out of merging already: only what `more` touches is looked at.
void merge(yaml::Value *model, const yaml::Value &more);

// The file that turns `base` into `wanted` when Compose merges it over: merged(base, difference(base, wanted)) equals
// merged({}, wanted), the order of lists aside. Needs Compose 2.24 where something is replaced or taken away. An empty mapping
// where nothing differs.
yaml::Value difference(const yaml::Value &base, const yaml::Value &wanted);

} // namespace stackwright::compose
