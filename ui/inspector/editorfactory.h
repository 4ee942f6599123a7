#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/context.h"

namespace stackwright::inspector {

class SettingEditor;

// The editor for a setting's type. Every type has one.
SettingEditor *makeEditor(const Context &context, const QString &nodeId, const kinds::Setting &setting);

} // namespace stackwright::inspector
