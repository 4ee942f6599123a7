#include "ui/shell/mainwindow.h"

#include "ui/canvas/canvas.h"
#include "ui/canvas/zoombar.h"
#include "ui/files/filespanel.h"
#include "ui/files/mermaidpane.h"
#include "ui/inspector/inspector.h"
#include "ui/palette/palettepanel.h"
#include "ui/run/runpanel.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/editmenu.h"
#include "ui/shell/exportflow.h"
#include "ui/shell/pictureflow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/problemspanel.h"
#include "ui/shell/runflow.h"
#include "ui/shell/statusline.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QUndoView>

// What the window is made of, and where it stands.
namespace stackwright::shell {

namespace {

constexpr int layoutVersion = 1; // of saveState(): a new one forgets what was saved for another set of docks

QWidget *spacer()
{
    auto *widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return widget;
}

} // namespace

void MainWindow::makePanels()
{
    m_canvas = new canvas::Canvas(m_services.document, m_services.catalogue, m_services.themes);
    m_welcome = new WelcomePage(*m_actions);
    m_middle = new QStackedWidget;
    m_middle->addWidget(m_welcome);
    m_middle->addWidget(m_canvas);
    setCentralWidget(m_middle);
    m_palette = new palette::PalettePanel(m_services.catalogue);
    m_inspector = new inspector::Inspector({m_services.document, m_services.catalogue, m_services.themes, *m_preview, *m_secrets,
        m_services.prompts, m_services.applies});
    m_problems = new ProblemsPanel(m_services.themes);
    m_files = new files::FilesPanel(m_services.document, *m_preview, m_services.themes, m_services.workers);
    m_mermaid = new files::MermaidPane(m_services.document, m_services.themes);
    m_run = new run::RunPanel(m_services.document, m_services.runner, m_services.themes);
    auto *history = new QUndoView(m_services.document.undoStack());
    history->setEmptyLabel(tr("As it was opened"));
    history->setFrameShape(QFrame::NoFrame);
    history->setAccessibleName(tr("History"));
    m_history = history;
    m_status = new StatusLine(m_services);
    m_status->setChartTools(new canvas::ZoomBar(*m_canvas));
    setStatusBar(m_status);

    connect(m_canvas, &canvas::Canvas::selectionChanged, m_inspector, &inspector::Inspector::showSelection);
    connect(m_canvas, &canvas::Canvas::activated, this, [this] {
        m_inspectorDock->show();
        m_inspector->focusSetting({});
    });
    m_canvas->setSnapping(m_services.preferences.snapping());
    connect(m_canvas, &canvas::Canvas::snappingChanged, this, [this](bool snaps) { m_services.preferences.setSnapping(snaps); });
    connect(m_canvas, &canvas::Canvas::openRequested, this, &MainWindow::openAddress);
    connect(m_welcome, &WelcomePage::fileChosen, this, [this](const QString &path) { openFile(path); });
    connect(m_palette, &palette::PalettePanel::kindChosen, this, [this](const QString &kind) {
        if (m_file->hasStack()) {
            m_canvas->addKind(kind);
        }
    });
    connect(m_inspector, &inspector::Inspector::fileRequested, this, [this](const QString &path, const QString &node) {
        showTab(m_files);
        m_files->showFile(path, node);
    });
    connect(m_inspector, &inspector::Inspector::secretsRequested, this, &MainWindow::openSecrets);
    connect(m_files, &files::FilesPanel::nodeRequested, this, [this](const QString &node) { goTo(node); });
    connect(m_files, &files::FilesPanel::changedFilesCounted, this, [this](int count) {
        m_tabs->setTabText(m_tabs->indexOf(m_files), count > 0 ? tr("Files ● %1").arg(count) : tr("Files"));
    });
    connect(m_run, &run::RunPanel::nodeRequested, this, [this](const QString &node) { goTo(node); });
    connect(m_run, &run::RunPanel::openRequested, this, &MainWindow::openAddress);
    connect(m_mermaid, &files::MermaidPane::faultChanged, this, &MainWindow::showProblems);
    connect(m_mermaid, &files::MermaidPane::ownTextChanged, this, &MainWindow::showModified);
    connect(m_problems, &ProblemsPanel::problemChosen, this, [this](const base::Diagnostic &problem) {
        if (problem.nodeId.isEmpty() && problem.where.line > 0) {
            showTab(m_mermaid);
            m_mermaid->goTo(problem.where.line, problem.where.column);
        } else {
            goTo(problem.nodeId, problem.settingId);
        }
    });
    connect(m_status, &StatusLine::secretsRequested, this, &MainWindow::openSecrets);
    connect(m_status, &StatusLine::engineHelpRequested, this, [this](const QString &text, const QString &wayOn) {
        m_services.prompts.tell(this, tr("No container engine"), text + QLatin1Char('\n') + wayOn);
    });

    connect(m_flow, &RunFlow::starting, this, &MainWindow::beginRun);
    connect(m_flow, &RunFlow::refused, this, &MainWindow::showRefusal);
    connect(m_flow, &RunFlow::secretsMissing, this, &MainWindow::askForMissingSecrets);
    connect(m_flow, &RunFlow::busyChanged, this, &MainWindow::showRunState);
    connect(m_flow, &RunFlow::keychainAwaited, this,
        [this, said = tr("Waiting for the keychain, which may be asking you for its "
                         "password in a window of its own")](bool isAwaited) {
            if (isAwaited) {
                m_status->showMessage(said);
            } else if (m_status->currentMessage() == said) {
                m_status->clearMessage();
            }
        });
    connect(m_exportFlow, &ExportFlow::gathered, this, &MainWindow::showExport);
    m_pictureFlow = new PictureFlow(m_services, *m_canvas, this);
    connect(m_pictureFlow, &PictureFlow::drawing, this,
        [this](const QString &name) { m_status->showMessage(tr("Drawing %1…").arg(name)); });
    connect(m_pictureFlow, &PictureFlow::written, this, [this](const QString &path) {
        m_status->showMessage(tr("Picture written to %1").arg(QDir::toNativeSeparators(path)), 6000);
    });
    connect(m_pictureFlow, &PictureFlow::failed, this, [this](const QString &message) {
        m_status->clearMessage();
        m_services.prompts.tell(this, tr("The picture was not written"), message);
    });
    connect(m_run, &run::RunPanel::nodeChanged, m_canvas, &canvas::Canvas::setRunState);
    connect(&m_services.runner, &run::Runner::finished, this, &MainWindow::endRun);
}

void MainWindow::makeDocks()
{
    const auto dock = [this](const QString &name, const QString &title, QWidget *widget, Qt::DockWidgetArea area) {
        auto *made = new QDockWidget(title);
        made->setObjectName(name);
        made->setWidget(widget);
        made->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
        addDockWidget(area, made);
        return made;
    };
    m_paletteDock = dock(QStringLiteral("palette"), tr("Palette"), m_palette, Qt::LeftDockWidgetArea);
    m_inspectorDock = dock(QStringLiteral("inspector"), tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    m_inspector->setMinimumWidth(300);
    m_palette->setMinimumWidth(220);

    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_problems, tr("Problems"));
    m_tabs->addTab(m_files, tr("Files"));
    m_tabs->addTab(m_mermaid, tr("Mermaid"));
    m_tabs->addTab(m_run, tr("Run"));
    m_tabs->addTab(m_history, tr("History"));
    m_tabs->setMinimumHeight(140);
    m_bottomDock = dock(QStringLiteral("readings"), tr("Readings"), m_tabs, Qt::BottomDockWidgetArea);
    m_bottomDock->setTitleBarWidget(new QWidget); // its tabs say it all
    m_tabs->setCurrentWidget(m_files);
    resizeDocks({m_paletteDock, m_inspectorDock}, {230, 350}, Qt::Horizontal);
    resizeDocks({m_bottomDock}, {270}, Qt::Vertical);
}

void MainWindow::makeMenus()
{
    const Actions &a = *m_actions;
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions({a.newStack, a.open});
    QMenu *recent = file->addMenu(tr("Open recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    file->addAction(a.openSample);
    file->addSeparator();
    file->addActions({a.save, a.saveAs, a.saveChart, a.exportFiles, a.exportPicture});
    file->addSeparator();
    file->addActions({a.closeStack, a.quit});

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({a.undo, a.redo});
    edit->addSeparator();
    const QMap<QString, const char *> ofFields = {{QStringLiteral("canvas.cut"), "cut"}, {QStringLiteral("canvas.copy"), "copy"},
        {QStringLiteral("canvas.paste"), "paste"}, {QStringLiteral("canvas.selectAll"), "selectAll"}};
    for (const char *name :
        {"canvas.cut", "canvas.copy", "canvas.paste", "canvas.delete", "canvas.selectAll", "", "canvas.find", "canvas.findNext",
            "canvas.findPrevious", "", "canvas.rename", "canvas.connect", "canvas.fold", "canvas.foldAll", ""}) {
        if (QAction *action = m_canvas->action(QLatin1String(name))) {
            addEntry(edit, action, ofFields.value(QLatin1String(name)));
        } else {
            edit->addSeparator();
        }
    }
    QMenu *arranging = edit->addMenu(tr("Align and distribute"));
    for (const char *name : {"canvas.alignLeft", "canvas.alignCentre", "canvas.alignRight", "canvas.alignTop",
             "canvas.alignMiddle", "canvas.alignBottom", "canvas.distributeAcross", "canvas.distributeDown"}) {
        addEntry(arranging, m_canvas->action(QLatin1String(name)), nullptr);
    }
    addEntry(edit, m_canvas->action(QStringLiteral("canvas.tidy")), nullptr);
    edit->addSeparator();
    edit->addAction(a.editSettings);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(a.commandSearch);
    view->addSeparator();
    for (const char *name : {"canvas.fit", "canvas.actualSize", "canvas.zoomIn", "canvas.zoomOut", "canvas.neighbours",
             "canvas.minimap", "canvas.snap"}) {
        if (QAction *action = m_canvas->action(QLatin1String(name))) {
            view->addAction(action);
        }
    }
    view->addSeparator();
    view->addActions({m_paletteDock->toggleViewAction(), m_inspectorDock->toggleViewAction(), m_bottomDock->toggleViewAction()});
    view->addSeparator();
    view->addActions({a.focusCanvas, a.focusPalette, a.showProblems, a.showFiles, a.showMermaid, a.showRun, a.showHistory});
    view->addSeparator();
    view->addActions(a.themes->actions());

    QMenu *stackMenu = menuBar()->addMenu(tr("&Stack"));
    stackMenu->addActions({a.secrets, a.showOwnFiles});
    stackMenu->addSeparator();
    stackMenu->addAction(a.exportFiles);

    QMenu *run = menuBar()->addMenu(tr("&Run"));
    run->addActions({a.up, a.cancel});
    run->addSeparator();
    run->addActions({a.down, a.downWithData});
    run->addSeparator();
    run->addAction(a.checkEngine);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addActions({a.shortcuts, a.about});
    // What no menu shows still has to listen for its shortcut.
    addActions(a.all());
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setIconSize({18, 18});
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_environments = new QComboBox;
    m_environments->setAccessibleName(tr("Environment"));
    m_environments->setToolTip(tr("The environment that Up brings up"));
    m_environments->setMinimumWidth(84);
    const Actions &a = *m_actions;
    bar->addActions({a.open, a.save});
    bar->addSeparator();
    bar->addActions({a.undo, a.redo});
    for (QAction *action : {a.open, a.save, a.undo, a.redo}) {
        // Their icons are known to everybody; the words would take the room of those that are not.
        static_cast<QToolButton *>(bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    bar->addSeparator();
    bar->addWidget(m_environments);
    bar->addSeparator();
    bar->addActions({a.up, a.cancel, a.down});
    bar->addSeparator();
    bar->addAction(a.exportFiles);
    bar->addAction(a.secrets);
    bar->addWidget(spacer());
    bar->addAction(a.commandSearch);
    connect(m_environments, &QComboBox::currentTextChanged, this, &MainWindow::setEnvironment);
}

void MainWindow::restoreLayout()
{
    const WindowLayout layout = m_services.preferences.windowLayout();
    if (!layout.geometry.isEmpty()) {
        restoreGeometry(layout.geometry);
        restoreState(layout.state, layoutVersion);
    }
}

void MainWindow::saveLayout()
{
    showDocks(true); // the welcome page's lack of them is not what the person chose
    m_services.preferences.setWindowLayout({saveGeometry(), saveState(layoutVersion)});
}

// Without a stack there is nothing to read in them.
void MainWindow::showDocks(bool shown)
{
    if (shown == m_docksShown) {
        return;
    }
    m_docksShown = shown;
    const QList<QDockWidget *> docks = {m_paletteDock, m_inspectorDock, m_bottomDock};
    for (QDockWidget *dock : docks) {
        dock->toggleViewAction()->setEnabled(shown);
        if (!shown && !dock->isHidden()) {
            m_docksPutAway.append(dock);
            dock->hide();
        } else if (shown && m_docksPutAway.contains(dock)) {
            dock->show();
        }
    }
    if (shown) {
        m_docksPutAway.clear();
    }
}

void MainWindow::showTab(QWidget *panel)
{
    m_bottomDock->show();
    m_tabs->setCurrentWidget(panel);
    panel->setFocus(Qt::ShortcutFocusReason);
}

} // namespace stackwright::shell
