#include "ui/inspector/editors/booleaneditor.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/toggle.h"

#include <QHBoxLayout>

namespace stackwright::inspector {

BooleanEditor::BooleanEditor(const kinds::Setting &setting, QWidget *parent)
    : SettingEditor(parent)
    , m_toggle(new widgets::Toggle)
    , m_word(widgets::quietLabel())
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_word);
    layout->addWidget(m_toggle);
    m_toggle->setAccessibleName(setting.title);
    setFocusProxy(m_toggle);
    connect(m_toggle, &QAbstractButton::clicked, this, [this](bool on) { emit edited(yaml::Value(on)); });
}

void BooleanEditor::showValue(const yaml::Value &value, const yaml::Value &fallback)
{
    const bool on = (value.isNull() ? fallback : value).toBoolean();
    m_toggle->setChecked(on);
    m_word->setText(on ? tr("on") : tr("off"));
}

void BooleanEditor::showSeveral()
{
    m_toggle->setChecked(false);
    m_word->setText(severalValues());
}

} // namespace stackwright::inspector
