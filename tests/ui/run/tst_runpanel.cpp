#include "tests/support/fakerunner.h"
#include "ui/run/logview.h"
#include "ui/run/runpanel.h"
#include "ui/run/sitelinks.h"
#include "ui/theme/themesource.h"

#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QToolButton>
#include <QtTest>

using namespace stackwright;
using namespace stackwright::run;

namespace {

QList<LogLine> lines(int count)
{
    QList<LogLine> result;
    for (int i = 0; i < count; ++i) {
        LogLine line;
        line.service = QStringLiteral("web");
        line.text = "line " + QByteArray::number(i);
        result.append(line);
    }
    return result;
}

} // namespace

class RunPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldFollowTheEndOfTheLog()
    {
        // given a log that is shown
        const theme::ThemeSource themes;
        LogView log(themes);
        log.resize(500, 240);
        log.show();
        const QScrollBar *bar = log.findChild<QPlainTextEdit *>()->verticalScrollBar();

        // when more comes than there is room for
        log.append(lines(200));

        // then there is a scroll bar, and it is at the end
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());
        log.append(lines(50));
        QCOMPARE(bar->value(), bar->maximum());
    }

    void shouldStayWhereThePersonReads()
    {
        const theme::ThemeSource themes;
        LogView log(themes);
        log.resize(500, 240);
        log.show();
        QScrollBar *bar = log.findChild<QPlainTextEdit *>()->verticalScrollBar();
        log.append(lines(200));
        QTRY_VERIFY(bar->maximum() > 0);

        bar->triggerAction(QScrollBar::SliderPageStepSub);
        const int read = bar->value();
        log.append(lines(50));

        QCOMPARE(bar->value(), read);
    }

    void shouldOfferManySitesInLittleRoom()
    {
        SiteLinks links;
        QMap<QString, generate::NodeServices> nodes;
        for (int i = 0; i < 12; ++i)
            nodes[QStringLiteral("N%1").arg(i, 2)].openUrl =
                QStringLiteral("http://localhost:%1/a/long/address/of/a/site").arg(8000 + i);
        links.showSites(nodes, {});
        QVERIFY(links.sizeHint().width() < 800);

        // all of them can be opened
        QStringList opened;
        connect(&links, &SiteLinks::openRequested, this, [&](const QString &address) { opened.append(address); });
        const QList<QToolButton *> buttons = links.findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
        for (QToolButton *button : buttons) {
            if (!button->menu()) {
                button->click();
                continue;
            }
            for (QAction *action : button->menu()->actions())
                action->trigger();
        }
        opened.removeDuplicates();
        QCOMPARE(opened.size(), 12);
    }

    void shouldForgetTheRunOfAnotherStack()
    {
        stack::StackDocument document;
        test::FakeRunner runner;
        const theme::ThemeSource themes;
        RunPanel panel(document, runner, themes);
        runner.step(QStringLiteral("a"), QStringLiteral("A"), QStringLiteral("start a"), State::Passed).outcome({});
        const Request request;
        panel.begin(request);
        runner.start(request);
        QTRY_VERIFY(panel.state().outcome.has_value());

        document.replace({});

        QVERIFY(panel.state().steps.isEmpty());
        QVERIFY(!panel.state().outcome.has_value());
        QCOMPARE(panel.headline(), QString());
    }

    void shouldNotBeDoneBeforeTheEnd()
    {
        // given a run of which every step that is known is over
        stack::StackDocument document;
        test::FakeRunner runner;
        const theme::ThemeSource themes;
        RunPanel panel(document, runner, themes);
        runner.step(QStringLiteral("a"), QStringLiteral("A"), QStringLiteral("start a"), State::Passed);
        const Request request;
        panel.begin(request);
        runner.start(request);
        QTRY_COMPARE(panel.state().steps.size(), 1);

        // then it is not said to be done before it is
        const auto *bar = panel.findChild<QProgressBar *>();
        QCOMPARE(bar->value(), 99);
        runner.finish({});
        QCOMPARE(bar->value(), 100);
    }
};

QTEST_MAIN(RunPanelTest)
#include "tst_runpanel.moc"
