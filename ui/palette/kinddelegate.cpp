#include "ui/palette/kinddelegate.h"

#include "ui/palette/palettemodel.h"

#include <QPainter>

namespace stackwright::palette {

void KindDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.data(PaletteModel::PlannedRole).toBool()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QString word = tr("planned");
    const int width = option.fontMetrics.horizontalAdvance(word) + 14;
    QStyledItemDelegate::paint(painter, option, index);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor color = option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText);
    painter->setPen(color);
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter->setFont(font);
    const QRectF chip(option.rect.right() - width - 3.5, option.rect.center().y() - 7.5, width, 16);
    painter->setBrush(option.palette.color(selected ? QPalette::Highlight : QPalette::Base));
    painter->drawRoundedRect(chip, 8, 8);
    painter->drawText(chip, Qt::AlignCenter, word);
    painter->restore();
}

QSize KindDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(qMax(size.height(), option.fontMetrics.height() + 10));
    return size;
}

} // namespace stackwright::palette
