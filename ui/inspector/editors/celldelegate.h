#pragma once

#include "core/kinds/setting.h"

#include <QStyledItemDelegate>

namespace stackwright::inspector {

// Edits one cell of a table after the type of its column: a choice from a list, anything else as text.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(const kinds::Setting &column, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

protected:
    // Tab goes on to the next cell, but from the last one out of the table: there is no way out else, for the next cell is
    // edited at once.
    bool eventFilter(QObject *editor, QEvent *event) override;

private:
    kinds::Setting m_column;
};

} // namespace stackwright::inspector
