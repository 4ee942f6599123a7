#pragma once

#include "core/generate/fileset.h"
#include "core/stack/stack.h"

namespace stackwright::generate {

// Every file of the stack: compose.yaml, one overlay an environment, Dockerfiles, configuration, starters, the stack's own
// mermaid chart. Pure and deterministic: equal stacks give equal bytes. `environment` only chooses whose project name,
// subtitles and addresses are told; the files are those of all environments. A stack with errors still yields what can be made.
Generated generated(const stack::Stack &stack, const kinds::Catalogue &catalogue, const QString &environment = {});

// The compose files of an environment, in the order in which they are given to Compose.
QStringList composeFiles(const QString &environment);

} // namespace stackwright::generate
