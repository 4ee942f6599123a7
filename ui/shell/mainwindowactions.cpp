#include "ui/shell/mainwindow.h"

#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/files/mermaidpane.h"
#include "ui/inspector/inspector.h"
#include "ui/palette/palettepanel.h"
#include "ui/run/runpanel.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/pictureflow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/problemspanel.h"
#include "ui/shell/runflow.h"
#include "ui/shell/statusline.h"
#include "ui/theme/themesource.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QStatusBar>
#include <QUndoStack>

// What the actions of the menus do in the window.
namespace stackwright::shell {

void MainWindow::connectActions()
{
    const Actions &a = *m_actions;
    QUndoStack *history = m_services.document.undoStack();
    const auto on = [this](QAction *action, auto &&work) { connect(action, &QAction::triggered, this, work); };
    on(a.newStack, [this] { newStack(); });
    on(a.open, [this] { chooseFile(); });
    on(a.openSample, [this] { openSample(); });
    on(a.save, [this] { save(); });
    on(a.saveAs, [this] { saveAs(); });
    on(a.saveChart, [this] { saveChart(); });
    on(a.exportFiles, [this] { openExport(); });
    on(a.exportPicture,
        [this] { m_pictureFlow->ask(m_file->path().isEmpty() ? QDir::homePath() : QFileInfo(m_file->path()).absolutePath()); });
    on(a.closeStack, [this] { closeStack(); });
    on(a.quit, [this] { close(); });
    on(a.undo, [history] { history->undo(); });
    on(a.redo, [history] { history->redo(); });
    on(a.editSettings, [this] {
        m_inspectorDock->show();
        m_inspector->focusSetting({});
    });
    on(a.commandSearch, [this] { searchCommands(); });
    on(a.shortcuts, [this] { searchCommands(); });
    on(a.focusPalette, [this] {
        m_paletteDock->show();
        m_palette->focusSearch();
    });
    on(a.focusCanvas, [this] { m_canvas->setFocus(Qt::ShortcutFocusReason); });
    on(a.showProblems, [this] { showTab(m_problems); });
    on(a.showFiles, [this] { showTab(m_files); });
    on(a.showMermaid, [this] { showTab(m_mermaid); });
    on(a.showRun, [this] { showTab(m_run); });
    on(a.showHistory, [this] { showTab(m_history); });
    on(a.secrets, [this] { openSecrets(); });
    on(a.showOwnFiles, [this] {
        const QStringList selected = m_canvas->selectedIds();
        for (const generate::GeneratedFile &file : m_preview->current()->files) {
            if (!selected.isEmpty() && file.nodeIds.contains(selected.first())) {
                showTab(m_files);
                m_files->showFile(file.path, selected.first());
                return;
            }
        }
        statusBar()->showMessage(tr("No file comes from the selection."), 4000);
    });
    on(a.checkEngine, [this] { m_status->checkEngine(); });
    on(a.up, [this] { up(); });
    on(a.down, [this] { down(false); });
    on(a.downWithData, [this] { down(true); });
    on(a.cancel, [this] { m_flow->cancel(); });
    on(a.about, [this] { about(); });
    connect(history, &QUndoStack::undoTextChanged, this,
        [&a](const QString &text) { a.undo->setText(text.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(text)); });
    connect(history, &QUndoStack::redoTextChanged, this,
        [&a](const QString &text) { a.redo->setText(text.isEmpty() ? tr("Redo") : tr("Redo: %1").arg(text)); });
    connect(history, &QUndoStack::canUndoChanged, a.undo, &QAction::setEnabled);
    connect(history, &QUndoStack::canRedoChanged, a.redo, &QAction::setEnabled);
    a.undo->setEnabled(history->canUndo());
    a.redo->setEnabled(history->canRedo());

    using Mode = theme::ThemeSource::Mode;
    const QList<std::pair<QAction *, Mode>> modes = {
        {a.themeDesktop, Mode::FollowDesktop}, {a.themeLight, Mode::Light}, {a.themeDark, Mode::Dark}};
    for (const auto &[action, mode] : modes) {
        action->setChecked(m_services.themes.mode() == mode);
        on(action, [this, mode = mode] {
            m_services.preferences.setThemeMode(mode);
            m_services.themes.setMode(mode);
        });
    }
}

} // namespace stackwright::shell
