#pragma once

#include <QObject>

namespace stackwright::cli {

// Turns SIGINT, SIGTERM and SIGHUP into a signal of Qt, as long as it lives. One at a time.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

signals:
    void interrupted();
};

} // namespace stackwright::cli
