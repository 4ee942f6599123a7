#include "ui/shell/mainwindow.h"

#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/files/mermaidpane.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/journal.h"
#include "ui/shell/preferences.h"
#include "ui/shell/statusline.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/futures.h"
#include "ui/widgets/prompts.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>

// The work and the files of before, and what the window says of the file that is open.
namespace stackwright::shell {

using widgets::Prompts;

void MainWindow::offerRecovery()
{
    widgets::whenDone(m_journal->leftBehind(), this, [this](const QList<Recovered> &works) { offer(works); });
}

void MainWindow::offer(QList<Recovered> works)
{
    while (!works.isEmpty()) {
        const Recovered work = works.takeFirst();
        const QString origin = work.origin.isEmpty() ? tr("It was in no file yet.") : tr("It came from %1.").arg(work.origin);
        const int answer = m_services.prompts.choose(this, Prompts::Tone::Question,
            tr("Go on with the unsaved changes to %1?").arg(work.stack.name),
            tr("The workbench ended before they were saved; the last of them was made on %1. %2")
                .arg(QLocale().toString(work.when, QLocale::ShortFormat), origin),
            {tr("Open them"), tr("Throw them away"), tr("Ask again next time")});
        if (answer == 0) {
            leave(
                [this, work] {
                    m_file->recover(work.stack, work.origin, work.key);
                    m_journal->takeOver(work);
                },
                [this, works] { offer(works); });
            return;
        }
        if (answer == 1) {
            Journal::forget(work);
        }
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

// Empty: nothing is read or written any more.
void MainWindow::showFileWork(const QString &text)
{
    if (!m_fileWorkText.isEmpty() && m_status->currentMessage() == m_fileWorkText) {
        m_status->clearMessage();
    }
    m_fileWorkText = text;
    m_fileWork.stop();
    if (!text.isEmpty()) {
        m_fileWork.start();
    }
}

void MainWindow::showFileState()
{
    if (!m_file->isReading() && !m_file->isSaving()) {
        showFileWork({}); // something else may be there by now than what was wanted then
    }
    const bool has = m_file->hasStack();
    m_middle->setCurrentWidget(has ? static_cast<QWidget *>(m_canvas) : m_welcome);
    showDocks(has);
    m_status->setHasStack(has);
    m_environments->setEnabled(has);
    if (!has) {
        m_welcome->showRecent(m_services.preferences.recentFiles());
    }
    for (QAction *action :
        {m_actions->save, m_actions->saveAs, m_actions->exportFiles, m_actions->exportPicture, m_actions->closeStack,
            m_actions->secrets, m_actions->showOwnFiles, m_actions->editSettings, m_actions->focusPalette, m_actions->focusCanvas,
            m_actions->showProblems, m_actions->showFiles, m_actions->showMermaid, m_actions->showRun, m_actions->showHistory}) {
        action->setEnabled(has);
    }
    const QString chartFile = m_file->chartSource().path;
    m_actions->saveChart->setEnabled(!chartFile.isEmpty());
    m_actions->saveChart->setText(
        chartFile.isEmpty()
            ? tr("Save chart to its text file")
            : tr("Save chart to %1").arg(QFileInfo(chartFile).fileName().replace(QLatin1Char('&'), QLatin1String("&&"))));
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

} // namespace stackwright::shell
