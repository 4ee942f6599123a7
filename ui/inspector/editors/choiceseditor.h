#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/settingeditor.h"

class QCheckBox;

namespace stackwright::inspector {

// Several of the setting's choices, a check box each.
class ChoicesEditor : public SettingEditor
{
    Q_OBJECT

public:
    explicit ChoicesEditor(const kinds::Setting &setting, QWidget *parent = nullptr);

    void showValue(const yaml::Value &value, const yaml::Value &fallback) override;
    bool isWhole() const override { return false; }

private:
    void tell();

    kinds::Setting m_setting;
    QList<QCheckBox *> m_boxes; // in the order of the choices
};

} // namespace stackwright::inspector
