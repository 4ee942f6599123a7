#include "tests/support/inspectortest.h"

#include "ui/inspector/inspector.h"
#include "ui/inspector/settingrow.h"
#include "ui/widgets/preview.h"

#include <QLineEdit>
#include <QtTest>

namespace stackwright::test {

inspector::SettingRow *InspectorTest::row(const QString &settingId) const
{
    const QList<inspector::SettingRow *> rows = m_window->inspector().findChildren<inspector::SettingRow *>();
    for (inspector::SettingRow *row : rows) {
        if (row->setting().id == settingId) {
            return row;
        }
    }
    return nullptr;
}

void InspectorTest::typeOver(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void InspectorTest::init()
{
    m_bench = std::make_unique<WindowBench>();
    QFile file(m_bench->path(QStringLiteral("shop.mmd")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("flowchart TD\n  PG[PostgreSQL]\n");
    file.close();
    m_window = std::make_unique<shell::MainWindow>(m_bench->services());
    m_window->show();
    QVERIFY(opened(*m_window, file.fileName()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->preview().isRefreshing(), 20'000);
}

void InspectorTest::cleanup()
{
    m_window.reset();
    m_bench.reset();
}

} // namespace stackwright::test
