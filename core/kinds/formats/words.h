#pragma once

#include "core/base/result.h"
#include "core/yaml/value.h"

// One function a format; format.h chooses among them.
namespace stackwright::kinds::formats {

base::Result<QString> plainWord(const yaml::Value &value);
base::Result<QString> markdownWord(const yaml::Value &value);
base::Result<QString> shellWord(const yaml::Value &value);
base::Result<QString> dockerfileWord(const yaml::Value &value);
base::Result<QString> nginxWord(const yaml::Value &value);
base::Result<QString> jsonWord(const yaml::Value &value);
base::Result<QString> yamlWord(const yaml::Value &value);
base::Result<QString> sqlWord(const yaml::Value &value);
base::Result<QString> jsWord(const yaml::Value &value);
base::Result<QString> xmlWord(const yaml::Value &value);
base::Result<QString> iniWord(const yaml::Value &value);
base::Result<QString> envWord(const yaml::Value &value);

// For formats without collections: the text of a scalar, or an error that names the format.
base::Result<QString> scalarOnly(const yaml::Value &value, const QString &format);
// Letters, digits and the characters given: what needs no quotes anywhere.
bool isBare(const QString &text, QStringView others);
bool hasLineBreak(const QString &text);
base::Error cannotHold(const QString &format, const QString &what);

} // namespace stackwright::kinds::formats
