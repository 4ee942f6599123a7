#include "ui/inspector/editorfactory.h"

#include "ui/inspector/editors/booleaneditor.h"
#include "ui/inspector/editors/choiceeditor.h"
#include "ui/inspector/editors/choiceseditor.h"
#include "ui/inspector/editors/lineeditor.h"
#include "ui/inspector/editors/multilineeditor.h"
#include "ui/inspector/editors/nodeseditor.h"
#include "ui/inspector/editors/secreteditor.h"
#include "ui/inspector/editors/tableeditor.h"

namespace stackwright::inspector {

SettingEditor *makeEditor(const Context &context, const QString &nodeId, const kinds::Setting &setting)
{
    using kinds::SettingType;
    switch (setting.type) {
    case SettingType::Boolean: return new BooleanEditor(setting);
    case SettingType::Multiline:
    case SettingType::List: return new MultilineEditor(setting);
    case SettingType::Choice: return new ChoiceEditor(setting);
    case SettingType::Choices: return new ChoicesEditor(setting);
    case SettingType::Table: return new TableEditor(setting);
    case SettingType::Secret: return new SecretEditor(context, nodeId, setting);
    case SettingType::Nodes: return new NodesEditor(context, nodeId, setting);
    case SettingType::Text:
    case SettingType::Integer:
    case SettingType::Number:
    case SettingType::Size:
    case SettingType::Duration:
    case SettingType::Port:
    case SettingType::Path:
    case SettingType::Image: break;
    }
    return new LineEditor(setting);
}

} // namespace stackwright::inspector
