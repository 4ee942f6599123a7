#include "ui/inspector/settingrow.h"

#include "ui/inspector/editorfactory.h"
#include "ui/inspector/settingeditor.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace stackwright::inspector {

namespace {

// The first one's, without an example that is no good for all.
kinds::Setting shownOf(const QList<Target> &targets)
{
    kinds::Setting setting = *targets.first().setting;
    const bool alike = std::all_of(targets.cbegin(), targets.cend(),
        [&](const Target &target) { return target.setting->placeholder == setting.placeholder; });
    if (!alike) {
        setting.placeholder.clear();
    }
    return setting;
}

} // namespace

SettingRow::SettingRow(const Context &context, const QList<Target> &targets, const QString &environment, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_targets(targets)
    , m_setting(shownOf(targets))
    , m_environment(environment)
    , m_editor(makeEditor(context, targets.first().nodeId, m_setting))
    , m_origin(widgets::quietLabel())
    , m_reset(new QToolButton)
    , m_message(widgets::plainLabel())
{
    QString text = m_setting.required ? QString(m_setting.title + QStringLiteral(" *")) : m_setting.title;
    // A label with a buddy makes a shortcut of "&".
    QLabel *title = widgets::plainLabel(text.replace(QLatin1Char('&'), QLatin1String("&&")));
    title->setBuddy(m_editor);
    title->setToolTip(widgets::toolTipText(m_setting.help));
    title->setWordWrap(true);
    m_reset->setText(QStringLiteral("↺"));
    m_reset->setAutoRaise(true);
    m_reset->setToolTip(environment.isEmpty() ? tr("Back to the default") : tr("Back to the value of the base"));
    m_reset->setAccessibleName(tr("Reset %1").arg(m_setting.title));
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
    connect(&context.themes, &theme::ThemeSource::changed, this, &SettingRow::dress);
    dress();
    refresh();
}

void SettingRow::refresh()
{
    const stack::Stack &stack = m_context.document.stack();
    const Target &first = m_targets.first();
    const bool several = differ();
    yaml::Value own;
    bool anySet = false;
    for (const Target &target : std::as_const(m_targets)) {
        const yaml::Value value = ownValue(target.nodeId);
        anySet = anySet || !value.isNull();
        if (own.isNull() && !several) {
            own = value;
        }
    }
    // A faulty text is kept in the field until the value itself changes, and so is what was said of it.
    const bool changed = !m_everShown || own != m_own;
    m_own = own;
    m_everShown = true;
    m_editor->setEnabled(!several || m_editor->isWhole());
    if (several) {
        m_editor->showSeveral();
        showOrigin(tr("several values"), anySet);
    } else {
        m_editor->showValue(own, m_environment.isEmpty() ? first.setting->defaultValue
                                                         : stack::effective(stack, first.nodeId, *first.setting, {}).value);
        showOrigin(originText(stack::effective(stack, first.nodeId, *first.setting, m_environment).origin), anySet);
    }
    m_reset->setVisible(anySet);
    if (changed) {
        showFault(own.isNull() ? QString() : faultOf(own).value_or(QString()));
    }
}

// Whether what counts is not the same for all.
bool SettingRow::differ() const
{
    const stack::Stack &stack = m_context.document.stack();
    const auto counts = [&](const Target &target) {
        return stack::effective(stack, target.nodeId, *target.setting, m_environment).value;
    };
    const yaml::Value first = m_targets.size() > 1 ? counts(m_targets.first()) : yaml::Value();
    return std::any_of(m_targets.cbegin() + 1, m_targets.cend(), [&](const Target &target) { return counts(target) != first; });
}

// A value is for all of them, so each one's kind has to allow it.
std::optional<QString> SettingRow::faultOf(const yaml::Value &value) const
{
    QSet<const kinds::Setting *> asked;
    for (const Target &target : m_targets) {
        if (asked.contains(target.setting)) {
            continue;
        }
        asked.insert(target.setting);
        if (const std::optional<QString> fault = kinds::fault(*target.setting, value)) {
            return fault;
        }
    }
    return std::nullopt;
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
    const std::optional<QString> fault = value.isNull() ? std::nullopt : faultOf(value);
    showFault(fault.value_or(QString()));
    if (!fault) {
        emit wanted(m_setting.id, value);
    }
}

void SettingRow::showFault(const QString &message)
{
    m_message->setText(message.isEmpty() ? QString() : QString(QStringLiteral("⚠ ") + message));
    m_message->setVisible(!message.isEmpty());
    m_editor->setAccessibleDescription(message);
}

void SettingRow::dress()
{
    QPalette colours = m_message->palette();
    colours.setColor(QPalette::WindowText, m_context.themes.theme().color(theme::Role::Danger));
    m_message->setPalette(colours);
}

yaml::Value SettingRow::ownValue(const QString &nodeId) const
{
    const stack::Stack &stack = m_context.document.stack();
    const auto node = stack.nodes.constFind(nodeId);
    if (node == stack.nodes.constEnd()) {
        return {};
    }
    const yaml::Map settings = m_environment.isEmpty() ? node->settings : node->overrides.value(m_environment);
    return settings.value(m_setting.id);
}

QString SettingRow::originText(stack::Origin origin) const
{
    switch (origin) {
    case stack::Origin::Default: return tr("default");
    case stack::Origin::Base: return m_environment.isEmpty() ? tr("set") : tr("from base");
    case stack::Origin::Environment: break;
    }
    return tr("set in %1").arg(m_environment);
}

void SettingRow::showOrigin(const QString &text, bool own)
{
    m_origin->setText(text);
    QFont font = m_origin->font();
    font.setBold(own);
    m_origin->setFont(font);
}

} // namespace stackwright::inspector
