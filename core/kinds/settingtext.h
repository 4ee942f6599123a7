#pragma once

#include "core/kinds/setting.h"

namespace stackwright::kinds {

// What cannot come out of a generated file as it went in: control characters, halves of surrogate pairs, noncharacters, and line breaks
// where a text has one line.
std::optional<QString> unwritableFault(const QString &text, bool multiline);

// What is wrong with a text of a type that has a syntax of its own: size, duration, path, image, secret.
std::optional<QString> syntaxFault(SettingType type, const QString &text);

} // namespace stackwright::kinds
