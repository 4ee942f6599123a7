#pragma once

#include "core/stack/stackdocument.h"

#include <functional>

namespace stackwright::theme {
class ThemeSource;
}

namespace stackwright::widgets {
class Preview;
class Prompts;
class SecretKeeper;
} // namespace stackwright::widgets

namespace stackwright::inspector {

// Whether a setting counts now (its `when`).
using Applies = std::function<bool(
    const stack::Stack &stack, const QString &nodeId, const kinds::Setting &setting, const QString &environment)>;

// What the inspector works on; everything outlives it.
struct Context
{
    stack::StackDocument &document;
    const kinds::Catalogue &catalogue;
    const theme::ThemeSource &themes;
    widgets::Preview &preview;
    widgets::SecretKeeper &secrets;
    widgets::Prompts &prompts;
    Applies applies; // may be empty: every setting counts
};

} // namespace stackwright::inspector
