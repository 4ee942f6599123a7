#include "ui/widgets/pickdialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace stackwright::widgets {

PickDialog::PickDialog(const QString &title, const QString &text, const QList<Prompts::Item> &items, QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget)
{
    setWindowTitle(title);
    resize(560, 320);
    m_list->setAccessibleName(title);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const Prompts::Item &item : items) {
        const bool may = item.whyNot.isEmpty();
        auto *row = new QListWidgetItem(may ? item.text : tr("%1 (%2)").arg(item.text, item.whyNot), m_list);
        if (!may) {
            row->setFlags(Qt::NoItemFlags);
        } else if (!m_list->currentItem()) {
            m_list->setCurrentItem(row);
        }
    }
    auto *question = plainLabel();
    question->setText(text);
    question->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    m_open = buttons->button(QDialogButtonBox::Open);
    m_open->setEnabled(picked() >= 0);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(question);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { m_open->setEnabled(picked() >= 0); });
}

int PickDialog::picked() const
{
    const QListWidgetItem *row = m_list->currentItem();
    return row && row->flags().testFlag(Qt::ItemIsEnabled) ? m_list->row(row) : -1;
}

} // namespace stackwright::widgets
