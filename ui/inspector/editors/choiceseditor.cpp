#include "ui/inspector/editors/choiceseditor.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace stackwright::inspector {

ChoicesEditor::ChoicesEditor(const kinds::Setting &setting, QWidget *parent)
    : SettingEditor(parent)
    , m_setting(setting)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (const kinds::SettingChoice &choice : setting.choices) {
        auto *box =
            new QCheckBox(QString(choice.title.isEmpty() ? choice.value : choice.title).replace(u'&', QLatin1String("&&")));
        connect(box, &QCheckBox::clicked, this, &ChoicesEditor::tell);
        layout->addWidget(box);
        m_boxes.append(box);
    }
    if (!m_boxes.isEmpty()) {
        setFocusProxy(m_boxes.first());
    }
}

void ChoicesEditor::showValue(const yaml::Value &value, const yaml::Value &fallback)
{
    const QStringList chosen = (value.isNull() ? fallback : value).toStrings();
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        m_boxes.at(i)->setChecked(chosen.contains(m_setting.choices.at(i).value));
    }
}

void ChoicesEditor::tell()
{
    QStringList chosen;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes.at(i)->isChecked()) {
            chosen.append(m_setting.choices.at(i).value);
        }
    }
    emit edited(yaml::Value::fromStrings(chosen));
}

} // namespace stackwright::inspector
