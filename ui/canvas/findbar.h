#pragma once

#include "ui/canvas/canvasbar.h"

class QLabel;
class QLineEdit;

namespace stackwright::canvas {

// Where a person says what to find on the canvas.
class FindBar : public CanvasBar
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *canvas);

    void open(); // with the keyboard in it and its text selected
    QString words() const;
    // The number of the one that is shown, from 1, of so many; 0: none of them yet.
    void showCount(qsizetype number, qsizetype of);

signals:
    void wordsChanged(const QString &words);
    void stepped(int by); // 1: to the next one, -1: to the one before

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *m_words;
    QLabel *m_count;
    QToolButton *m_before;
    QToolButton *m_next;
};

} // namespace stackwright::canvas
