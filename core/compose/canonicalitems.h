#pragma once

#include "core/compose/attributes.h"

// The single steps of canonical(): what one value at one path becomes.
namespace stackwright::compose {

// A size in bytes, a duration in nanoseconds, a path below `folder`, a number as a number.
yaml::Value canonicalItem(const Path &path, const yaml::Value &value, const QString &folder);
// An item of a list in Compose's long form.
yaml::Value longForm(const Path &path, const yaml::Value &item, const QString &folder);
// What Compose fills in where nothing is said.
bool isDefault(const Path &path, const yaml::Value &value);
// "networks: {backend: }" says something though it holds nothing.
bool isMeaningfulWhenEmpty(const Path &path);
bool keepsOrder(const Path &path);
yaml::Value sortedItems(const yaml::List &items);

} // namespace stackwright::compose
