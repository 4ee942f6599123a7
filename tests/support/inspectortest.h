#pragma once

#include "tests/support/windowbench.h"

#include <QObject>

class QLineEdit;

namespace stackwright::inspector {
class SettingRow;
}

namespace stackwright::test {

// A test of the inspector of which every function begins with a window that is open and has one database, "PG".
class InspectorTest : public QObject
{
    Q_OBJECT

protected:
    // The row of a setting; null where the inspector does not show it.
    inspector::SettingRow *row(const QString &settingId) const;
    static void typeOver(QLineEdit *edit, const QString &text);

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<shell::MainWindow> m_window;

private slots:
    void init();
    void cleanup();
};

} // namespace stackwright::test
