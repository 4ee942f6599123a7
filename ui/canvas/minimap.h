#pragma once

#include "ui/canvas/stage.h"

#include <QWidget>

namespace stackwright::canvas {

// The whole chart, small, with a frame around what the canvas shows; a press goes there.
class Minimap : public QWidget
{
    Q_OBJECT

public:
    Minimap(const Stage &stage, QWidget *canvas);

signals:
    void wanted(const QPointF &plane); // to be in the middle

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    View fitted() const;

    const Stage &m_stage;
};

} // namespace stackwright::canvas
