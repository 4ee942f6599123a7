#include "ui/shell/statusline.h"

#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/elidedbutton.h"
#include "ui/widgets/futures.h"
#include "ui/widgets/labels.h"

namespace stackwright::shell {

StatusLine::StatusLine(Services &services, QWidget *parent)
    : QStatusBar(parent)
    , m_services(services)
    , m_engine(new widgets::ElidedButton)
    , m_keychain(new widgets::ElidedButton)
    , m_counts(widgets::plainLabel())
{
    setSizeGripEnabled(false);
    addWidget(m_engine);
    addWidget(m_keychain);
    addPermanentWidget(m_counts);
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
    m_engine->setFullText(tr("Looking for a container engine…"));
    showKeychain();
}

void StatusLine::checkEngine()
{
    if (m_checking || !m_services.engineStatus) {
        return;
    }
    m_checking = true;
    widgets::whenDone(m_services.engineStatus(), this, [this](const EngineStatus &status) {
        m_checking = false;
        showEngine(status);
    });
}

void StatusLine::showCounts(const chart::Chart &chart)
{
    m_counts->setText(tr("%n node(s)", nullptr, int(chart.nodes.size())));
}

void StatusLine::setChartTools(QWidget *tools)
{
    m_chartTools = tools;
    addPermanentWidget(tools);
}

void StatusLine::setHasStack(bool has)
{
    m_counts->setVisible(has);
    m_chartTools->setVisible(has);
}

void StatusLine::showEngine(const EngineStatus &status)
{
    m_status = status;
    if (status.text.isEmpty()) {
        return;
    }
    const theme::Theme &theme = m_services.themes.theme();
    const QString text = status.available ? tr("Engine: %1").arg(status.text) : tr("No engine: %1").arg(status.text);
    m_engine->setFullText(text);
    m_engine->setToolTip(
        widgets::toolTipText(status.wayOn.isEmpty() ? text : QString(text + QStringLiteral("\n\n") + status.wayOn)));
    m_engine->setIcon(theme::icon(status.available ? QStringLiteral("state-passed") : QStringLiteral("warning"),
        theme.color(status.available ? theme::Role::Success : theme::Role::Warning)));
}

void StatusLine::showKeychain()
{
    const bool sessionOnly = m_services.secrets.kind() == secrets::SecretStore::Kind::SessionOnly;
    const QString text = m_services.secrets.description();
    m_keychain->setFullText(text);
    m_keychain->setToolTip(widgets::toolTipText(
        sessionOnly ? tr("%1\n\nSecrets are kept in memory and are gone when the workbench closes.").arg(text) : text));
    const theme::Theme &theme = m_services.themes.theme();
    m_keychain->setIcon(theme::icon(sessionOnly ? QStringLiteral("warning") : QStringLiteral("lock"),
        theme.color(sessionOnly ? theme::Role::Warning : theme::Role::TextMuted)));
}

} // namespace stackwright::shell
