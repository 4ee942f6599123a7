#include "ui/shell/exportdialog.h"

#include "ui/theme/icons.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/futures.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/prompts.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace stackwright::shell {

using exporting::Action;

namespace {

constexpr int indexRole = Qt::UserRole + 1;

QString wordOf(Action action)
{
    switch (action) {
    case Action::Create: return ExportDialog::tr("create");
    case Action::Update: return ExportDialog::tr("update");
    case Action::Unchanged: return ExportDialog::tr("same");
    case Action::Keep: return ExportDialog::tr("keep yours");
    case Action::Conflict: return ExportDialog::tr("conflict");
    case Action::Remove: return ExportDialog::tr("remove");
    }
    return {};
}

// What an export would do, in words.
QString summaryOf(const QMap<Action, int> &counts)
{
    const auto part = [&](Action action, const char *text) {
        const int n = counts.value(action);
        return n > 0 ? QStringList{ExportDialog::tr(text, nullptr, n)} : QStringList();
    };
    const QStringList changes = part(Action::Create, QT_TR_NOOP("%n new file(s)")) +
                                part(Action::Update, QT_TR_NOOP("%n file(s) to replace")) +
                                part(Action::Remove, QT_TR_NOOP("%n file(s) to remove"));
    const QStringList rest = part(Action::Conflict, QT_TR_NOOP("%n file(s) edited since the last export")) +
                             part(Action::Keep, QT_TR_NOOP("%n file(s) kept as you have on disk")) +
                             part(Action::Unchanged, QT_TR_NOOP("%n file(s) already the same"));
    if (changes.isEmpty() && counts.value(Action::Conflict) == 0) {
        return ExportDialog::tr("Nothing has to be written: the folder holds all of this already.");
    }
    return (changes + rest).join(QStringLiteral(", ")) + QLatin1Char('.');
}

} // namespace

ExportDialog::ExportDialog(Services &services, const ExportContents &contents, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_contents(contents)
    , m_folder(new QLineEdit)
    , m_browse(new QPushButton(tr("Browse…")))
    , m_summary(widgets::quietLabel())
    , m_list(new QTreeWidget)
    , m_code(new widgets::CodeView(services.themes))
    , m_force(new QCheckBox(tr("Overwrite the files that were edited; a backup of each is kept")))
    , m_message(widgets::plainLabel())
{
    setWindowTitle(tr("Export"));
    setObjectName(QStringLiteral("exportDialog"));
    resize(QSize(980, 620).boundedTo(parent ? parent->window()->size() * 0.94 : QSize(980, 620)));
    m_folder->setPlaceholderText(tr("Folder to write to"));
    m_folder->setAccessibleName(tr("Folder to write to"));
    m_browse->setAutoDefault(false); // Return exports, from every field
    m_list->setHeaderLabels({tr("File"), tr("What happens")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setAccessibleName(tr("Files of the export"));
    m_code->setAccessibleName(tr("Difference"));
    m_message->setWordWrap(true);
    m_message->hide();
    m_force->hide();
    QLabel *unread = widgets::plainLabel(tr("The keychain did not give these secrets, so no file is searched for them: %1")
                                             .arg(contents.unreadSecrets.join(QStringLiteral(", "))));
    unread->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);

    auto *where = new QHBoxLayout;
    where->addWidget(m_folder, 1);
    where->addWidget(m_browse);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_code);
    splitter->setSizes({380, 600});
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addLayout(where);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
    layout->addWidget(unread);
    unread->setVisible(!contents.unreadSecrets.isEmpty());
    layout->addWidget(m_force);
    layout->addWidget(m_message);
    layout->addWidget(buttons);

    auto *pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(300);
    connect(pause, &QTimer::timeout, this, &ExportDialog::plan);
    connect(m_folder, &QLineEdit::textEdited, this, [this, pause] {
        m_planned = false;
        showButtons();
        pause->start();
    });
    connect(m_browse, &QPushButton::clicked, this, [this] {
        const QString chosen = m_services.prompts.folder(this, tr("Export to"), m_folder->text());
        if (!chosen.isEmpty()) {
            setFolder(chosen);
        }
    });
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &ExportDialog::showDifference);
    connect(m_force, &QCheckBox::toggled, this, &ExportDialog::showButtons);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::exportNow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setFolder(folder);
}

QString ExportDialog::folder() const
{
    return m_folder->text();
}

void ExportDialog::setFolder(const QString &folder)
{
    m_folder->setText(folder);
    plan();
}

bool ExportDialog::isReady() const
{
    return m_planned && !m_busy && (!m_plan.hasConflicts() || m_force->isChecked());
}

