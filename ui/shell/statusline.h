#pragma once

#include "ui/shell/services.h"

#include <QStatusBar>

class QLabel;

namespace stackwright::widgets {
class ElidedButton;
}

namespace stackwright::shell {

// The bottom line: engine, keychain, and of a chart its size and zoom.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(Services &services, QWidget *parent = nullptr);

    void checkEngine();
    void showCounts(const chart::Chart &chart);
    // Stands at the end of the line while there is a stack.
    void setChartTools(QWidget *tools);
    void setHasStack(bool has);

signals:
    void secretsRequested();
    void engineHelpRequested(const QString &text, const QString &wayOn);

private:
    void showEngine(const EngineStatus &status);
    void showKeychain();

    Services &m_services;
    EngineStatus m_status;
    widgets::ElidedButton *m_engine;
    widgets::ElidedButton *m_keychain;
    QLabel *m_counts;
    QWidget *m_chartTools = nullptr;
    bool m_checking = false;
};

} // namespace stackwright::shell
