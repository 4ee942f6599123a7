#include "ui/shell/statusline.h"

#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/futures.h"
#include "ui/widgets/labels.h"

#include <QToolButton>
#include <QtConcurrent>

namespace stackwright::shell {

namespace {

constexpr int longestStatus = 380; // px

QToolButton *statusButton()
{
    auto *button = new QToolButton;
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setIconSize({14, 14});
    return button;
}

} // namespace

StatusLine::StatusLine(Services &services, QWidget *parent)
    : QStatusBar(parent)
    , m_services(services)
    , m_engine(statusButton())
    , m_keychain(statusButton())
    , m_counts(widgets::plainLabel())
    , m_zoom(widgets::plainLabel())
{
    setSizeGripEnabled(false);
    addWidget(m_engine);
    addWidget(m_keychain);
    addPermanentWidget(m_counts);
    addPermanentWidget(m_zoom);
    m_zoom->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("400 %")) + 8);
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_zoom->setContentsMargins(0, 0, 8, 0);
    connect(m_engine, &QToolButton::clicked, this, [this] {
        if (m_status.available) {
            checkEngine();
        } else {
            emit engineHelpRequested(m_status.text, m_status.wayOn);
        }
    });
    connect(m_keychain, &QToolButton::clicked, this, &StatusLine::secretsRequested);
    connect(&services.themes, &theme::ThemeSource::changed, this, [this] {
        showEngine(m_status);
        showKeychain();
    });
    m_engine->setText(tr("Looking for a container engine…"));
    showKeychain();
}

void StatusLine::checkEngine()
{
    if (m_checking || !m_services.engineStatus) {
        return;
    }
    m_checking = true;
    widgets::whenDone(QtConcurrent::run(m_services.engineStatus), this, [this](const EngineStatus &status) {
        m_checking = false;
        showEngine(status);
    });
}

void StatusLine::showCounts(const chart::Chart &chart)
{
    m_counts->setText(tr("%n node(s)", nullptr, int(chart.nodes.size())));
}

void StatusLine::showZoom(double zoom)
{
    m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100)));
}

void StatusLine::showEngine(const EngineStatus &status)
{
    m_status = status;
    if (status.text.isEmpty()) {
        return;
    }
    const theme::Theme &theme = m_services.themes.theme();
    const QString text = status.available ? tr("Engine: %1").arg(status.text) : tr("No engine: %1").arg(status.text);
    QString shown = fontMetrics().elidedText(text, Qt::ElideRight, longestStatus);
    m_engine->setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
    m_engine->setToolTip(
        widgets::toolTipText(status.wayOn.isEmpty() ? text : QString(text + QStringLiteral("\n\n") + status.wayOn)));
    m_engine->setAccessibleName(text);
    m_engine->setIcon(theme::tintedPixmap(status.available ? QStringLiteral("state-passed") : QStringLiteral("warning"),
        theme.color(status.available ? theme::Role::Success : theme::Role::Warning), 14, devicePixelRatioF()));
}

void StatusLine::showKeychain()
{
    const bool sessionOnly = m_services.secrets.kind() == secrets::SecretStore::Kind::SessionOnly;
    const QString text = m_services.secrets.description();
    QString shown = fontMetrics().elidedText(text, Qt::ElideRight, longestStatus);
    m_keychain->setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
    m_keychain->setToolTip(widgets::toolTipText(
        sessionOnly ? tr("%1\n\nSecrets are kept in memory and are gone when the workbench closes.").arg(text) : text));
    m_keychain->setAccessibleName(text);
    const theme::Theme &theme = m_services.themes.theme();
    m_keychain->setIcon(theme::tintedPixmap(sessionOnly ? QStringLiteral("warning") : QStringLiteral("lock"),
        theme.color(sessionOnly ? theme::Role::Warning : theme::Role::TextMuted), 14, devicePixelRatioF()));
}

} // namespace stackwright::shell