void ExportDialog::exportNow()
{
    if (!isReady()) {
        return;
    }
    m_busy = true;
    showButtons();
    exporting::Options options;
    options.stackFile = m_contents.stackFile;
    options.force = m_force->isChecked();
    options.secrets = m_contents.secretValues;
    const auto work = [write = m_services.exportFiles, folder = folder(), files = m_contents.files, options] {
        return write(folder, files, options);
    };
    widgets::whenDone(
        QtConcurrent::run(&m_services.workers, work), this, [this, folder = folder()](const base::Result<exporting::Plan> &done) {
            m_busy = false;
            showButtons();
            if (!done.ok()) {
                showMessage(done.error().text());
                return;
            }
            int written = 0;
            for (const exporting::PlannedFile &file : done->files) {
                written += file.action != Action::Unchanged && file.action != Action::Keep ? 1 : 0;
            }
            emit exported(folder, written);
            accept();
        });
}

void ExportDialog::reject()
{
    if (!m_busy) {
        QDialog::reject();
    }
}

void ExportDialog::plan()
{
    m_planned = false;
    const int generation = ++m_generation;
    showMessage({});
    showButtons();
    if (folder().isEmpty()) {
        m_summary->setText(tr("Choose a folder. Nothing is written before you say so."));
        return;
    }
    m_summary->setText(tr("Comparing with the folder…"));
    const auto work = [plan = m_services.planExport, folder = folder(), contents = m_contents] {
        return plan(folder, contents.files, contents.stackFile);
    };
    widgets::whenDone(
        QtConcurrent::run(&m_services.workers, work), this, [this, generation](const base::Result<exporting::Plan> &plan) {
            if (generation != m_generation) {
                return;
            }
            if (!plan.ok()) {
                m_list->clear();
                m_summary->clear();
                showMessage(plan.error().text());
                return;
            }
            showPlan(plan.value());
        });
}

void ExportDialog::showPlan(const exporting::Plan &plan)
{
    m_plan = plan;
    m_planned = true;
    m_list->clear();
    QMap<Action, int> counts;
    for (qsizetype i = 0; i < plan.files.size(); ++i) {
        const exporting::PlannedFile &file = plan.files.at(i);
        ++counts[file.action];
        auto *item = new QTreeWidgetItem(m_list, {file.path, wordOf(file.action)});
        item->setData(0, indexRole, i);
        item->setToolTip(1, widgets::toolTipText(file.reason));
        const bool conflict = file.action == Action::Conflict;
        const bool quiet = file.action == Action::Unchanged || file.action == Action::Keep;
        const theme::Theme &theme = m_services.themes.theme();
        item->setIcon(1, theme::icon(conflict ? QStringLiteral("warning")
                                     : quiet  ? QStringLiteral("state-skipped")
                                              : QStringLiteral("save"),
                             theme.color(conflict ? theme::Role::Warning
                                         : quiet  ? theme::Role::TextMuted
                                                  : theme::Role::Success)));
    }
    m_summary->setText(summaryOf(counts));
    m_force->setVisible(plan.hasConflicts());
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (plan.files.at(i).action == Action::Conflict || (i == 0 && !plan.hasConflicts())) {
            m_list->setCurrentItem(m_list->topLevelItem(i));
            break;
        }
    }
    showButtons();
}

void ExportDialog::showMessage(const QString &text)
{
    m_message->setText(text.isEmpty() ? QString() : QString(QStringLiteral("⚠ ") + text));
    QPalette colours = m_message->palette();
    colours.setColor(QPalette::WindowText, m_services.themes.theme().color(theme::Role::Danger));
    m_message->setPalette(colours);
    m_message->setVisible(!text.isEmpty());
}

void ExportDialog::showDifference()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    const qsizetype index = item ? item->data(0, indexRole).toLongLong() : -1;
    if (index < 0 || index >= m_plan.files.size()) {
        m_code->showText({}, widgets::Language::Plain);
        return;
    }
    const exporting::PlannedFile &file = m_plan.files.at(index);
    if (file.action == Action::Create) {
        m_code->showText(QString::fromUtf8(file.wanted), widgets::languageOf(file.path));
        return;
    }
    if (file.onDisk == file.wanted || file.action == Action::Keep) {
        m_code->showText(QString::fromUtf8(file.onDisk), widgets::languageOf(file.path));
        return;
    }
    m_code->showText(QString::fromUtf8(exporting::unifiedDiff(file.path, file.onDisk, file.wanted)), widgets::Language::Diff);
}

void ExportDialog::showButtons()
{
    m_export->setEnabled(isReady());
    for (QWidget *field : {static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_folder), static_cast<QWidget *>(m_browse),
             static_cast<QWidget *>(m_force)}) {
        field->setEnabled(!m_busy);
    }
}

} // namespace stackwright::shell
