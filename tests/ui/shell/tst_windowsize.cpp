#include "tests/support/windowbench.h"
#include "ui/shell/actions.h"

#include <QAction>
#include <QtTest>

using namespace stackwright;

// What the window asks of a screen.
class WindowSizeTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldFitALaptopAt125Percent()
    {
        // given the sample stack in the window, whichever reading is shown
        test::WindowBench bench;
        shell::MainWindow window(bench.services());
        window.show();
        window.openSample();
        QTRY_VERIFY(!window.preview().isRefreshing());
        for (QAction *reading : {window.actions().showProblems, window.actions().showFiles, window.actions().showMermaid,
                 window.actions().showRun, window.actions().showHistory}) {
            reading->trigger();
            const QSize least = window.minimumSizeHint();

            // then 1280 by 800 pixels at 125 %, less a panel of the desktop, are enough
            QVERIFY2(least.width() <= 1024 && least.height() <= 600,
                qPrintable(QStringLiteral("%1: %2 by %3").arg(reading->text()).arg(least.width()).arg(least.height())));
        }
    }
};

QTEST_MAIN(WindowSizeTest)
#include "tst_windowsize.moc"
