#pragma once

#include <QWidget>

class QAction;
class QToolButton;

namespace stackwright::canvas {

class Canvas;

// Out, percent, in, fit: the zoom of a canvas, for the pointer. It stands beside the canvas, so that it hides nothing of it.
class ZoomBar : public QWidget
{
    Q_OBJECT

public:
    explicit ZoomBar(const Canvas &canvas, QWidget *parent = nullptr);

private:
    QToolButton *button(QAction *action, const QString &text);
    void showZoom(double zoom);

    QToolButton *m_percent;
};

} // namespace stackwright::canvas
