#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/settingeditor.h"

class QPlainTextEdit;

namespace stackwright::inspector {

// Any text; or, for a list, one item a line.
class MultilineEditor : public SettingEditor
{
    Q_OBJECT

public:
    explicit MultilineEditor(const kinds::Setting &setting, QWidget *parent = nullptr);

    void showValue(const yaml::Value &value, const yaml::Value &fallback) override;
    void showSeveral() override;
    bool isWhole() const override { return m_setting.type != kinds::SettingType::List; }

private:
    yaml::Value meant(const QString &text) const;
    QString textOf(const yaml::Value &value) const;

    kinds::Setting m_setting;
    QPlainTextEdit *m_edit;
    yaml::Value m_shown;
    bool m_showing = false;
    bool m_everShown = false;
    bool m_several = false;
};

} // namespace stackwright::inspector
