#include "ui/shell/mainwindow.h"

#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/files/mermaidpane.h"
#include "ui/run/runpanel.h"
#include "ui/secrets/secretsdialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportdialog.h"
#include "ui/shell/exportflow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/runflow.h"
#include "ui/shell/statusline.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QTabWidget>
#include <QUrl>

// What leaves the window: runs, exports, secrets, addresses.
namespace stackwright::shell {

using widgets::Prompts;

void MainWindow::up()
{
    if (!m_file->hasStack() || m_flow->isBusy() || !mayRun()) {
        return;
    }
    applyTyped();
    if (m_mermaid->hasFault() &&
        m_services.prompts.choose(this, Prompts::Tone::Warning, tr("Run without the mermaid text?"),
            tr("It has changes that are not in the chart, for it could not be taken: %1").arg(m_mermaid->fault()->message),
            {tr("Run the chart as it is"), tr("Go back")}) != 0) {
        showTab(m_mermaid);
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
           "only if you know where it comes from.") +
            givenSecretsText(),
        {tr("Trust and run"), tr("Cancel")});
    if (answer != 0) {
        return false;
    }
    m_file->trust();
    return true;
}

// Names what the stack gets from the environment of this program.
QString MainWindow::givenSecretsText() const
{
    const QStringList given =
        m_services.givenSecrets ? m_services.givenSecrets(m_preview->current()->secrets).keys() : QStringList();
    return given.isEmpty()
               ? QString()
               : QStringLiteral("\n\n") +
                     tr("It gets these secrets from the environment of this program: %1.").arg(given.join(QStringLiteral(", ")));
}

QString MainWindow::runFolder() const
{
    const QString exported = m_file->exportFolder();
    return exported.isEmpty() ? m_services.projectFolder(m_file->origin(), m_services.document.stack()) : exported;
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
    m_flow->generateSecretsAndGoUp(missing, environment(), runFolder());
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
    m_files->setFolder(request.folder);
    m_files->lookAtDisk(); // an up has written them
    showTab(m_run);
}

void MainWindow::endRun(const run::Outcome &outcome)
{
    m_canvas->setRunStates(m_run->state().nodes);
    showServices();
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
    if (!m_file->hasStack() || findChild<ExportDialog *>()) {
        return;
    }
    applyTyped();
    m_exportFlow->gather(environment());
}

void MainWindow::showExport(const ExportContents &contents)
{
    auto *dialog = new ExportDialog(m_services, contents, runFolder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QString &folder, int written) {
        m_file->setExportFolder(folder);
        m_files->setFolder(folder);
        m_files->lookAtDisk();
        m_status->showMessage(tr("%n file(s) written to %1", nullptr, written).arg(QDir::toNativeSeparators(folder)), 6000);
    });
    dialog->open();
}

void MainWindow::openSecrets()
{
    if (!m_file->hasStack()) {
        return;
    }
    m_secrets->askAgain();
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
