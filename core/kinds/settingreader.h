#pragma once

#include "core/kinds/fields.h"
#include "core/kinds/setting.h"

namespace stackwright::kinds {

// The words of the setting types in descriptors, in the order of SettingType.
const QStringList &settingTypeNames();

// One setting or column of a descriptor. Faults go to `problems`.
Setting readSetting(const yaml::Value &value, const QString &file, base::Diagnostics *problems);

} // namespace stackwright::kinds
