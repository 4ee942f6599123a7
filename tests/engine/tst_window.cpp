#include "app/composition.h"
#include "tests/support/dialogpresser.h"
#include "tests/support/files.h"
#include "tests/support/portlease.h"
#include "tests/support/realengine.h"
#include "ui/canvas/canvas.h"
#include "ui/run/runpanel.h"
#include "ui/run/runtree.h"
#include "ui/run/sitelinks.h"
#include "ui/shell/actions.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

using namespace stackwright;

namespace {

constexpr int patienceMs = 180'000; // an image may have to be pulled

const QString cacheNode = QStringLiteral("Cache");
const QString webNode = QStringLiteral("Web");

// What the page says, or the error.
QByteArray fetched(const QUrl &url)
{
    QNetworkAccessManager network;
    std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(10'000))
        return "no answer";
    return reply->error() == QNetworkReply::NoError ? reply->readAll() : reply->errorString().toUtf8();
}

// The word that the run panel has beside a node.
QString wordBeside(const shell::MainWindow &window, const QString &node)
{
    const auto *tree = window.findChild<run::RunTree *>();
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        if (tree->topLevelItem(i)->text(0) == node)
            return tree->topLevelItem(i)->text(1);
    }
    return {};
}

// So many services have been started, and the run goes on: their health checks have not answered yet.
bool isStarting(const run::RunState &state, int services)
{
    const auto isStart = [](const run::Step &step) {
        return step.id.startsWith(QLatin1String("start/")) && step.state == run::State::Passed;
    };
    return !state.outcome && std::count_if(state.steps.cbegin(), state.steps.cend(), isStart) >= services;
}

void clickTool(const shell::MainWindow &window, QAction *action)
{
    auto *button = qobject_cast<QToolButton *>(window.findChild<QToolBar *>()->widgetForAction(action));
    QVERIFY(button);
    QVERIFY2(button->isEnabled(), qPrintable(action->text()));
    QTest::mouseClick(button, Qt::LeftButton);
}

QPoint middleOf(canvas::Canvas &canvas, const QString &node)
{
    return canvas.toWidget(canvas.scene().rectOf(node).center()).toPoint();
}

} // namespace

