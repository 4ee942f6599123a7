#pragma once

#include "ui/shell/services.h"

#include <QStatusBar>

class QToolButton;
class QLabel;

namespace stackwright::shell {

// The bottom line: engine, keychain, size of the chart, zoom.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(Services &services, QWidget *parent = nullptr);

    void checkEngine();
    void showCounts(const chart::Chart &chart);
    void showZoom(double zoom);

signals:
    void secretsRequested();
    void engineHelpRequested(const QString &text, const QString &wayOn);

private:
    void showEngine(const EngineStatus &status);
    void showKeychain();

    Services &m_services;
    EngineStatus m_status;
    QToolButton *m_engine;
    QToolButton *m_keychain;
    QLabel *m_counts;
    QLabel *m_zoom;
    bool m_checking = false;
};

} // namespace stackwright::shell
