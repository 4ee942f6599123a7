#pragma once

#include <QAbstractButton>

namespace stackwright::widgets {

// A switch that is on or off; says so with its position, a mark and its accessible state, not with its colour alone.
class Toggle : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Toggle(QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace stackwright::widgets
