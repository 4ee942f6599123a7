#include "ui/shell/mainwindow.h"

#include "core/stack/stack.h"
#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/files/mermaidpane.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportflow.h"
#include "ui/shell/journal.h"
#include "ui/shell/preferences.h"
#include "ui/shell/runflow.h"
#include "ui/shell/statusline.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QCloseEvent>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>

// Opening, saving and closing.
namespace stackwright::shell {

using widgets::Prompts;

bool MainWindow::openFile(const QString &path)
{
    if (!mayDiscard()) {
        return false;
    }
    const base::Result<void> opened = m_file->open(path);
    if (!opened.ok()) {
        if (!QFileInfo::exists(path)) {
            m_services.preferences.forgetRecentFile(path);
            m_welcome->showRecent(m_services.preferences.recentFiles());
        }
        m_services.prompts.tell(this, tr("Cannot open %1").arg(QFileInfo(path).fileName()), opened.error().text());
        return false;
    }
    return true;
}

void MainWindow::openSample()
{
    if (!mayDiscard()) {
        return;
    }
    const base::Result<stack::Stack> sample = m_services.sample();
    if (!sample.ok()) {
        m_services.prompts.tell(this, tr("Cannot open the sample stack"), sample.error().text());
        return;
    }
    m_file->adopt(sample.value());
}

void MainWindow::offerRecovery()
{
    for (const Recovered &work : m_journal->leftBehind()) {
        const QString origin = work.origin.isEmpty() ? tr("It was in no file yet.") : tr("It came from %1.").arg(work.origin);
        const int answer = m_services.prompts.choose(this, Prompts::Tone::Question,
            tr("Go on with the unsaved changes to %1?").arg(work.stack.name),
            tr("The workbench ended before they were saved; the last of them was made on %1. %2")
                .arg(QLocale().toString(work.when, QLocale::ShortFormat), origin),
            {tr("Open them"), tr("Throw them away"), tr("Ask again next time")});
        if (answer == 0 && mayDiscard()) {
            m_file->recover(work.stack, work.origin);
            m_journal->flush(); // written anew before the old one goes
            Journal::forget(work);
            return;
        }
        if (answer == 1) {
            Journal::forget(work);
        }
    }
}

bool MainWindow::mayDiscard()
{
    if (m_flow->isBusy()) {
        m_services.prompts.tell(this, tr("A run is going on"), tr("Stop the run first, or wait for its end."));
        return false;
    }
    m_exportFlow->forget();
    if (!takeMermaidText()) {
        return false;
    }
    if (!m_file->isModified()) {
        return true;
    }
    const int answer = m_services.prompts.choose(this, Prompts::Tone::Question,
        tr("Save the changes to %1?").arg(m_services.document.stack().name), tr("The stack has changes that were not saved."),
        {tr("Save"), tr("Do not save"), tr("Cancel")});
    if (answer == 0) {
        return save();
    }
    return answer == 1;
}

void MainWindow::newStack()
{
    if (!mayDiscard()) {
        return;
    }
    const base::Result<stack::Stack> empty = stack::fromMermaid(QStringLiteral("flowchart TD\n"), QStringLiteral("new-stack"));
    if (!empty.ok()) {
        m_services.prompts.tell(this, tr("Cannot start a new stack"), empty.error().text());
        return;
    }
    m_file->adopt(empty.value());
}

void MainWindow::chooseFile()
{
    const QString folder = m_file->path().isEmpty() ? QDir::homePath() : QFileInfo(m_file->path()).absolutePath();
    const QString path = m_services.prompts.openFile(
        this, tr("Open"), folder, tr("Stacks and flowcharts (*.stack.yaml *.mmd *.mermaid *.md);;All files (*)"));
    if (!path.isEmpty()) {
        openFile(path);
    }
}

// False where there is text that cannot be taken, and the person wants to go back to it.
bool MainWindow::takeMermaidText()
{
    m_mermaid->applyNow();
    if (!m_mermaid->hasFault()) {
        return true;
    }
    const int answer = m_services.prompts.choose(this, Prompts::Tone::Warning, tr("Drop the mermaid text?"),
        tr("It has changes that are not in the chart, for it could not be taken: %1").arg(m_mermaid->fault()->message),
        {tr("Drop the text"), tr("Go back")});
    if (answer != 0) {
        showTab(m_mermaid);
        return false;
    }
    m_mermaid->discard();
    return true;
}

bool MainWindow::save()
{
    if (m_file->path().isEmpty()) {
        return saveAs();
    }
    if (!m_file->changedOnDisk()) {
        return saveTo(m_file->path(), false);
    }
    const QString name = QFileInfo(m_file->path()).fileName();
    const int answer = m_services.prompts.choose(this, Prompts::Tone::Warning, tr("%1 was changed by another program").arg(name),
        tr("Saving would replace what is in it now. Opening it drops the changes that you made here."),
        {tr("Overwrite, and keep a backup"), tr("Drop mine, and open it"), tr("Cancel")});
    if (answer == 0) {
        return saveTo(m_file->path(), true);
    }
    if (answer == 1) {
        m_mermaid->discard();
        const base::Result<void> opened = m_file->open(m_file->path());
        if (!opened.ok()) {
            m_services.prompts.tell(this, tr("Cannot open %1").arg(name), opened.error().text());
        }
    }
    return false;
}

bool MainWindow::saveAs()
{
    const QString folder = m_file->path().isEmpty() ? QDir::homePath() : QFileInfo(m_file->path()).absolutePath();
    QString path = m_services.prompts.saveFile(
        this, tr("Save as"), folder + QLatin1Char('/') + m_file->proposedName(), tr("Stacks (*.stack.yaml)"));
    if (path.isEmpty()) {
        return false;
    }
    const QString ending = QStringLiteral(".stack.yaml");
    if (!path.endsWith(ending)) {
        path += ending;
        // The dialog has asked about the name without the ending.
        const bool replaces = QFileInfo::exists(path);
        if (replaces && m_services.prompts.choose(this, Prompts::Tone::Warning, tr("Replace %1?").arg(QFileInfo(path).fileName()),
                            tr("It is there already."), {tr("Replace"), tr("Cancel")}) != 0) {
            return false;
        }
    }
    return saveTo(path, false);
}

bool MainWindow::saveTo(const QString &path, bool keepBackup)
{
    m_mermaid->applyNow();
    const base::Result<void> saved = m_file->save(path, keepBackup);
    if (!saved.ok()) {
        m_services.prompts.tell(this, tr("The stack was not saved"), saved.error().text());
        return false;
    }
    m_secrets->moveTo(m_file->key());
    if (m_mermaid->hasFault()) {
        m_services.prompts.tell(this, tr("The mermaid text was not saved"),
            tr("The file has the chart as it is on the canvas, without the text that could not be taken: %1")
                .arg(m_mermaid->fault()->message));
    }
    return true;
}

void MainWindow::closeStack()
{
    if (mayDiscard()) {
        m_file->close();
    }
}

void MainWindow::fillRecent(QMenu *menu)
{
    menu->clear();
    const QStringList recent = m_services.preferences.recentFiles();
    for (const QString &path : recent) {
        QString text = path;
        QAction *action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    if (recent.isEmpty()) {
        menu->addAction(tr("None yet"))->setEnabled(false);
    }
}

void MainWindow::showFileState()
{
    const bool has = m_file->hasStack();
    m_middle->setCurrentWidget(has ? static_cast<QWidget *>(m_canvas) : m_welcome);
    showDocks(has);
    m_status->setHasStack(has);
    m_environments->setEnabled(has);
    if (!has) {
        m_welcome->showRecent(m_services.preferences.recentFiles());
    }
    for (QAction *action : {m_actions->save, m_actions->saveAs, m_actions->exportFiles, m_actions->closeStack, m_actions->secrets,
             m_actions->showOwnFiles, m_actions->editSettings, m_actions->focusPalette, m_actions->focusCanvas,
             m_actions->showProblems, m_actions->showFiles, m_actions->showMermaid, m_actions->showRun, m_actions->showHistory}) {
        action->setEnabled(has);
    }
    const QString name = m_file->path().isEmpty() ? m_services.document.stack().name : QFileInfo(m_file->path()).fileName();
    setWindowTitle(has ? tr("%1[*] — Stackwright").arg(name) : tr("Stackwright"));
    setWindowFilePath({});
    m_files->setFolder(has ? runFolder() : QString());
    showModified();
    showRunState();
}

void MainWindow::showModified()
{
    setWindowModified(m_file->isModified() || (m_file->hasStack() && m_mermaid->hasOwnText()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayDiscard()) {
        event->ignore();
        return;
    }
    saveLayout();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) {
        event->acceptProposedAction();
        openFile(urls.first().toLocalFile());
    }
}

} // namespace stackwright::shell
