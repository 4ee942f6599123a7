#include "ui/canvas/zoombar.h"

#include "ui/canvas/canvas.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

#include <cmath>

namespace stackwright::canvas {

ZoomBar::ZoomBar(const Canvas &canvas, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 6, 0);
    row->setSpacing(0);
    setAccessibleName(tr("Zoom"));
    button(canvas.action(QStringLiteral("canvas.zoomOut")), QStringLiteral("−"));
    m_percent = button(canvas.action(QStringLiteral("canvas.actualSize")), tr("%1 %").arg(400));
    m_percent->setMinimumWidth(m_percent->sizeHint().width());
    button(canvas.action(QStringLiteral("canvas.zoomIn")), QStringLiteral("+"));
    button(canvas.action(QStringLiteral("canvas.fit")), tr("Fit"));
    showZoom(canvas.zoom());
    connect(&canvas, &Canvas::zoomChanged, this, &ZoomBar::showZoom);
}

QToolButton *ZoomBar::button(QAction *action, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(action->text());
    button->setToolTip(QStringLiteral("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    layout()->addWidget(button);
    return button;
}

void ZoomBar::showZoom(double zoom)
{
    m_percent->setText(tr("%1 %").arg(std::lround(zoom * 100)));
}

} // namespace stackwright::canvas
