#pragma once

#include "core/yaml/value.h"

// What Compose knows of its own attributes: which are replaced, which are lists of "KEY=value", which items of a list are the same.
// Compose specification, "Merge"; compose-go, override/merge.go and override/uncity.go.
namespace stackwright::compose {

// Where a value stands: {"services", "db", "ports"}.
using Path = QStringList;

enum class Rule {
    Default, // mappings are merged by key, lists are joined, scalars replaced
    Replace, // the later one replaces the earlier one
    Pairs,   // a list of "KEY=value" or a mapping; a mapping in our model
    Names,   // a list of names or a mapping of names to details; a mapping in our model
    Logging, // merged where the drivers are equal
};

Rule ruleAt(const Path &path);

// What makes two items of a list the same; empty: the item's own text. Only for lists.
QString itemKey(const Path &path, const yaml::Value &item);

// A value in the form of our model: short mappings ("KEY=value" lists, lists of names, a build given as a text) become mappings.
yaml::Value modelForm(const Path &path, const yaml::Value &value);

// The other way round, for people: names without details as a list. Values with tags stay as they are.
yaml::Value writtenForm(const Path &path, const yaml::Value &value);

} // namespace stackwright::compose
