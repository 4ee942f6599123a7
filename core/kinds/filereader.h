#pragma once

#include "core/kinds/fields.h"
#include "core/kinds/templates/templatestore.h"

namespace stackwright::kinds {

// The `files` of a descriptor, checked; each entry of a loop also carries the loop's names under "with", for its template.
expressions::Tree readFiles(const yaml::Value &list, const TemplateStore &store, Fields &fields);

} // namespace stackwright::kinds
