#include "ui/inspector/editors/tableeditor.h"

#include "ui/inspector/editors/celldelegate.h"
#include "ui/inspector/editors/lineeditor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace stackwright::inspector {

using kinds::SettingType;

TableEditor::TableEditor(const kinds::Setting &setting, QWidget *parent)
    : SettingEditor(parent)
    , m_setting(setting)
    , m_table(new QTableWidget(0, int(setting.columns.size())))
    , m_remove(new QToolButton)
{
    QStringList titles;
    for (const kinds::Setting &column : setting.columns) {
        titles.append(column.title);
        auto *delegate = new CellDelegate(column, m_table);
        m_table->setItemDelegateForColumn(int(titles.size()) - 1, delegate);
    }
    m_table->setHorizontalHeaderLabels(titles);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setAccessibleName(setting.title);
    m_table->setTabKeyNavigation(false); // Tab leads out of the table; arrow keys go from cell to cell
    m_table->setFrameShape(QFrame::StyledPanel);

    auto *add = new QToolButton;
    add->setText(tr("Add row"));
    m_remove->setText(tr("Remove row"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    setFocusProxy(m_table);

    connect(add, &QToolButton::clicked, this, &TableEditor::addRow);
    connect(m_remove, &QToolButton::clicked, this, &TableEditor::removeRow);
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
        [this] { m_remove->setEnabled(!m_table->selectedItems().isEmpty()); });
    connect(m_table, &QTableWidget::cellChanged, this, [this] {
        if (!m_filling) {
            emit edited(rows());
        }
    });
    fitHeight();
}

void TableEditor::showValue(const yaml::Value &value, const yaml::Value &fallback)
{
    const yaml::Value &counts = value.isNull() ? fallback : value;
    // Unfinished typing stays until the value itself changes.
    const bool unchanged = m_everShown && counts == m_shown && value.isNull() == m_grey;
    m_shown = counts;
    m_grey = value.isNull();
    m_everShown = true;
    if (unchanged || (m_table->rowCount() > 0 && rows() == counts && !value.isNull())) {
        return;
    }
    fill(counts.toList(), value.isNull());
}

void TableEditor::fill(const yaml::List &list, bool grey)
{
    m_filling = true;
    m_table->setRowCount(int(list.size()));
    for (int row = 0; row < int(list.size()); ++row) {
        fillRow(row, list.at(row).toMap(), grey);
    }
    m_filling = false;
    m_remove->setEnabled(!m_table->selectedItems().isEmpty());
    fitHeight();
}

void TableEditor::fillRow(int row, const yaml::Map &cells, bool grey)
{
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const kinds::Setting &setting = m_setting.columns.at(column);
        const yaml::Value &value = cells.value(setting.id);
        auto *item = new QTableWidgetItem;
        if (setting.type == SettingType::Boolean) {
            const bool on = value.isNull() ? setting.defaultValue.toBoolean() : value.toBoolean();
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        } else {
            item->setText(value.isList() ? value.toStrings().join(QStringLiteral(", ")) : value.scalarText());
        }
        if (grey) {
            item->setForeground(palette().color(QPalette::PlaceholderText));
        }
        m_table->setItem(row, column, item);
    }
}

yaml::Value TableEditor::rows() const
{
    yaml::List list;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        yaml::Map cells;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const kinds::Setting &setting = m_setting.columns.at(column);
            const QTableWidgetItem *item = m_table->item(row, column);
            if (!item) {
                continue;
            }
            if (setting.type == SettingType::Boolean) {
                cells.insert(setting.id, item->checkState() == Qt::Checked);
            } else if (!item->text().isEmpty()) {
                if (setting.type == SettingType::List) {
                    QStringList items;
                    for (const QString &part : item->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                        items.append(part.trimmed());
                    }
                    cells.insert(setting.id, yaml::Value::fromStrings(items));
                } else {
                    cells.insert(setting.id, valueOfText(setting.type, item->text()));
                }
            }
        }
        list.append(yaml::Value(cells));
    }
    return yaml::Value(list);
}

void TableEditor::addRow()
{
    yaml::Map cells;
    for (const kinds::Setting &column : m_setting.columns) {
        if (!column.defaultValue.isNull()) {
            cells.insert(column.id, column.defaultValue);
        }
    }
    m_filling = true;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    fillRow(row, cells, false);
    m_filling = false;
    fitHeight();
    emit edited(rows());
    m_table->setCurrentCell(row, 0);
    if (QTableWidgetItem *item = m_table->item(row, 0)) {
        m_table->editItem(item);
    }
}

void TableEditor::removeRow()
{
    const int row = m_table->currentRow();
    if (row < 0) {
        return;
    }
    m_table->removeRow(row);
    fitHeight();
    emit edited(rows());
}

void TableEditor::fitHeight()
{
    const int shown = qBound(1, m_table->rowCount(), 8);
    const int header = m_table->horizontalHeader()->sizeHint().height();
    m_table->setFixedHeight(header + shown * m_table->verticalHeader()->defaultSectionSize() + 4);
}

} // namespace stackwright::inspector
