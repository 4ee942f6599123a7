#pragma once

#include "ui/canvas/canvasbar.h"
#include "ui/canvas/neighbourhood.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace stackwright::canvas {

// Says whose neighbourhood alone is shown, how far it reaches, and how to see everything again.
class NeighbourBar : public CanvasBar
{
    Q_OBJECT

public:
    explicit NeighbourBar(QWidget *canvas);

    void open(const QString &of);
    int steps() const;
    Reach reach() const;

signals:
    void changed();

private:
    QLabel *m_of;
    QSpinBox *m_steps;
    QComboBox *m_reach;
};

} // namespace stackwright::canvas
