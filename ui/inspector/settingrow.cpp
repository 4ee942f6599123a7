#include "ui/inspector/settingrow.h"

#include "ui/inspector/editorfactory.h"
#include "ui/inspector/settingeditor.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace stackwright::inspector {

SettingRow::SettingRow(
    const Context &context, const QString &nodeId, const kinds::Setting &setting, const QString &environment, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_nodeId(nodeId)
    , m_setting(setting)
    , m_environment(environment)
    , m_editor(makeEditor(context, nodeId, setting))
    , m_origin(widgets::quietLabel())
    , m_reset(new QToolButton)
    , m_message(widgets::plainLabel())
{
    QString text = setting.required ? QString(setting.title + QStringLiteral(" *")) : setting.title;
    // A label with a buddy makes a shortcut of "&".
    QLabel *title = widgets::plainLabel(text.replace(QLatin1Char('&'), QLatin1String("&&")));
    title->setBuddy(m_editor);
    title->setToolTip(widgets::toolTipText(setting.help));
    title->setWordWrap(true);
    m_reset->setText(QStringLiteral("↺"));
    m_reset->setAutoRaise(true);
    m_reset->setToolTip(environment.isEmpty() ? tr("Back to the default") : tr("Back to the value of the base"));
    m_reset->setAccessibleName(tr("Reset %1").arg(setting.title));
    QSizePolicy keepsPlace = m_reset->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsPlace);
    m_reset->setFixedSize(24, 22);
    m_message->setWordWrap(true);
    m_message->hide();

    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(title, 1);
    head->addWidget(m_origin);
    head->addWidget(m_reset);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    if (m_editor->fitsBesideTitle()) {
        head->insertWidget(1, m_editor);
    } else {
        layout->addWidget(m_editor);
    }
    layout->addWidget(m_message);

    const QList<QWidget *> inner = m_editor->findChildren<QWidget *>();
    for (QWidget *widget : inner) {
        widget->installEventFilter(this);
    }
    connect(m_editor, &SettingEditor::edited, this, &SettingRow::take);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        showFault({});
        emit wanted(m_setting.id, {});
    });
    refresh();
}

void SettingRow::refresh()
{
    const stack::Stack &stack = m_context.document.stack();
    const yaml::Value own = ownValue();
    yaml::Value fallback = m_setting.defaultValue;
    if (!m_environment.isEmpty()) {
        fallback = stack::effective(stack, m_nodeId, m_setting, {}).value;
    }
    // A faulty text is kept in the field until the value itself changes, and so is what was said of it.
    const bool changed = !m_everShown || own != m_own;
    m_own = own;
    m_everShown = true;
    const stack::Effective now = stack::effective(stack, m_nodeId, m_setting, m_environment);
    m_editor->showValue(own, fallback);
    showOrigin(now.origin, !own.isNull());
    m_reset->setVisible(!own.isNull());
    if (changed) {
        showFault(own.isNull() ? QString() : kinds::fault(m_setting, own).value_or(QString()));
    }
}

void SettingRow::focusEditor()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}

bool SettingRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        emit focused(m_setting.help.isEmpty() ? QString() : QString(m_setting.title + QStringLiteral(": ") + m_setting.help));
    }
    return QWidget::eventFilter(watched, event);
}

void SettingRow::take(const yaml::Value &value)
{
    const std::optional<QString> fault = value.isNull() ? std::nullopt : kinds::fault(m_setting, value);
    showFault(fault.value_or(QString()));
    if (!fault) {
        emit wanted(m_setting.id, value);
    }
}

void SettingRow::showFault(const QString &message)
{
    m_message->setText(message.isEmpty() ? QString() : QString(QStringLiteral("⚠ ") + message));
    QPalette colours = m_message->palette();
    colours.setColor(QPalette::WindowText, m_context.themes.theme().color(theme::Role::Danger));
    m_message->setPalette(colours);
    m_message->setVisible(!message.isEmpty());
    m_editor->setAccessibleDescription(message);
}

yaml::Value SettingRow::ownValue() const
{
    const stack::Stack &stack = m_context.document.stack();
    const auto node = stack.nodes.constFind(m_nodeId);
    if (node == stack.nodes.constEnd()) {
        return {};
    }
    const yaml::Map settings = m_environment.isEmpty() ? node->settings : node->overrides.value(m_environment);
    return settings.value(m_setting.id);
}

void SettingRow::showOrigin(stack::Origin origin, bool own)
{
    QString text;
    switch (origin) {
    case stack::Origin::Default: text = tr("default"); break;
    case stack::Origin::Base: text = m_environment.isEmpty() ? tr("set") : tr("from base"); break;
    case stack::Origin::Environment: text = tr("set in %1").arg(m_environment); break;
    }
    m_origin->setText(text);
    QFont font = m_origin->font();
    font.setBold(own);
    m_origin->setFont(font);
}

} // namespace stackwright::inspector
