#pragma once

#include "ui/shell/documentfile.h"
#include "ui/shell/services.h"

#include <QMainWindow>
#include <QTimer>

class QComboBox;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace stackwright::canvas {
class Canvas;
}

namespace stackwright::files {
class FilesPanel;
class MermaidPane;
} // namespace stackwright::files

namespace stackwright::inspector {
class Inspector;
}

namespace stackwright::palette {
class PalettePanel;
}

namespace stackwright::run {
class RunPanel;
}

namespace stackwright::shell {

class Actions;
class ExportFlow;
class Journal;
class PictureFlow;
class ProblemsPanel;
class RunFlow;
class StatusLine;
class WelcomePage;
struct ExportContents;
struct Recovered;

// The workbench: canvas in the middle, palette, inspector and the other readings around it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Services services, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Opens a file, once what is open is saved or given up; a refusal is told to the person. `done` is called at the end,
    // whatever it was, unless another file is wanted by then.
    void openFile(const QString &path, const std::function<void()> &done = {});
    void openSample();

    // Offers the unsaved work of sessions that crashed, one after another, until one is opened.
    void offerRecovery();

    const Actions &actions() const { return *m_actions; }
    Journal &journal() { return *m_journal; }
    DocumentFile &documentFile() { return *m_file; }
    canvas::Canvas &canvas() { return *m_canvas; }
    inspector::Inspector &inspector() { return *m_inspector; }
    files::FilesPanel &filesPanel() { return *m_files; }
    files::MermaidPane &mermaidPane() { return *m_mermaid; }
    run::RunPanel &runPanel() { return *m_run; }
    ProblemsPanel &problemsPanel() { return *m_problems; }
    widgets::Preview &preview() { return *m_preview; }
    widgets::SecretKeeper &secretKeeper() { return *m_secrets; }

    QString environment() const;
    // A node and one of its settings, wherever they are asked for.
    void goTo(const QString &nodeId, const QString &settingId = {});

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // mainwindowlayout.cpp
    void makePanels();
    void makeDocks();
    void makeMenus();
    void makeToolBar();
    void restoreLayout();
    void saveLayout();
    void showDocks(bool shown);
    void showTab(QWidget *panel);

    // mainwindowactions.cpp
    void connectActions();

    // mainwindowfiles.cpp
    enum class Leave { Now, AfterSaving, Never };
    Leave askToLeave();
    void leave(const std::function<void()> &then, const std::function<void()> &otherwise = {});
    void applyTyped();
    bool takeMermaidText();
    void readFile(const QString &path, const std::function<void()> &done);
    void readChart(const QString &path, int chart, quint64 changes, const std::function<void()> &done);
    int askForChart(const QString &path, const QList<chart::Choice> &charts);
    void tellNotOpened(const QString &path, const DocumentFile::ReadEnd &end);
    void newStack();
    void chooseFile();
    void save(const std::function<void()> &then = {});
    void saveAs(const std::function<void()> &then = {});
    void write(const QString &path, DocumentFile::Over over, const std::function<void()> &then);
    void saveChart();
    void askAboutOtherChange(const QString &path, const std::function<void()> &then);
    void closeStack();

    // mainwindowfilestate.cpp
    void offer(QList<Recovered> works);
    void showFileWork(const QString &text);
    void fillRecent(QMenu *menu);
    void showFileState();
    void showModified();

    // mainwindowrun.cpp
    void up();
    void down(bool removeVolumes);
    bool mayRun();
    QString givenSecretsText() const;
    QString runFolder() const;
    void askForMissingSecrets(const QList<generate::SecretUse> &missing);
    void showRefusal(const QString &message, const QString &nodeId);
    void beginRun(const run::Request &request);
    void endRun(const run::Outcome &outcome);
    void showServices();
    void showRunState();
    void openExport();
    void showExport(const ExportContents &contents);
    void openSecrets();
    void openAddress(const QString &address);

    // mainwindow.cpp
    void documentChanged();
    void previewRefreshed();
    void showProblems();
    void showMissingSecrets();
    void setEnvironment(const QString &environment);
    void fillEnvironments();
    void searchCommands();
    void about();

    Services m_services;
    Actions *m_actions;
    DocumentFile *m_file;
    Journal *m_journal;
    widgets::Preview *m_preview;
    widgets::SecretKeeper *m_secrets;
    RunFlow *m_flow;
    ExportFlow *m_exportFlow;
    PictureFlow *m_pictureFlow = nullptr;
    WelcomePage *m_welcome = nullptr;
    canvas::Canvas *m_canvas = nullptr;
    QStackedWidget *m_middle = nullptr;
    palette::PalettePanel *m_palette = nullptr;
    inspector::Inspector *m_inspector = nullptr;
    ProblemsPanel *m_problems = nullptr;
    files::FilesPanel *m_files = nullptr;
    files::MermaidPane *m_mermaid = nullptr;
    run::RunPanel *m_run = nullptr;
    QTabWidget *m_tabs = nullptr;
    QDockWidget *m_paletteDock = nullptr;
    QDockWidget *m_inspectorDock = nullptr;
    QDockWidget *m_bottomDock = nullptr;
    QList<QDockWidget *> m_docksPutAway; // while the welcome page has the window to itself
    bool m_docksShown = true;
    QWidget *m_history = nullptr;
    StatusLine *m_status = nullptr;
    QComboBox *m_environments = nullptr;
    QTimer m_fileWork; // until it is said what is read or written
    QString m_fileWorkText;
    quint64 m_changes = 0; // of the document
};

} // namespace stackwright::shell
