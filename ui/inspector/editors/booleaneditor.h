#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/settingeditor.h"

class QLabel;

namespace stackwright::widgets {
class Toggle;
}

namespace stackwright::inspector {

// On or off, in a switch beside the title.
class BooleanEditor : public SettingEditor
{
    Q_OBJECT

public:
    explicit BooleanEditor(const kinds::Setting &setting, QWidget *parent = nullptr);

    void showValue(const yaml::Value &value, const yaml::Value &fallback) override;
    void showSeveral() override;
    bool fitsBesideTitle() const override { return true; }

private:
    widgets::Toggle *m_toggle;
    QLabel *m_word;
};

} // namespace stackwright::inspector
