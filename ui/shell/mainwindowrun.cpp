#include "ui/shell/mainwindow.h"

#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/run/runpanel.h"
#include "ui/secrets/secretsdialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportdialog.h"
#include "ui/shell/preferences.h"
#include "ui/shell/runflow.h"
#include "ui/shell/statusline.h"
#include "ui/widgets/futures.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QTabWidget>
#include <QUrl>

#include <memory>

// What leaves the window: runs, exports, secrets, addresses.
namespace stackwright::shell {

using widgets::Prompts;

void MainWindow::up()
{
    if (!m_file->hasStack() || m_flow->isBusy() || !mayRun()) {
        return;
    }
    m_flow->up(environment(), runFolder());
}

void MainWindow::down(bool removeVolumes)
{
    if (!m_file->hasStack() || m_flow->isBusy() || !mayRun()) {
        return;
    }
    if (removeVolumes && m_services.prompts.choose(this, Prompts::Tone::Warning,
                             tr("Remove the data of %1?").arg(m_services.document.stack().name),
                             tr("The volumes of the stack are deleted with everything in them. This cannot be undone."),
                             {tr("Remove the data"), tr("Cancel")}) != 0) {
        return;
    }
    m_flow->down(environment(), runFolder(), m_preview->current()->nodes, removeVolumes);
}

bool MainWindow::mayRun()
{
    if (!m_file->needsTrust()) {
        return true;
    }
    const int answer = m_services.prompts.choose(this, Prompts::Tone::Warning, tr("Do you trust this stack?"),
        tr("It was opened from a file. Running it starts programs that its files name, with access to what they mount. Go on "
           "only if you know where it comes from."),
        {tr("Trust and run"), tr("Cancel")});
    if (answer != 0) {
        return false;
    }
    m_file->trust();
    return true;
}

QString MainWindow::runFolder() const
{
    const QString exported = m_services.preferences.exportFolder(m_file->key());
    return exported.isEmpty() ? m_services.projectFolder(m_file->path(), m_services.document.stack()) : exported;
}

void MainWindow::askForMissingSecrets(const QList<generate::SecretUse> &missing)
{
    // Of what the run needs, not of what the panels know by now: they may still be asking.
    QStringList names;
    QStringList byHand;
    for (const generate::SecretUse &use : missing) {
        names.append(use.name);
        if (!widgets::SecretKeeper::canGenerate(use)) {
            byHand.append(use.name);
        }
    }
    if (!byHand.isEmpty()) {
        m_services.prompts.tell(this, tr("Secrets are missing"),
            tr("%1\n\nNobody can make these up: set them first.").arg(byHand.join(QStringLiteral(", "))));
        openSecrets();
        return;
    }
    const int answer =
        m_services.prompts.choose(this, Prompts::Tone::Question, tr("%n secret(s) without a value", nullptr, int(names.size())),
            (m_services.secrets.kind() == secrets::SecretStore::Kind::Keychain
                    ? tr("%1\n\nStrong values can be generated into the keychain now.")
                    : tr("%1\n\nStrong values can be generated now. There is no keychain: they are kept until the workbench "
                         "closes, and the data of the stack cannot be read with other ones."))
                .arg(names.join(QStringLiteral(", "))),
            {tr("Generate and go on"), tr("Cancel")});
    if (answer != 0) {
        return;
    }
    m_secrets->setStack(m_services.document.stack().name);
    m_secrets->generateAll(missing, this, [this](const QString &error) {
        if (error.isEmpty()) {
            m_flow->up(environment(), runFolder());
        } else {
            showRefusal(error, {});
        }
    });
}

void MainWindow::showRefusal(const QString &message, const QString &nodeId)
{
    if (!nodeId.isEmpty()) {
        goTo(nodeId);
    }
    m_services.prompts.tell(this, tr("Nothing was started"), message);
}

void MainWindow::beginRun(const run::Request &request)
{
    m_canvas->setRunStates({});
    m_run->begin(request);
    showTab(m_run);
}

void MainWindow::endRun(const run::Outcome &outcome)
{
    m_canvas->setRunStates(m_run->state().nodes);
    if (outcome.state == run::State::Failed) {
        if (!outcome.nodeId.isEmpty()) {
            m_canvas->reveal(outcome.nodeId);
        }
        m_status->checkEngine();
    }
    showRunState();
}

void MainWindow::showRunState()
{
    const bool has = m_file->hasStack();
    const bool busy = m_flow->isBusy();
    m_actions->up->setEnabled(has && !busy);
    m_actions->down->setEnabled(has && !busy);
    m_actions->downWithData->setEnabled(has && !busy);
    m_actions->cancel->setEnabled(busy);
    const auto &outcome = m_run->state().outcome;
    const bool failed = outcome.has_value() && outcome->state == run::State::Failed;
    m_tabs->setTabText(m_tabs->indexOf(m_run), busy ? tr("Run ▸") : failed ? tr("Run ✕") : tr("Run"));
}

void MainWindow::openExport()
{
    // Known values are held against every file, so that none can leave with the folder.
    struct Gathered
    {
        QList<QByteArray> values;
        qsizetype waiting = 0;
    };
    const auto gathered = std::make_shared<Gathered>();
    const QList<generate::SecretUse> uses = m_preview->current()->secrets;
    gathered->waiting = uses.size();
    if (uses.isEmpty()) {
        showExport({});
    }
    for (const generate::SecretUse &use : uses) {
        widgets::whenDone(m_services.secrets.read({m_services.document.stack().name, use.name}), this,
            [this, gathered](const base::Result<QByteArray> &value) {
                if (value.ok()) {
                    gathered->values.append(value.value());
                }
                if (--gathered->waiting == 0) {
                    showExport(gathered->values);
                }
            });
    }
}

void MainWindow::showExport(const QList<QByteArray> &secretValues)
{
    auto *dialog = new ExportDialog(m_services, m_preview->current()->files, secretValues, runFolder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QString &folder, int written) {
        m_services.preferences.setExportFolder(m_file->key(), folder);
        m_files->setFolder(folder);
        m_status->showMessage(tr("%n file(s) written to %1", nullptr, written).arg(QDir::toNativeSeparators(folder)), 6000);
    });
    dialog->open();
}

void MainWindow::openSecrets()
{
    if (!m_file->hasStack()) {
        return;
    }
    auto *dialog = new secrets::SecretsDialog(m_services.document, *m_secrets, m_services.prompts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &secrets::SecretsDialog::nodeRequested, this, [this, dialog](const QString &node, const QString &setting) {
        dialog->close();
        goTo(node, setting);
    });
    dialog->open();
}

void MainWindow::openAddress(const QString &address)
{
    // Addresses come out of a stack's files: nothing but web pages is opened.
    const QUrl url(address, QUrl::StrictMode);
    if (url.isValid() && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"))) {
        QDesktopServices::openUrl(url);
    }
}

} // namespace stackwright::shell
