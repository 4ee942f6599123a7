#include "ui/shell/mainwindow.h"

#include "core/run/sites.h"
#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/files/mermaidpane.h"
#include "ui/inspector/inspector.h"
#include "ui/run/runpanel.h"
#include "ui/shell/actions.h"
#include "ui/shell/commandsearch.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportflow.h"
#include "ui/shell/journal.h"
#include "ui/shell/preferences.h"
#include "ui/shell/problemspanel.h"
#include "ui/shell/runflow.h"
#include "ui/shell/statusline.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QScreen>
#include <QStackedWidget>
#include <QTabWidget>

namespace stackwright::shell {

MainWindow::MainWindow(Services services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(std::move(services))
    , m_actions(new Actions(this))
    , m_file(new DocumentFile(
          m_services.document, m_services.preferences, m_services.open, m_services.writeFile, m_services.workers, this))
    , m_journal(
          new Journal(m_services.document, *m_file, m_services.writeFile, m_services.journalFolder, m_services.workers, this))
    , m_preview(new widgets::Preview(m_services.document, m_services.generate, m_services.workers, this))
    , m_secrets(new widgets::SecretKeeper(m_services.secrets, this))
    , m_flow(new RunFlow(m_services, *m_secrets, this))
    , m_exportFlow(new ExportFlow(m_services, *m_secrets, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    // Dialogs that are only opened count, too.
    m_file->waitWhile([this] { return m_services.prompts.isAsking() || QApplication::activeModalWidget(); });
    setAcceptDrops(true);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    makePanels();
    makeDocks();
    makeMenus();
    makeToolBar();
    connectActions();
    restoreLayout();

    connect(&m_services.document, &stack::StackDocument::changed, this, &MainWindow::documentChanged);
    connect(m_preview, &widgets::Preview::refreshed, this, &MainWindow::previewRefreshed);
    connect(m_secrets, &widgets::SecretKeeper::changed, this, &MainWindow::showMissingSecrets);
    connect(m_file, &DocumentFile::changed, this, &MainWindow::showFileState);
    connect(m_journal, &Journal::failed, this, [this](const QString &message) {
        m_status->showMessage(tr("Unsaved work is not kept against a crash: %1").arg(message), 10'000);
    });
    m_fileWork.setSingleShot(true);
    m_fileWork.setInterval(150); // ms; what is shorter needs no word
    connect(&m_fileWork, &QTimer::timeout, this, [this] { m_status->showMessage(m_fileWorkText); });
    documentChanged();
    showFileState();
    showRunState();
    m_status->checkEngine();
}

MainWindow::~MainWindow()
{
    // A field takes what is typed in it when it loses the focus: now, with all that this changes still there.
    if (QWidget *field = focusWidget()) {
        field->clearFocus();
    }
    // The views read the document and the preview while they go.
    m_services.document.disconnect(this);
}

QString MainWindow::environment() const
{
    return m_environments->currentText();
}

void MainWindow::goTo(const QString &nodeId, const QString &settingId)
{
    if (nodeId.isEmpty()) {
        return;
    }
    m_canvas->reveal(nodeId);
    m_inspector->showSelection({nodeId});
    if (!settingId.isEmpty()) {
        m_inspectorDock->show();
        m_inspector->focusSetting(settingId);
    }
}

void MainWindow::documentChanged()
{
    ++m_changes;
    const stack::Stack &stack = m_services.document.stack();
    m_status->showCounts(stack.chart);
    m_secrets->setStack(m_file->key());
    fillEnvironments();
}

void MainWindow::previewRefreshed()
{
    const widgets::SharedGenerated now = m_preview->current();
    showServices();
    m_secrets->setSecrets(now->secrets);
    showProblems();
    showMissingSecrets();
}

// What runs may be reached at another port than the files say.
void MainWindow::showServices()
{
    const auto &outcome = m_run->state().outcome;
    const run::Request &last = m_run->request();
    const bool isUp = outcome && last.environment == environment() && last.folder == runFolder();
    m_canvas->setServices(isUp ? run::withSites(m_preview->current()->nodes, outcome->sites) : m_preview->current()->nodes);
}

void MainWindow::showProblems()
{
    base::Diagnostics problems = m_preview->current()->diagnostics;
    m_canvas->setProblems(problems);
    if (const std::optional<base::Error> &fault = m_mermaid->fault()) {
        problems.prepend({base::Severity::Error, fault->message, fault->where, {}, {}, QStringLiteral("chart-text")});
    }
    QMap<QString, QString> labels;
    for (const chart::Node &node : m_services.document.stack().chart.nodes) {
        labels.insert(node.id, chart::plainText(node.label, node.labelType).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    }
    m_problems->setProblems(problems, labels);
    const int count = m_problems->count(base::Severity::Error) + m_problems->count(base::Severity::Warning);
    m_tabs->setTabText(m_tabs->indexOf(m_problems), count > 0 ? tr("Problems %1").arg(count) : tr("Problems"));
}

void MainWindow::showMissingSecrets()
{
    const QStringList missing = m_secrets->missing();
    QStringList nodes;
    for (const generate::SecretUse &use : m_preview->current()->secrets) {
        if (missing.contains(use.name) && !nodes.contains(use.nodeId)) {
            nodes.append(use.nodeId);
        }
    }
    m_canvas->setMissingSecrets(nodes);
}

void MainWindow::setEnvironment(const QString &environment)
{
    m_services.preferences.setEnvironment(environment);
    m_preview->setEnvironment(environment);
}

void MainWindow::fillEnvironments()
{
    const QStringList wanted = m_services.document.stack().environments;
    QStringList shown;
    for (int i = 0; i < m_environments->count(); ++i) {
        shown.append(m_environments->itemText(i));
    }
    if (shown == wanted) {
        return;
    }
    // The one that the person chose, wherever it is there; one that is just being renamed keeps its place.
    const int place = m_environments->currentIndex();
    const bool renamed = shown.size() == wanted.size() && !wanted.contains(environment());
    int chosen = int(wanted.indexOf(m_services.preferences.environment()));
    if (chosen < 0) {
        chosen = renamed ? place : int(wanted.indexOf(environment()));
    }
    {
        const QSignalBlocker quiet(m_environments);
        m_environments->clear();
        m_environments->addItems(wanted);
        m_environments->setCurrentIndex(qMax(0, chosen));
    }
    m_preview->setEnvironment(environment());
}

void MainWindow::searchCommands()
{
    QList<Command> commands = commandsOf(m_actions->all());
    if (m_file->hasStack()) {
        commands += commandsOf(m_canvas->actions());
        for (const chart::Node &node : m_services.document.stack().chart.nodes) {
            const QString label = chart::plainText(node.label, node.labelType).replace(QLatin1Char('\n'), QLatin1Char(' '));
            commands.append({tr("Go to %1").arg(label), tr("node"), true, [this, id = node.id] { goTo(id); }});
        }
    }
    auto *search = new CommandSearch(commands, this);
    search->show();
}

void MainWindow::about()
{
    m_services.prompts.tell(this, tr("Stackwright %1").arg(QCoreApplication::applicationVersion()),
        tr("A workbench for people who run containers.\nLicence: Apache-2.0."));
}

} // namespace stackwright::shell
