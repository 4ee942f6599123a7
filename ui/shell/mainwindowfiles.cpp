#include "ui/shell/mainwindow.h"

#include "core/stack/stack.h"
#include "ui/files/mermaidpane.h"
#include "ui/inspector/inspector.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportflow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/runflow.h"
#include "ui/shell/statusline.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/secretkeeper.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>

// Opening, saving and closing.
namespace stackwright::shell {

using widgets::Prompts;

namespace {

constexpr int savedMessageMs = 4000;

} // namespace

void MainWindow::openFile(const QString &path, const std::function<void()> &done)
{
    leave([this, path, done] { readFile(path, done); }, done);
}

void MainWindow::readFile(const QString &path, const std::function<void()> &done)
{
    const stack::InputName name = stack::inputName(path);
    readChart(name.path, name.chart, m_changes, done);
}

void MainWindow::readChart(const QString &path, int chart, quint64 changes, const std::function<void()> &done)
{
    showFileWork(tr("Opening %1…").arg(QFileInfo(path).fileName()));
    m_file->read(path, chart, [this, path, done, changes](const DocumentFile::ReadEnd &end) {
        showFileWork({});
        const auto finish = [done] {
            if (done) {
                done();
            }
        };
        if (!end.charts.isEmpty()) {
            const int chosen = askForChart(path, end.charts);
            if (chosen > 0) {
                readChart(path, chosen, changes, done);
            } else {
                finish();
            }
            return;
        }
        if (!end.opened.ok()) {
            tellNotOpened(path, end);
            finish();
            return;
        }
        const auto take = [this, file = end.opened.value(), finish] {
            m_exportFlow->forget();
            m_file->take(file);
            finish();
        };
        // What was done in the window while the file was read is not lost without a question, either.
        const bool wentOn = changes != m_changes || m_mermaid->hasOwnText() || m_flow->isBusy() || m_file->isSaving();
        if (wentOn) {
            leave(take, finish);
        } else {
            take();
        }
    });
}

// The number of the chart that the person wants, or 0.
int MainWindow::askForChart(const QString &path, const QList<chart::Choice> &charts)
{
    QList<Prompts::Item> items;
    for (const chart::Choice &each : charts) {
        items.append({each.name(), each.problem});
    }
    const int picked = m_services.prompts.pick(this, tr("Which chart of %1?").arg(QFileInfo(path).fileName()),
        tr("The file has several. Saving the chart back will change the chosen one alone."), items);
    return picked < 0 ? 0 : charts.at(picked).number;
}

void MainWindow::tellNotOpened(const QString &path, const DocumentFile::ReadEnd &end)
{
    if (end.isMissing) {
        m_services.preferences.forgetRecentFile(path);
        m_welcome->showRecent(m_services.preferences.recentFiles());
    }
    m_services.prompts.tell(this, tr("Cannot open %1").arg(QFileInfo(path).fileName()), end.opened.error().text());
}

void MainWindow::openSample()
{
    leave([this] {
        const base::Result<stack::Stack> sample = m_services.sample();
        if (!sample.ok()) {
            m_services.prompts.tell(this, tr("Cannot open the sample stack"), sample.error().text());
            return;
        }
        m_file->adopt(sample.value());
    });
}

// What is open gives way to something else.
MainWindow::Leave MainWindow::askToLeave()
{
    if (m_flow->isBusy()) {
        m_services.prompts.tell(this, tr("A run is going on"), tr("Stop the run first, or wait for its end."));
        return Leave::Never;
    }
    if (!takeMermaidText()) {
        return Leave::Never;
    }
    Leave answer = Leave::Now;
    if (m_file->isModified()) {
        const int chosen = m_services.prompts.choose(this, Prompts::Tone::Question,
            tr("Save the changes to %1?").arg(m_services.document.stack().name), tr("The stack has changes that were not saved."),
            {tr("Save"), tr("Do not save"), tr("Cancel")});
        answer = chosen == 0 ? Leave::AfterSaving : chosen == 1 ? Leave::Now : Leave::Never;
    }
    if (answer != Leave::Never) {
        m_exportFlow->forget();
    }
    return answer;
}

// `then`, once the person may leave what is open; `otherwise` where they stay, but for a save that fails or is thought better of.
void MainWindow::leave(const std::function<void()> &then, const std::function<void()> &otherwise)
{
    if (m_file->isSaving()) {
        m_file->whenSaved([this, then, otherwise] { leave(then, otherwise); });
        return;
    }
    switch (askToLeave()) {
    case Leave::Now: then(); break;
    // They may have gone on while it was saved.
    case Leave::AfterSaving: save([this, then, otherwise] { leave(then, otherwise); }); break;
    case Leave::Never:
        if (otherwise) {
            otherwise();
        }
        break;
    }
}

void MainWindow::newStack()
{
    leave([this] {
        const base::Result<stack::Stack> empty =
            stack::fromMermaid(QStringLiteral("flowchart TD\n"), QStringLiteral("new-stack"));
        if (!empty.ok()) {
            m_services.prompts.tell(this, tr("Cannot start a new stack"), empty.error().text());
            return;
        }
        m_file->adopt(empty.value());
    });
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

// What is typed in a field and not confirmed counts, too.
void MainWindow::applyTyped()
{
    m_mermaid->applyNow();
    m_inspector->applyNow();
}

// False where there is text that cannot be taken, and the person wants to go back to it.
bool MainWindow::takeMermaidText()
{
    applyTyped();
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

void MainWindow::save(const std::function<void()> &then)
{
    if (m_file->isSaving()) {
        m_file->whenSaved([this, then] { save(then); });
    } else if (m_file->path().isEmpty()) {
        saveAs(then);
    } else {
        write(m_file->path(), DocumentFile::Over::Unchanged, then);
    }
}

void MainWindow::saveAs(const std::function<void()> &then)
{
    const QString folder = m_file->path().isEmpty() ? QDir::homePath() : QFileInfo(m_file->path()).absolutePath();
    QString path = m_services.prompts.saveFile(
        this, tr("Save as"), folder + QLatin1Char('/') + m_file->proposedName(), tr("Stacks (*.stack.yaml)"));
    if (path.isEmpty()) {
        return;
    }
    const QString ending = QStringLiteral(".stack.yaml");
    if (!path.endsWith(ending)) {
        path += ending;
        // The dialog has asked about the name without the ending.
        const bool replaces = QFileInfo::exists(path);
        if (replaces && m_services.prompts.choose(this, Prompts::Tone::Warning, tr("Replace %1?").arg(QFileInfo(path).fileName()),
                            tr("It is there already."), {tr("Replace"), tr("Cancel")}) != 0) {
            return;
        }
    }
    m_file->whenSaved([this, path, then] { write(path, DocumentFile::Over::Anything, then); });
}

void MainWindow::write(const QString &path, DocumentFile::Over over, const std::function<void()> &then)
{
    applyTyped();
    showFileWork(tr("Saving %1…").arg(QFileInfo(path).fileName()));
    m_file->save(path, over, [this, path, then](const base::Result<DocumentFile::SaveEnd> &end) {
        showFileWork({});
        if (!end.ok()) {
            m_services.prompts.tell(this, tr("The stack was not saved"), end.error().text());
            return;
        }
        if (end.value() == DocumentFile::SaveEnd::ChangedOnDisk) {
            askAboutOtherChange(path, then);
            return;
        }
        m_secrets->moveTo(m_file->key());
        if (m_mermaid->hasFault()) {
            m_services.prompts.tell(this, tr("The mermaid text was not saved"),
                tr("The file has the chart as it is on the canvas, without the text that could not be taken: %1")
                    .arg(m_mermaid->fault()->message));
        }
        if (then) {
            then();
        }
    });
}

// Back into the file that the chart was read from; everything else of the stack stays where it is.
void MainWindow::saveChart()
{
    m_mermaid->applyNow();
    if (m_mermaid->hasFault()) {
        m_services.prompts.tell(
            this, tr("The chart was not saved"), tr("The mermaid text could not be taken: %1").arg(m_mermaid->fault()->message));
        return;
    }
    m_file->whenSaved([this] {
        const QString name = QFileInfo(m_file->chartSource().path).fileName();
        if (name.isEmpty()) {
            return; // another stack is open by now
        }
        showFileWork(tr("Saving the chart to %1…").arg(name));
        m_file->saveChart([this, name](const base::Result<void> &saved) {
            showFileWork({});
            if (saved.ok()) {
                m_status->showMessage(tr("The chart is in %1").arg(name), savedMessageMs);
            } else {
                m_services.prompts.tell(this, tr("The chart was not saved"), saved.error().text());
            }
        });
    });
}

void MainWindow::askAboutOtherChange(const QString &path, const std::function<void()> &then)
{
    const QString name = QFileInfo(path).fileName();
    const int answer = m_services.prompts.choose(this, Prompts::Tone::Warning, tr("%1 was changed by another program").arg(name),
        tr("Saving would replace what is in it now. Opening it drops the changes that you made here."),
        {tr("Overwrite, and keep a backup"), tr("Drop mine, and open it"), tr("Cancel")});
    if (answer == 0) {
        write(path, DocumentFile::Over::AnythingWithBackup, then);
    } else if (answer == 1) {
        m_mermaid->discard();
        readFile(path, {});
    }
}

void MainWindow::closeStack()
{
    leave([this] { m_file->close(); });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    // Not from within what is being closed.
    const auto again = [this] { QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); };
    if (m_file->isSaving()) {
        m_file->whenSaved(again);
        return;
    }
    switch (askToLeave()) {
    case Leave::Now:
        saveLayout();
        event->accept();
        break;
    case Leave::AfterSaving: save(again); break;
    case Leave::Never: break;
    }
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
