#include "ui/secrets/secretsdialog.h"

#include "core/stack/stackdocument.h"
#include "ui/theme/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/secretkeeper.h"
#include "ui/widgets/secretquestions.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace stackwright::secrets {

using widgets::SecretKeeper;

SecretsDialog::SecretsDialog(stack::StackDocument &document, SecretKeeper &keeper, widgets::Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_keeper(keeper)
    , m_prompts(prompts)
    , m_store(widgets::quietLabel(keeper.store().description()))
    , m_message(widgets::plainLabel())
    , m_list(new QTreeWidget)
    , m_generateMissing(new QPushButton(tr("Generate missing")))
    , m_set(new QPushButton(tr("Set…")))
    , m_generate(new QPushButton(tr("Generate")))
    , m_remove(new QPushButton(tr("Remove")))
{
    setWindowTitle(tr("Secrets of %1").arg(document.stack().name));
    resize(680, 420);
    m_store->setWordWrap(true);
    m_message->setWordWrap(true);
    m_message->hide();
    m_list->setHeaderLabels({tr("Secret"), tr("Node"), tr("State")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->resizeSection(0, 200);
    m_list->header()->resizeSection(1, 220);
    m_list->setAccessibleName(tr("Secrets"));

    auto *row = new QHBoxLayout;
    row->addWidget(m_set);
    row->addWidget(m_generate);
    row->addWidget(m_remove);
    row->addStretch();
    row->addWidget(m_generateMissing);
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(widgets::titleLabel(tr("Values live in the keychain, never in a file")));
    layout->addWidget(m_store);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_message);
    layout->addLayout(row);
    layout->addWidget(close);

    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_set, &QPushButton::clicked, this, &SecretsDialog::setChosen);
    connect(m_generate, &QPushButton::clicked, this, &SecretsDialog::generateChosen);
    connect(m_remove, &QPushButton::clicked, this, &SecretsDialog::removeChosen);
    connect(m_generateMissing, &QPushButton::clicked, this, [this] {
        m_keeper.generateMissing(this, [this](const QString &error) {
            m_message->setText(error);
            m_message->setVisible(!error.isEmpty());
        });
    });
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &SecretsDialog::showButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        emit nodeRequested(item->data(1, Qt::UserRole).toString(), item->data(2, Qt::UserRole).toString());
    });
    connect(&keeper, &SecretKeeper::changed, this, &SecretsDialog::refill);
    connect(&keeper, &SecretKeeper::failed, this, [this](const QString &name, const QString &message) {
        m_message->setText(tr("%1: %2").arg(name, message));
        m_message->show();
    });
    refill();
}

void SecretsDialog::refill()
{
    const QString kept = chosen();
    m_list->clear();
    QStringList seen;
    for (const generate::SecretUse &use : m_keeper.secretUses()) {
        if (seen.contains(use.name)) {
            continue;
        }
        seen.append(use.name);
        const chart::Node *node = m_document.stack().chart.node(use.nodeId);
        const QString label = node ? chart::plainText(node->label, node->labelType) : use.nodeId;
        auto *item = new QTreeWidgetItem(m_list, {use.name, label, m_keeper.stateText(use.name)});
        item->setIcon(0, theme::icon(QStringLiteral("key")));
        item->setData(0, Qt::UserRole, use.name);
        item->setData(1, Qt::UserRole, use.nodeId);
        item->setData(2, Qt::UserRole, use.settingId);
        item->setIcon(2, theme::icon(m_keeper.state(use.name) == SecretKeeper::State::Present ? QStringLiteral("state-passed")
                                                                                              : QStringLiteral("state-waiting")));
        if (use.name == kept) {
            m_list->setCurrentItem(item);
        }
    }
    showButtons();
}

void SecretsDialog::showButtons()
{
    const QString name = chosen();
    m_set->setEnabled(!name.isEmpty());
    const QList<generate::SecretUse> &uses = m_keeper.secretUses();
    const bool canBe = std::any_of(uses.cbegin(), uses.cend(),
        [&name](const generate::SecretUse &use) { return use.name == name && SecretKeeper::canGenerate(use); });
    m_generate->setEnabled(canBe && m_keeper.state(name) != SecretKeeper::State::Unknown);
    m_remove->setEnabled(!name.isEmpty() && m_keeper.state(name) == SecretKeeper::State::Present);
    m_generateMissing->setEnabled(m_keeper.missing().size() > m_keeper.missingByHand().size());
}

QString SecretsDialog::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void SecretsDialog::setChosen()
{
    const QString name = chosen();
    const std::optional<QString> value =
        m_prompts.hiddenText(this, tr("Set a secret"), tr("Value of %1. It goes to the keychain, not into any file.").arg(name));
    if (value && !value->isEmpty()) {
        m_keeper.setTyped(name, *value);
    }
}

void SecretsDialog::generateChosen()
{
    const QList<generate::SecretUse> uses = m_keeper.secretUses(); // a copy: they may change while the question is up
    for (const generate::SecretUse &use : uses) {
        if (use.name == chosen()) {
            if (m_keeper.state(use.name) != SecretKeeper::State::Present) {
                m_keeper.generate(use);
            } else if (widgets::mayReplaceSecret(m_prompts, this, use.name)) {
                m_keeper.rotate(use);
            }
            return;
        }
    }
}

void SecretsDialog::removeChosen()
{
    const QString name = chosen();
    if (widgets::mayRemoveSecret(m_prompts, this, name)) {
        m_keeper.remove(name);
    }
}

} // namespace stackwright::secrets
