#include "ui/canvas/canvasbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace stackwright::canvas {

CanvasBar::CanvasBar(QWidget *canvas)
    : QFrame(canvas)
    , m_row(new QHBoxLayout(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAttribute(Qt::WA_NoMousePropagation);
    setCursor(Qt::ArrowCursor);
    m_row->setContentsMargins(8, 6, 6, 6);
    m_row->setSpacing(6);
    hide();
}

QToolButton *CanvasBar::addButton(const QString &text, const QString &name)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(button);
    return button;
}

void CanvasBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    event->accept();
}

} // namespace stackwright::canvas
