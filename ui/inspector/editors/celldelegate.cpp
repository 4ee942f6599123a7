#include "ui/inspector/editors/celldelegate.h"

#include <QComboBox>
#include <QLineEdit>

namespace stackwright::inspector {

CellDelegate::CellDelegate(const kinds::Setting &column, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_column(column)
{
}

QWidget *CellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    if (m_column.type == kinds::SettingType::Choice) {
        auto *combo = new QComboBox(parent);
        for (const kinds::SettingChoice &choice : m_column.choices) {
            combo->addItem(choice.title.isEmpty() ? choice.value : choice.title, choice.value);
        }
        combo->setEditable(m_column.open);
        return combo;
    }
    auto *edit = new QLineEdit(parent);
    edit->setFrame(false);
    edit->setPlaceholderText(m_column.placeholder);
    return edit;
}

void CellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *combo = qobject_cast<QComboBox *>(editor)) {
        combo->setCurrentIndex(combo->findData(text));
        if (combo->isEditable()) {
            combo->setEditText(text);
        }
    } else if (auto *edit = qobject_cast<QLineEdit *>(editor)) {
        edit->setText(text);
    }
}

void CellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (auto *combo = qobject_cast<QComboBox *>(editor)) {
        const int at = combo->currentIndex();
        const bool listed = at >= 0 && (!combo->isEditable() || combo->itemText(at) == combo->currentText());
        model->setData(index, listed ? combo->itemData(at).toString() : combo->currentText());
    } else if (auto *edit = qobject_cast<QLineEdit *>(editor)) {
        model->setData(index, edit->text());
    }
}

} // namespace stackwright::inspector
