#pragma once

#include "core/kinds/catalogue.h"
#include "core/stack/stack.h"

namespace stackwright::test {

// The kinds that come with the program; a fault in one of them ends the test program.
kinds::Catalogue builtInKinds();

// The stack of the sample flowchart: 68 nodes.
stack::Stack seedStack();

// A stack named "alone" with one node, "N", of this kind.
stack::Stack stackOf(const kinds::Kind &kind);

} // namespace stackwright::test
