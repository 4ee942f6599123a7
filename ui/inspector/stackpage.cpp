#include "ui/inspector/stackpage.h"

#include "core/stack/edits.h"
#include "ui/inspector/faultlabel.h"
#include "ui/widgets/documentundo.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/preview.h"
#include "ui/widgets/secretkeeper.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace stackwright::inspector {

namespace {

// A text that says the same stays, with the caret in it.
void showText(QLineEdit *edit, const QString &text)
{
    if (edit->text() != text) {
        edit->setText(text);
    }
}

} // namespace

StackPage::StackPage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_name(new QLineEdit)
    , m_nameFault(new FaultLabel(context.themes))
    , m_environments(new QLineEdit)
    , m_environmentsFault(new FaultLabel(context.themes))
    , m_sums(widgets::quietLabel())
{
    m_name->setAccessibleName(tr("Name of the stack"));
    m_environments->setAccessibleName(tr("Environments"));
    m_sums->setWordWrap(true);
    for (QLineEdit *edit : {m_name, m_environments}) {
        new widgets::DocumentUndo(edit);
    }
    auto *secrets = new QPushButton(tr("Secrets…"));
    QLabel *hint = widgets::quietLabel(tr("Select a node to configure it."));
    hint->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(4);
    layout->addWidget(widgets::titleLabel(tr("Stack")));
    layout->addWidget(hint);
    layout->addSpacing(10);
    layout->addWidget(widgets::plainLabel(tr("Name")));
    layout->addWidget(m_name);
    layout->addWidget(m_nameFault);
    layout->addSpacing(8);
    layout->addWidget(widgets::plainLabel(tr("Environments")));
    layout->addWidget(m_environments);
    layout->addWidget(m_environmentsFault);
    layout->addSpacing(12);
    layout->addWidget(m_sums);
    layout->addSpacing(6);
    layout->addWidget(secrets, 0, Qt::AlignLeft);
    layout->addStretch();

    connect(m_name, &QLineEdit::textEdited, this, &StackPage::takeName);
    connect(m_environments, &QLineEdit::textEdited, this, &StackPage::takeEnvironments);
    connect(secrets, &QPushButton::clicked, this, &StackPage::secretsRequested);
    connect(&context.preview, &widgets::Preview::refreshed, this, &StackPage::showSums);
    connect(&context.secrets, &widgets::SecretKeeper::changed, this, &StackPage::showSums);
}

void StackPage::refresh()
{
    const stack::Stack &stack = m_context.document.stack();
    if (!m_name->hasFocus() || stack::isProjectName(m_name->text())) {
        showText(m_name, stack.name);
        m_nameFault->showFault({});
    }
    if (!m_environments->hasFocus()) {
        showText(m_environments, stack.environments.join(QStringLiteral(", ")));
        m_environmentsFault->showFault({});
    }
    showSums();
}

void StackPage::takeName(const QString &text)
{
    const bool good = stack::isProjectName(text);
    m_nameFault->showFault(good ? QString() : tr("At most 63 small letters, digits, - and _, and a letter or digit first."));
    if (good) {
        m_context.document.edit(
            tr("Rename the stack"), stack::withName(m_context.document.stack(), text), QStringLiteral("stack-name"));
    }
}

void StackPage::takeEnvironments(const QString &text)
{
    QStringList names;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        names.append(part.trimmed());
    }
    const bool wellFormed = std::all_of(names.cbegin(), names.cend(), stack::isEnvironmentName);
    QStringList unique = names;
    unique.removeDuplicates();
    const bool good = !names.isEmpty() && wellFormed && unique == names;
    m_environmentsFault->showFault(
        good ? QString()
             : tr("Different words of small letters, digits and -, each with a letter first, with commas between them."));
    if (good) {
        stack::Stack wanted = m_context.document.stack();
        wanted.environments = names;
        m_context.document.edit(tr("Change the environments"), wanted, QStringLiteral("stack-environments"));
    }
}

void StackPage::showSums()
{
    const chart::Chart &chart = m_context.document.stack().chart;
    const widgets::SharedGenerated &generated = m_context.preview.current();
    // Of the same secrets that are counted: the keeper hears of new ones a moment later.
    const QStringList withoutValue = m_context.secrets.missing();
    QSet<QString> all;
    for (const generate::SecretUse &use : generated->secrets) {
        all.insert(use.name);
    }
    const auto missing =
        std::count_if(all.cbegin(), all.cend(), [&](const QString &name) { return withoutValue.contains(name); });
    const QString things =
        tr("%1, %2, %3")
            .arg(tr("%n node(s)", nullptr, int(chart.nodes.size())), tr("%n group(s)", nullptr, int(chart.groups.size())),
                tr("%n edge(s)", nullptr, int(chart.edges.size())));
    const QString files = tr("%n file(s) will be written", nullptr, int(generated->files.size()));
    QString secrets = tr("%n secret(s)", nullptr, int(all.size()));
    if (missing > 0) {
        secrets = tr("%1, %2 without a value").arg(secrets).arg(missing);
    }
    m_sums->setText(QStringList{things, files, secrets}.join(QLatin1Char('\n')));
}

} // namespace stackwright::inspector
