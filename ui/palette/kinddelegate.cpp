#include "ui/palette/kinddelegate.h"

#include "ui/palette/palettemodel.h"

#include <QPainter>

namespace stackwright::palette {

namespace {

constexpr int chipMargin = 4; // px to the row's end

QString plannedWord()
{
    return KindDelegate::tr("planned");
}

int chipWidth(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.horizontalAdvance(plannedWord()) + 14;
}

} // namespace

void KindDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(PaletteModel::PlannedRole).toBool())
        return;
    const int padding = 16; // the item's own, with the gap behind its icon
    const int room = option->rect.width() - option->decorationSize.width() - padding - chipWidth(*option) - chipMargin;
    option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, qMax(0, room));
}

void KindDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.data(PaletteModel::PlannedRole).toBool()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const int width = chipWidth(option);
    QStyledItemDelegate::paint(painter, option, index);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor color = option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText);
    painter->setPen(color);
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter->setFont(font);
    const QRectF chip(option.rect.right() - width - chipMargin + 0.5, option.rect.center().y() - 7.5, width, 16);
    painter->setBrush(option.palette.color(selected ? QPalette::Highlight : QPalette::Base));
    painter->drawRoundedRect(chip, 8, 8);
    painter->drawText(chip, Qt::AlignCenter, plannedWord());
    painter->restore();
}

QSize KindDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(qMax(size.height(), option.fontMetrics.height() + 10));
    return size;
}

} // namespace stackwright::palette
