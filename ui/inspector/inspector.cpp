#include "ui/inspector/inspector.h"

#include "ui/inspector/linkpage.h"
#include "ui/inspector/nodecheckspage.h"
#include "ui/inspector/nodefilespage.h"
#include "ui/inspector/nodeheader.h"
#include "ui/inspector/settingspage.h"
#include "ui/inspector/stackpage.h"
#include "ui/widgets/labels.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace stackwright::inspector {

Inspector::Inspector(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_pages(new QStackedWidget)
    , m_stackPage(new StackPage(m_context))
    , m_linkPage(new LinkPage(m_context))
    , m_manyPage(widgets::quietLabel())
    , m_nodePage(new QWidget)
    , m_header(new NodeHeader(m_context))
    , m_tabs(new QTabWidget)
    , m_settings(new SettingsPage(m_context))
    , m_files(new NodeFilesPage(m_context))
    , m_checks(new NodeChecksPage(m_context))
{
    m_tabs->addTab(m_settings, tr("Settings"));
    m_tabs->addTab(m_files, tr("Files"));
    m_tabs->addTab(m_checks, tr("Checks"));
    m_tabs->setDocumentMode(true);
    m_manyPage->setAlignment(Qt::AlignCenter);
    m_manyPage->setWordWrap(true);
    auto *node = new QVBoxLayout(m_nodePage);
    node->setContentsMargins(0, 0, 0, 0);
    node->setSpacing(0);
    node->addWidget(m_header);
    node->addWidget(m_tabs, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    for (QWidget *page : {static_cast<QWidget *>(m_stackPage), static_cast<QWidget *>(m_linkPage),
             static_cast<QWidget *>(m_manyPage), m_nodePage}) {
        m_pages->addWidget(page);
    }

    connect(m_files, &NodeFilesPage::fileRequested, this, &Inspector::fileRequested);
    connect(m_stackPage, &StackPage::secretsRequested, this, &Inspector::secretsRequested);
    connect(m_checks, &NodeChecksPage::settingRequested, this, &Inspector::focusSetting);
    connect(&m_context.document, &stack::StackDocument::changed, this, &Inspector::refresh);
    refresh();
}

void Inspector::showSelection(const QStringList &ids)
{
    if (m_ids != ids) {
        m_ids = ids;
        refresh();
    }
}

void Inspector::focusSetting(const QString &settingId)
{
    if (m_pages->currentWidget() != m_nodePage) {
        return;
    }
    if (settingId.isEmpty()) {
        m_header->focusLabel();
        return;
    }
    m_tabs->setCurrentWidget(m_settings);
    m_settings->reveal(settingId);
}

void Inspector::setEnvironment(const QString &environment)
{
    m_settings->setEnvironment(environment);
}

void Inspector::refresh()
{
    const chart::Chart &chart = m_context.document.stack().chart;
    m_ids.removeIf([&chart](const QString &id) { return !chart.node(id) && !chart.edge(id) && !chart.group(id); });
    if (m_ids.isEmpty()) {
        m_stackPage->refresh();
        m_pages->setCurrentWidget(m_stackPage);
    } else if (m_ids.size() > 1) {
        m_manyPage->setText(tr("%n item(s) are selected. Select one to configure it.", nullptr, int(m_ids.size())));
        m_pages->setCurrentWidget(m_manyPage);
    } else if (chart.node(m_ids.first())) {
        m_header->showNode(m_ids.first());
        m_settings->showNode(m_ids.first());
        m_files->showNode(m_ids.first());
        m_checks->showNode(m_ids.first());
        m_pages->setCurrentWidget(m_nodePage);
    } else {
        m_linkPage->showItem(m_ids.first());
        m_pages->setCurrentWidget(m_linkPage);
    }
}

} // namespace stackwright::inspector
