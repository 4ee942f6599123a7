#pragma once

#include "ui/canvas/stage.h"

#include <QPixmap>
#include <QTransform>
#include <QWidget>

namespace stackwright::canvas {

// The whole chart, small, with a frame around what the canvas shows; a press goes there.
class Minimap : public QWidget
{
    Q_OBJECT

public:
    Minimap(const Stage &stage, QWidget *canvas);

    // Puts it into the corner of what it is the overview of, as large as it may be there; false where there is no room for
    // it that it would be worth.
    bool placeIn(const QSize &canvas);
    // Something else than the view is different: the picture of the chart is drawn anew.
    void stageChanged();

signals:
    void wanted(const QPointF &plane); // to be in the middle

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    QTransform fitted() const; // from the plane into this
    QPixmap picture() const;

    const Stage &m_stage;
    QPixmap m_picture; // kept while a person pans and zooms; null: to be drawn
};

} // namespace stackwright::canvas
