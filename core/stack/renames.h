#pragma once

#include "core/stack/stack.h"

// Another id for a node or group, with all that is kept by id going along: settings, kind, position, whether it is folded.
namespace stackwright::stack {

// The stack as it was where the text cannot say it (see chart::withId).
Stack withId(Stack stack, const QString &from, const QString &to);

// `after` is `before` with another text. Where that text gives one node or group another id, be it at once or by the last of
// several mentions, what was kept by the old id is kept by the new one.
Stack followingRename(const Stack &before, Stack after);

} // namespace stackwright::stack
