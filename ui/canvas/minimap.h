#pragma once

#include "ui/canvas/stage.h"

#include <QPixmap>
#include <QTimer>
#include <QTransform>
#include <QWidget>

namespace stackwright::canvas {

// The whole chart, small, with a frame around what the canvas shows; a press goes there. It is in the way of nothing for long:
// what it covers is seen through it until the pointer is on it, and once the view is at rest it goes to a corner without cards,
// where there is one.
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
    // The same while a person drags: the picture follows when the hand rests.
    void stageMoves();
    void viewChanged();

signals:
    void wanted(const QPointF &plane); // to be in the middle

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    QTransform fitted() const; // from the plane into this
    void drawPicture();
    enum class Corner { BottomRight, TopRight, BottomLeft, TopLeft };
    QRect placeAt(Corner corner) const;
    bool coversCards(Corner corner) const;
    void leaveCards();
    void rest();

    const Stage &m_stage;
    Corner m_corner = Corner::BottomRight;
    QTimer m_rest;
    QTransform m_fitted; // as in the picture
    bool m_stageMoved = false;
    QPixmap m_picture; // kept while a person pans and zooms; null: to be drawn
};

} // namespace stackwright::canvas
