#include "ui/inspector/editors/celldelegate.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QKeyEvent>
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

bool CellDelegate::eventFilter(QObject *editor, QEvent *event)
{
    auto *table = qobject_cast<QAbstractItemView *>(parent());
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (!table || (key != Qt::Key_Tab && key != Qt::Key_Backtab)) {
        return QStyledItemDelegate::eventFilter(editor, event);
    }
    const QModelIndex at = table->currentIndex();
    const bool forwards = key == Qt::Key_Tab;
    const QAbstractItemModel *model = table->model();
    const bool isOutermost = forwards ? at.row() == model->rowCount() - 1 && at.column() == model->columnCount() - 1
                                      : at.row() == 0 && at.column() == 0;
    if (!isOutermost) {
        return QStyledItemDelegate::eventFilter(editor, event);
    }
    auto *field = qobject_cast<QWidget *>(editor);
    emit commitData(field);
    emit closeEditor(field, NoHint);
    // The table has the focus now, and gives it away.
    QCoreApplication::postEvent(table, new QKeyEvent(QEvent::KeyPress, key, forwards ? Qt::NoModifier : Qt::ShiftModifier));
    return true;
}

} // namespace stackwright::inspector
