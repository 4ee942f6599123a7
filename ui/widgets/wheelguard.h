#pragma once

#include <QObject>

namespace stackwright::widgets {

// Keeps the wheel from changing a value that the person only scrolls past: the wheel reaches the widget only with the focus.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    explicit WheelGuard(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace stackwright::widgets
