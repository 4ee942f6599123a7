#pragma once

#include "core/yaml/value.h"

namespace stackwright::compose {

// The tree in the order in which people write Compose files: the name and the services first, a service's image or build at
// its head. What is not known keeps its place at the end. Networks without details become a list. Attributes of services that came out empty are left out.
yaml::Value ordered(const yaml::Value &tree);

} // namespace stackwright::compose
