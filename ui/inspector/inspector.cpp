#include "ui/inspector/inspector.h"

#include "ui/inspector/linkpage.h"
#include "ui/inspector/nodecheckspage.h"
#include "ui/inspector/nodefilespage.h"
#include "ui/inspector/nodeheader.h"
#include "ui/inspector/nodesheader.h"
#include "ui/inspector/settingspage.h"
#include "ui/inspector/stackpage.h"
#include "ui/widgets/labels.h"

#include <QSet>
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
    , m_manyHeader(new NodesHeader(m_context))
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
    node->addWidget(m_manyHeader);
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
    if (settingId.isEmpty() && !m_header->isHidden()) {
        m_header->focusLabel();
        return;
    }
    m_tabs->setCurrentWidget(m_settings);
    if (settingId.isEmpty()) {
        m_settings->focusFirst();
    } else {
        m_settings->reveal(settingId);
    }
}

void Inspector::setEnvironment(const QString &environment)
{
    m_settings->setEnvironment(environment);
}

void Inspector::applyNow()
{
    m_header->applyNow();
}

void Inspector::refresh()
{
    const chart::Chart &chart = m_context.document.stack().chart;
    QSet<QString> nodes;
    QSet<QString> others;
    for (const chart::Node &node : chart.nodes) {
        nodes.insert(node.id);
    }
    for (const chart::Edge &edge : chart.edges) {
        others.insert(edge.id);
    }
    for (const chart::Group &group : chart.groups) {
        others.insert(group.id);
    }
    m_ids.removeIf([&](const QString &id) { return !nodes.contains(id) && !others.contains(id); });
    QStringList chosen = m_ids;
    chosen.removeIf([&](const QString &id) { return !nodes.contains(id); });
    if (m_ids.isEmpty()) {
        m_stackPage->refresh();
        m_pages->setCurrentWidget(m_stackPage);
    } else if (chosen.size() > 1) {
        showNodes(chosen);
    } else if (m_ids.size() > 1) {
        m_manyPage->setText(tr("%n item(s) are selected. Select one to configure it.", nullptr, int(m_ids.size())));
        m_pages->setCurrentWidget(m_manyPage);
    } else if (!chosen.isEmpty()) {
        showNode(chosen.first());
    } else {
        m_linkPage->showItem(m_ids.first());
        m_pages->setCurrentWidget(m_linkPage);
    }
}

void Inspector::showNode(const QString &id)
{
    m_header->showNode(id);
    m_settings->showNodes({id});
    m_files->showNode(id);
    m_checks->showNode(id);
    setTabs(true);
    m_pages->setCurrentWidget(m_nodePage);
}

void Inspector::showNodes(const QStringList &ids)
{
    m_manyHeader->showNodes(ids, int(m_ids.size() - ids.size()));
    m_settings->showNodes(ids);
    setTabs(false);
    m_pages->setCurrentWidget(m_nodePage);
}

// Files and checks are of one node.
void Inspector::setTabs(bool ofOneNode)
{
    m_header->setVisible(ofOneNode);
    m_manyHeader->setVisible(!ofOneNode);
    for (QWidget *page : {static_cast<QWidget *>(m_files), static_cast<QWidget *>(m_checks)}) {
        m_tabs->setTabVisible(m_tabs->indexOf(page), ofOneNode);
    }
}

} // namespace stackwright::inspector
