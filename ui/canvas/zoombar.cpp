#include "ui/canvas/zoombar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <cmath>

namespace stackwright::canvas {

ZoomBar::ZoomBar(QWidget *canvas)
    : QWidget(canvas)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 3, 4, 3);
    row->setSpacing(1);
    setObjectName(QStringLiteral("zoomBar"));
    setAccessibleName(tr("Zoom"));
}

QToolButton *ZoomBar::button(QAction *action, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(action->text());
    button->setToolTip(QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    button->setAutoRaise(true);
    // The keyboard has the shortcuts; Tab is for walking the chart.
    button->setFocusPolicy(Qt::NoFocus);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    layout()->addWidget(button);
    return button;
}

void ZoomBar::setActions(QAction *zoomOut, QAction *actualSize, QAction *zoomIn, QAction *fit)
{
    button(zoomOut, QStringLiteral("−"));
    m_percent = button(actualSize, QStringLiteral("100 %"));
    m_percent->setMinimumWidth(m_percent->sizeHint().width() + 8);
    button(zoomIn, QStringLiteral("+"));
    button(fit, tr("Fit"));
    adjustSize();
}

void ZoomBar::showZoom(double zoom)
{
    if (m_percent)
        m_percent->setText(tr("%1 %").arg(std::lround(zoom * 100)));
}

void ZoomBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::AlternateBase));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace stackwright::canvas
