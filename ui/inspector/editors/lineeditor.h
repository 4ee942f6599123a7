#pragma once

#include "core/kinds/setting.h"
#include "ui/inspector/settingeditor.h"

class QLineEdit;

namespace stackwright::inspector {

// One line: texts, numbers, sizes, durations, ports, paths, image references. Up and Down step whole numbers.
class LineEditor : public SettingEditor
{
    Q_OBJECT

public:
    explicit LineEditor(const kinds::Setting &setting, QWidget *parent = nullptr);

    void showValue(const yaml::Value &value, const yaml::Value &fallback) override;
    void showSeveral() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    yaml::Value meant(const QString &text) const;
    void step(int by);

    kinds::Setting m_setting;
    QLineEdit *m_edit;
    yaml::Value m_shown;
    yaml::Value m_fallback;
    bool m_everShown = false;
    bool m_several = false;
};

// The value that a typed text stands for in a setting of this type: a number where it is one, else the text itself.
yaml::Value valueOfText(kinds::SettingType type, const QString &text);

} // namespace stackwright::inspector
