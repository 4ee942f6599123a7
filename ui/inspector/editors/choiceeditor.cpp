#include "ui/inspector/editors/choiceeditor.h"

#include "ui/widgets/documentundo.h"
#include "ui/widgets/wheelguard.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace stackwright::inspector {

ChoiceEditor::ChoiceEditor(const kinds::Setting &setting, QWidget *parent)
    : SettingEditor(parent)
    , m_setting(setting)
    , m_combo(new QComboBox)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_combo);
    for (const kinds::SettingChoice &choice : setting.choices) {
        m_combo->addItem(choice.title.isEmpty() ? choice.value : choice.title, choice.value);
    }
    m_combo->setAccessibleName(setting.title);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(8);
    m_combo->setEditable(setting.open);
    new widgets::WheelGuard(m_combo);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::activated, this,
        [this](int index) { emit edited(yaml::Value(m_combo->itemData(index).toString())); });
    if (setting.open) {
        m_combo->setInsertPolicy(QComboBox::NoInsert);
        new widgets::DocumentUndo(m_combo->lineEdit());
        connect(m_combo->lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) { emit edited(chosen(text)); });
    }
}

void ChoiceEditor::showValue(const yaml::Value &value, const yaml::Value &fallback)
{
    const bool unchanged = m_everShown && !m_several && value == m_shown;
    m_shown = value;
    m_everShown = true;
    m_several = false;
    if (m_setting.open) {
        m_combo->lineEdit()->setPlaceholderText(fallback.scalarText());
        if (unchanged || chosen(m_combo->lineEdit()->text()) == value) {
            return;
        }
        const int index = value.isNull() ? -1 : indexOf(value);
        m_combo->setCurrentIndex(index);
        if (index < 0) {
            m_combo->setEditText(value.scalarText());
        }
        return;
    }
    const yaml::Value &counts = value.isNull() ? fallback : value;
    int index = indexOf(counts);
    if (index < 0 && !counts.isNull()) {
        // A value from a file that the kind does not know: shown as it is, told by the row's message.
        m_combo->addItem(counts.scalarText(), counts.scalarText());
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(index);
    QPalette colours = palette();
    if (value.isNull()) {
        colours.setColor(QPalette::Text, palette().color(QPalette::PlaceholderText));
        colours.setColor(QPalette::ButtonText, palette().color(QPalette::PlaceholderText));
    }
    m_combo->setPalette(colours);
}

void ChoiceEditor::showSeveral()
{
    m_combo->setPlaceholderText(severalValues());
    if (m_setting.open) {
        m_combo->lineEdit()->setPlaceholderText(severalValues());
    }
    if (!m_several) {
        m_combo->setCurrentIndex(-1);
    }
    m_several = true;
}

yaml::Value ChoiceEditor::chosen(const QString &text) const
{
    if (text.isEmpty()) {
        return {};
    }
    for (const kinds::SettingChoice &choice : m_setting.choices) {
        if (choice.title == text) {
            return choice.value;
        }
    }
    return text;
}

int ChoiceEditor::indexOf(const yaml::Value &value) const
{
    return m_combo->findData(value.scalarText());
}

} // namespace stackwright::inspector
