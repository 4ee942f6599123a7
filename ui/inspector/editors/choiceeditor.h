#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/settingeditor.h"

class QComboBox;

namespace stackwright::inspector {

// One of the setting's choices; another text too where the setting is open.
class ChoiceEditor : public SettingEditor
{
    Q_OBJECT

public:
    explicit ChoiceEditor(const kinds::Setting &setting, QWidget *parent = nullptr);

    void showValue(const yaml::Value &value, const yaml::Value &fallback) override;
    void showSeveral() override;

private:
    yaml::Value chosen(const QString &text) const;
    int indexOf(const yaml::Value &value) const;

    kinds::Setting m_setting;
    QComboBox *m_combo;
    yaml::Value m_shown;
    bool m_everShown = false;
    bool m_several = false;
};

} // namespace stackwright::inspector
