#pragma once

#include "core/base/result.h"
#include "core/stack/stack.h"

namespace stackwright::generate {

// What a node's settings say in an environment ("" for the base), each as the person entered it or its default.
yaml::Map enteredSettings(const stack::NodeConfig &config, const kinds::Kind &kind, const QString &environment);

// Whether a setting counts (its `when`) among these. The error is the expression's.
base::Result<bool> settingCounts(const kinds::Setting &setting, const yaml::Map &entered);

// The same for a node of a stack; a faulty condition counts, so that the setting can be seen.
bool settingApplies(const stack::Stack &stack, const kinds::Catalogue &catalogue, const QString &nodeId,
    const kinds::Setting &setting, const QString &environment);

} // namespace stackwright::generate
