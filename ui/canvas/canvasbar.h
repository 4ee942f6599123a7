#pragma once

#include <QFrame>

class QHBoxLayout;
class QToolButton;

namespace stackwright::canvas {

// A small bar of fields that lies on the canvas. What is pressed or typed in it never reaches the canvas.
class CanvasBar : public QFrame
{
    Q_OBJECT

public:
    explicit CanvasBar(QWidget *canvas);

signals:
    void closed(); // by Esc or its button

protected:
    QToolButton *addButton(const QString &text, const QString &name);
    QHBoxLayout *row() const { return m_row; }
    void keyPressEvent(QKeyEvent *event) override;

private:
    QHBoxLayout *m_row;
};

} // namespace stackwright::canvas
