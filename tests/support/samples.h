#pragma once

#include "core/generate/generator.h"
#include "core/kinds/catalogue.h"
#include "core/stack/stack.h"

namespace stackwright::test {

// The kinds that come with the program; a fault in one of them ends the test program.
kinds::Catalogue builtInKinds();

// The stack of the sample flowchart: 68 nodes.
stack::Stack seedStack();

// A stack named "alone" with one node, "N", of this kind.
stack::Stack stackOf(const kinds::Kind &kind);

void set(stack::Stack *stack, const char *node, const char *setting, const yaml::Value &value);

// A generated file, read; a file that is not there or no YAML ends the test program.
yaml::Value readOf(const generate::Generated &made, const char *path);

} // namespace stackwright::test
