#pragma once

#include <QWidget>

class QAction;
class QToolButton;

namespace stackwright::canvas {

// How large the chart is seen, and buttons for that.
class ZoomBar : public QWidget
{
    Q_OBJECT

public:
    explicit ZoomBar(QWidget *canvas);

    void setActions(QAction *zoomOut, QAction *actualSize, QAction *zoomIn, QAction *fit);
    void showZoom(double zoom); // 1.0 is 100 %

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *button(QAction *action, const QString &text);

    QToolButton *m_percent = nullptr;
};

} // namespace stackwright::canvas
