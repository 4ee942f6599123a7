#include "ui/inspector/editors/lineeditor.h"

#include "ui/widgets/documentundo.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace stackwright::inspector {

using kinds::SettingType;

yaml::Value valueOfText(SettingType type, const QString &text)
{
    bool isNumber = false;
    if (type == SettingType::Integer || type == SettingType::Port) {
        const qint64 number = text.trimmed().toLongLong(&isNumber);
        if (isNumber) {
            return number;
        }
    } else if (type == SettingType::Number) {
        const double number = text.trimmed().toDouble(&isNumber);
        if (isNumber) {
            return number;
        }
    }
    return text;
}

LineEditor::LineEditor(const kinds::Setting &setting, QWidget *parent)
    : SettingEditor(parent)
    , m_setting(setting)
    , m_edit(new QLineEdit)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_edit, 1);
    if (!setting.unit.isEmpty()) {
        layout->addWidget(widgets::quietLabel(setting.unit));
    }
    m_edit->setAccessibleName(setting.title);
    m_edit->installEventFilter(this);
    new widgets::DocumentUndo(m_edit);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) { emit edited(meant(text)); });
}

void LineEditor::showValue(const yaml::Value &value, const yaml::Value &fallback)
{
    m_fallback = fallback;
    const QString grey = fallback.scalarText();
    m_edit->setPlaceholderText(!value.isNull() && value.scalarText().isEmpty() ? tr("(empty)")
                               : grey.isEmpty()                                ? m_setting.placeholder
                                                                               : grey);
    // Unfinished typing stays until the value itself changes.
    const bool unchanged = m_everShown && !m_several && value == m_shown;
    m_shown = value;
    m_everShown = true;
    m_several = false;
    if (!unchanged && meant(m_edit->text()) != value) {
        m_edit->setText(value.scalarText());
        m_edit->setCursorPosition(0);
    }
}

void LineEditor::showSeveral()
{
    m_fallback = {};
    m_edit->setPlaceholderText(severalValues());
    // Unfinished typing stays here, too.
    if (!m_several) {
        m_edit->clear();
    }
    m_several = true;
}

bool LineEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool steps = m_setting.type == SettingType::Integer || m_setting.type == SettingType::Port;
    if (event->type() == QEvent::KeyPress && steps) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            step(key == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return SettingEditor::eventFilter(watched, event);
}

yaml::Value LineEditor::meant(const QString &text) const
{
    if (text.isEmpty()) {
        // An empty text is a value of its own only where something else would count without it.
        const bool emptyCounts = m_setting.type == SettingType::Text && !m_setting.required && !m_fallback.scalarText().isEmpty();
        return emptyCounts ? yaml::Value(QString(QLatin1String(""))) : yaml::Value();
    }
    return valueOfText(m_setting.type, text);
}

void LineEditor::step(int by)
{
    const yaml::Value now = m_edit->text().isEmpty() ? m_fallback : meant(m_edit->text());
    if (!now.isInteger()) {
        return;
    }
    const qint64 next = now.toInteger() + by;
    if ((m_setting.minimum && double(next) < *m_setting.minimum) || (m_setting.maximum && double(next) > *m_setting.maximum)) {
        return;
    }
    m_edit->setText(QString::number(next));
    emit edited(yaml::Value(next));
}

} // namespace stackwright::inspector
