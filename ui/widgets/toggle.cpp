#include "ui/widgets/toggle.h"

#include <QPainter>

namespace stackwright::widgets {

Toggle::Toggle(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Toggle::sizeHint() const
{
    return {38, 22};
}

void Toggle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
    const qreal radius = track.height() / 2;
    const QColor accent = palette().color(QPalette::Highlight);
    painter.setPen(QPen(isChecked() ? accent : palette().color(QPalette::PlaceholderText), 1.2));
    painter.setBrush(isChecked() ? accent : palette().color(QPalette::Base));
    painter.drawRoundedRect(track, radius, radius);
    const QPointF centre(isChecked() ? track.right() - radius : track.left() + radius, track.center().y());
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(isChecked() ? QPalette::HighlightedText : QPalette::PlaceholderText));
    painter.drawEllipse(centre, radius - 3, radius - 3);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius + 2, radius + 2);
    }
}

} // namespace stackwright::widgets
