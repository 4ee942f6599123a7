#pragma once

#include <QStyledItemDelegate>

namespace stackwright::palette {

// Draws a kind that does nothing yet in a quieter colour, with the word "planned" behind it.
class KindDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    // A planned kind's name ends before its word begins.
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace stackwright::palette