// The window as the program wires it, on a real engine: a person at the mouse brings a small stack up, opens its site, takes
// it down, and stops a second run.
class WindowTest : public QObject
{
    Q_OBJECT

public slots:
    void opened(const QUrl &url) { m_opened.append(url); }

private slots:
    void initTestCase()
    {
        STACKWRIGHT_NEED_ENGINE(m_engine);
        for (const char *image : {"nginx:1.28", "redis:7.4"}) {
            if (const QString absence = m_engine.absence(QLatin1String(image)); !absence.isEmpty())
                QSKIP(qPrintable(QStringLiteral("not run: ") + absence));
        }
        // A home and a session of its own: nothing of the person's is read or written, and there is no keychain.
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.filePath(QStringLiteral("config")));
        QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "opened");
        m_engine.remove(m_project);
    }

    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }

    void cleanup() { m_engine.remove(m_project); }

    void shouldBringAStackUpOpenItsSiteTakeItDownAndStopARun()
    {
        // given a file from somebody else, opened in the window
        const test::PortLease lease;
        const int port = lease.port();
        QVERIFY(writeStack(port));
        app::Workbench workbench;
        shell::MainWindow window(workbench.services());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.openFile(stackFile());
        QTRY_VERIFY_WITH_TIMEOUT(window.documentFile().hasStack(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!window.canvas().isArranging() && !window.preview().isRefreshing(), patienceMs);

        // when the person clicks Up, trusts the file and lets the missing password be made
        test::DialogPresser person({QStringLiteral("Trust and run"), QStringLiteral("Generate and go on")});
        clickTool(window, window.actions().up);
        QTRY_VERIFY_WITH_TIMEOUT(window.runPanel().state().outcome.has_value() || !person.unexpected().isEmpty(), patienceMs);

        // then everything is up, and canvas and run panel say so of every node
        QCOMPARE(person.unexpected(), QStringList());
        QCOMPARE(person.left(), QStringList());
        QVERIFY(window.runPanel().state().outcome.has_value());
        QCOMPARE(window.runPanel().headline(), m_project + QStringLiteral(" is up"));
        QCOMPARE(window.runPanel().state().outcome->state, run::State::Passed);
        for (const QString &node : {cacheNode, webNode}) {
            QVERIFY2(window.canvas().spoken(node).contains(QStringLiteral("passed, healthy")),
                qPrintable(window.canvas().spoken(node)));
        }
        QTRY_COMPARE_WITH_TIMEOUT(wordBeside(window, QStringLiteral("Redis")), QStringLiteral("healthy"), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(wordBeside(window, QStringLiteral("Nginx")), QStringLiteral("healthy"), patienceMs);
        QCOMPARE(m_engine.containers(m_project).size(), 2);

        // when the person clicks its site, and then the proxy on the canvas and its address
        const auto sites = window.findChild<run::SiteLinks *>()->findChildren<QToolButton *>();
        QCOMPARE(sites.size(), 1);
        QTest::mouseClick(sites.first(), Qt::LeftButton);
        QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, middleOf(window.canvas(), webNode));
        QCOMPARE(window.canvas().selectedIds(), QStringList{webNode});
        window.canvas().action(QStringLiteral("canvas.open"))->trigger();

        // then both open the address at which the stack answers from outside
        const QUrl site(QStringLiteral("http://localhost:%1").arg(port));
        QCOMPARE(m_opened, (QList<QUrl>{site, site}));
        QCOMPARE(fetched(site.resolved(QUrl(QStringLiteral("/healthz")))), QByteArray("ok\n"));

        // when it is taken down
        clickTool(window, window.actions().down);
        QTRY_VERIFY_WITH_TIMEOUT(!window.runPanel().state().outcome.has_value(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(window.runPanel().state().outcome.has_value(), patienceMs);

        // then its containers are gone
        QCOMPARE(window.runPanel().state().outcome->state, run::State::Passed);
        QCOMPARE(m_engine.containers(m_project), QStringList());

        // when it is started once more and stopped while it waits for the health checks
        clickTool(window, window.actions().up);
        QTRY_VERIFY_WITH_TIMEOUT(isStarting(window.runPanel().state(), 2), patienceMs);
        QElapsedTimer clock;
        clock.start();
        clickTool(window, window.actions().cancel);
        QTRY_VERIFY_WITH_TIMEOUT(window.runPanel().state().outcome.has_value(), patienceMs);

        // then it ends and leaves nothing
        qInfo("stopped after %lld ms; at most 5,000 are wanted of an idle machine", clock.elapsed());
        QCOMPARE(window.runPanel().state().outcome->state, run::State::Cancelled);
        QCOMPARE(m_engine.containers(m_project), QStringList());
        QVERIFY(window.actions().up->isEnabled());
        QCOMPARE(person.unexpected(), QStringList());
    }

private:
    QString stackFile() const { return m_home.filePath(m_project + QStringLiteral(".stack.yaml")); }

    bool writeStack(int port) const
    {
        return test::write(stackFile(), QStringLiteral("stackwright: 1\n"
                                                       "name: %1\n"
                                                       "environments: [dev, prod]\n"
                                                       "chart: |\n"
                                                       "  flowchart TD\n"
                                                       "    Cache[Redis] --> Web[Nginx]\n"
                                                       "nodes:\n"
                                                       "  Cache: {settings: {port: 0}}\n"
                                                       "  Web: {settings: {port: %2}}\n")
                                            .arg(m_project)
                                            .arg(port)
                                            .toUtf8());
    }

    test::RealEngine m_engine;
    QTemporaryDir m_home;
    const QString m_project = QStringLiteral("swwindow%1").arg(QCoreApplication::applicationPid());
    QList<QUrl> m_opened;
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
