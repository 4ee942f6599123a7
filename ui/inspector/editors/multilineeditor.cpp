#include "ui/inspector/editors/multilineeditor.h"

#include "ui/widgets/documentundo.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace stackwright::inspector {

MultilineEditor::MultilineEditor(const kinds::Setting &setting, QWidget *parent)
    : SettingEditor(parent)
    , m_setting(setting)
    , m_edit(new QPlainTextEdit)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit);
    const int lines = setting.type == kinds::SettingType::List ? 3 : 5;
    m_edit->setFixedHeight(fontMetrics().lineSpacing() * lines + 18);
    m_edit->setTabChangesFocus(true);
    m_edit->setAccessibleName(setting.title);
    new widgets::DocumentUndo(m_edit);
    setFocusProxy(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing) {
            emit edited(meant(m_edit->toPlainText()));
        }
    });
}

void MultilineEditor::showValue(const yaml::Value &value, const yaml::Value &fallback)
{
    const QString grey = textOf(fallback);
    m_edit->setPlaceholderText(!grey.isEmpty()                              ? grey
                               : !m_setting.placeholder.isEmpty()           ? m_setting.placeholder
                               : m_setting.type == kinds::SettingType::List ? tr("one a line")
                                                                            : QString());
    const bool unchanged = m_everShown && !m_several && value == m_shown;
    m_shown = value;
    m_everShown = true;
    m_several = false;
    if (!unchanged && meant(m_edit->toPlainText()) != value) {
        m_showing = true;
        m_edit->setPlainText(textOf(value));
        m_showing = false;
    }
}

void MultilineEditor::showSeveral()
{
    m_edit->setPlaceholderText(severalValues());
    if (!m_several) {
        m_showing = true;
        m_edit->clear();
        m_showing = false;
    }
    m_several = true;
}

yaml::Value MultilineEditor::meant(const QString &text) const
{
    if (text.isEmpty()) {
        return {};
    }
    if (m_setting.type != kinds::SettingType::List) {
        return text;
    }
    QStringList items;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty()) {
            items.append(line.trimmed());
        }
    }
    return yaml::Value::fromStrings(items);
}

QString MultilineEditor::textOf(const yaml::Value &value) const
{
    return value.isList() ? value.toStrings().join(QLatin1Char('\n')) : value.scalarText();
}

} // namespace stackwright::inspector
