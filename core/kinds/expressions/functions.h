#pragma once

#include "core/base/result.h"
#include "core/kinds/expressions/syntax.h"

namespace stackwright::kinds::expressions {

// What is wrong with a call's name or number of arguments; empty where it is fine.
QString signatureFault(const Syntax &call);
// map(list, 'name', expression) and filter(…): the third argument is evaluated once an item.
bool bindsName(const Syntax &syntax);
// True for functions that need nothing but their arguments.
bool isPure(const QString &function);
// A pure function. The error is a phrase without a place.
base::Result<yaml::Value> called(const QString &function, const yaml::List &arguments);

} // namespace stackwright::kinds::expressions
