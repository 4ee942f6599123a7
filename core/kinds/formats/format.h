#pragma once

#include "core/base/result.h"
#include "core/yaml/value.h"

#include <optional>

// How values stand in text files: one small file a format. See resources/kinds/FORMAT.md, "Files".
namespace stackwright::kinds::formats {

enum class Format { Plain, Markdown, Shell, Dockerfile, Nginx, Json, Yaml, Sql, Js, Xml, Ini, Env };

std::optional<Format> formatNamed(const QString &name);
QStringList formatNames();

// A value as one whole word of the format, in quotes where it needs them. The error says what the format cannot hold,
// as a phrase: "a line of an nginx file cannot hold a '$'".
base::Result<QString> word(Format format, const yaml::Value &value);

// A text as a comment of one line with its newline; empty where the format has no comments.
QString comment(Format format, const QString &text);

} // namespace stackwright::kinds::formats
