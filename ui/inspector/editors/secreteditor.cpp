#include "ui/inspector/editors/secreteditor.h"

#include "ui/inspector/editors/lineeditor.h"
#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/preview.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/secretkeeper.h"
#include "ui/widgets/secretquestions.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace stackwright::inspector {

namespace {

constexpr int revealedMs = 8000;

QToolButton *smallButton(const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    return button;
}

} // namespace

SecretEditor::SecretEditor(const Context &context, const QString &nodeId, const kinds::Setting &setting, QWidget *parent)
    : SettingEditor(parent)
    , m_context(context)
    , m_nodeId(nodeId)
    , m_setting(setting)
    , m_name(new LineEditor(setting))
    , m_mark(new QLabel)
    , m_state(widgets::plainLabel())
    , m_set(smallButton(tr("Set…"), tr("Type a value; it goes to the keychain")))
    , m_generate(smallButton(tr("Generate"), tr("Make a strong value and keep it in the keychain")))
    , m_reveal(smallButton(tr("Reveal"), tr("Show the value for a few seconds")))
    , m_remove(smallButton(tr("Remove"), tr("Take the value out of the keychain")))
    , m_revealed(new QLineEdit)
{
    m_mark->setFixedSize(16, 16);
    m_state->setWordWrap(true);
    m_revealed->setReadOnly(true);
    m_revealed->setAccessibleName(tr("Value of %1").arg(setting.title));
    m_revealed->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_revealed->hide();
    m_hideAgain.setSingleShot(true);
    m_hideAgain.setInterval(revealedMs);

    auto *state = new QHBoxLayout;
    state->setSpacing(6);
    state->addWidget(m_mark, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QToolButton *button : {m_set, m_generate, m_reveal, m_remove}) {
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_name);
    layout->addLayout(state);
    layout->addWidget(m_revealed);
    layout->addLayout(buttons);
    setFocusProxy(m_name);

    connect(m_name, &SettingEditor::edited, this, &SettingEditor::edited);
    connect(m_set, &QToolButton::clicked, this, &SecretEditor::setByHand);
    connect(m_generate, &QToolButton::clicked, this, &SecretEditor::generate);
    connect(m_remove, &QToolButton::clicked, this, &SecretEditor::remove);
    connect(m_reveal, &QToolButton::clicked, this, &SecretEditor::reveal);
    connect(&m_hideAgain, &QTimer::timeout, this, &SecretEditor::conceal);
    connect(&context.secrets, &widgets::SecretKeeper::changed, this, [this](const QString &name) {
        if (name == secretName()) {
            conceal();
            showState();
        }
    });
    connect(&context.secrets, &widgets::SecretKeeper::failed, this, [this](const QString &name, const QString &message) {
        if (name == secretName()) {
            m_state->setText(message);
        }
    });
    connect(&context.preview, &widgets::Preview::refreshed, this, &SecretEditor::showState);
    connect(&context.themes, &theme::ThemeSource::changed, this, &SecretEditor::showState);
}

void SecretEditor::showValue(const yaml::Value &value, const yaml::Value &fallback)
{
    m_counts = value.isNull() ? fallback : value;
    m_name->showValue(value, fallback);
    showState();
}

void SecretEditor::hideEvent(QHideEvent *event)
{
    conceal();
    SettingEditor::hideEvent(event);
}

QString SecretEditor::secretName() const
{
    return secretUse().name;
}

generate::SecretUse SecretEditor::secretUse() const
{
    for (const generate::SecretUse &use : m_context.preview.current()->secrets) {
        if (use.nodeId == m_nodeId && use.settingId == m_setting.id) {
            return use;
        }
    }
    generate::SecretUse use;
    use.name = m_counts.scalarText();
    use.nodeId = m_nodeId;
    use.settingId = m_setting.id;
    use.length = m_setting.generator.length;
    use.alphabet = m_setting.generator.alphabet;
    return use;
}

void SecretEditor::showState()
{
    using State = widgets::SecretKeeper::State;
    const QString name = secretName();
    const State state = m_context.secrets.state(name);
    const theme::Theme &theme = m_context.themes.theme();
    const bool present = state == State::Present;
    const auto role = present                                                  ? theme::Role::Success
                      : state == State::Missing || state == State::Unavailable ? theme::Role::Warning
                                                                               : theme::Role::TextMuted;
    m_mark->setPixmap(theme::tintedPixmap(
        present ? QStringLiteral("state-passed") : QStringLiteral("key"), theme.color(role), 16, devicePixelRatioF()));
    m_state->setText(name.isEmpty() ? tr("has no name") : m_context.secrets.stateText(name));
    m_set->setText(present ? tr("Replace…") : tr("Set…"));
    m_generate->setText(present ? tr("Rotate") : tr("Generate"));
    m_set->setEnabled(!name.isEmpty());
    m_generate->setEnabled(!name.isEmpty() && state != State::Unknown);
    m_generate->setVisible(widgets::SecretKeeper::canGenerate(secretUse()));
    m_reveal->setVisible(present);
    m_remove->setVisible(present);
}

// While a question is open the inspector may be made anew, and this be gone: what comes after it speaks of no member, and asks
// nothing for which this would have to be there.

void SecretEditor::generate()
{
    const Context &context = m_context;
    const generate::SecretUse use = secretUse();
    if (context.secrets.state(use.name) != widgets::SecretKeeper::State::Present) {
        context.secrets.generate(use);
    } else if (widgets::mayReplaceSecret(context.prompts, window(), use.name)) {
        context.secrets.rotate(use);
    }
}

void SecretEditor::remove()
{
    const Context &context = m_context;
    const QString name = secretName();
    if (widgets::mayRemoveSecret(context.prompts, window(), name)) {
        context.secrets.remove(name);
    }
}

void SecretEditor::setByHand()
{
    const Context &context = m_context;
    const QString name = secretName();
    const std::optional<QString> value = context.prompts.hiddenText(
        window(), tr("Set a secret"), tr("Value of %1. It goes to the keychain, not into any file.").arg(name));
    if (value && !value->isEmpty()) {
        context.secrets.setTyped(name, *value);
    }
}

void SecretEditor::reveal()
{
    if (m_revealed->isVisible()) {
        conceal();
        return;
    }
    m_context.secrets.reveal(secretName(), this, [this, name = secretName()](const QByteArray &value) {
        // The keychain may have asked for its password first: by now nobody may look, or it is another secret's place.
        if (!isVisible() || name != secretName()) {
            return;
        }
        m_revealed->setText(QString::fromUtf8(value));
        m_revealed->show();
        m_reveal->setText(tr("Hide"));
        m_hideAgain.start();
    });
}

void SecretEditor::conceal()
{
    m_hideAgain.stop();
    m_revealed->clear();
    m_revealed->hide();
    m_reveal->setText(tr("Reveal"));
}

} // namespace stackwright::inspector
