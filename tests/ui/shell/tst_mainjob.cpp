#include "tests/support/windowbench.h"
#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/files/mermaidpane.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/settingrow.h"
#include "ui/run/logview.h"
#include "ui/run/runpanel.h"
#include "ui/shell/actions.h"
#include "ui/shell/commandsearch.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportdialog.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QtTest>

using namespace stackwright;

namespace {

// The editor of a setting, as a person finds it: by its title in the inspector.
QLineEdit *lineOf(shell::MainWindow &window, const QString &settingId)
{
    const QList<inspector::SettingRow *> rows = window.inspector().findChildren<inspector::SettingRow *>();
    for (const inspector::SettingRow *row : rows) {
        if (row->setting().id == settingId) {
            return row->findChild<QLineEdit *>();
        }
    }
    return nullptr;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class MainJobTest : public QObject
{
    Q_OBJECT

private:
    // A window on the sample stack, with its files there.
    static std::unique_ptr<shell::MainWindow> sampleWindow(test::WindowBench &bench)
    {
        auto window = std::make_unique<shell::MainWindow>(bench.services());
        window->show();
        window->openSample();
        if (!QTest::qWaitFor(
                [&] { return !window->preview().isRefreshing() && !window->preview().current()->files.isEmpty(); }, 20'000)) {
            return nullptr;
        }
        return window;
    }

private slots:
    void shouldTakeAPersonThroughTheMainJob()
    {
        // given the sample stack in a window
        test::WindowBench bench;
        const auto window = sampleWindow(bench);
        QVERIFY(window);
        QCOMPARE(bench.document.stack().chart.nodes.size(), 68);
        const stack::Stack opened = bench.document.stack();

        // when a field of a selected node is edited
        window->goTo(QStringLiteral("PG"));
        QLineEdit *database = lineOf(*window, QStringLiteral("database"));
        QVERIFY(database);
        database->setFocus();
        database->selectAll();
        QTest::keyClicks(database, QStringLiteral("orders_of_the_day"));

        // then the files follow, and the last change shows in a diff
        QTRY_VERIFY(
            window->preview().current()->files.value(QStringLiteral("compose.yaml")).content.contains("orders_of_the_day"));
        window->filesPanel().showFile(QStringLiteral("compose.yaml"));
        window->filesPanel().setView(files::FilesPanel::View::LastChange);
        QVERIFY(window->filesPanel().shownText().contains(QStringLiteral("orders_of_the_day")));
        QVERIFY(window->isWindowModified());

        // when it is undone, all keystrokes are one step
        window->actions().undo->trigger();
        QCOMPARE(bench.document.stack(), opened);
        QTRY_VERIFY(
            !window->preview().current()->files.value(QStringLiteral("compose.yaml")).content.contains("orders_of_the_day"));
        window->actions().redo->trigger();
        const stack::Stack edited = bench.document.stack();
        QVERIFY(edited != opened);

        // when it is saved and opened again
        const QString path = bench.path(QStringLiteral("shop.stack.yaml"));
        bench.prompts.paths = {path};
        window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*window));
        QVERIFY(!window->isWindowModified());
        window->actions().closeStack->trigger();
        QVERIFY(!window->documentFile().hasStack());
        QVERIFY(test::opened(*window, path));

        // then it is equal
        QCOMPARE(bench.document.stack(), edited);
        QVERIFY(bench.prompts.told.isEmpty());
    }

    void shouldExportToAFolderThatThePersonChose()
    {
        test::WindowBench bench;
        const auto window = sampleWindow(bench);
        QVERIFY(window);
        const QString to = bench.path(QStringLiteral("exported"));

        // given the export dialog on a folder
        window->actions().exportFiles->trigger();
        shell::ExportDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = window->findChild<shell::ExportDialog *>()));
        dialog->setFolder(to);
        QTRY_VERIFY(dialog->isReady());
        QVERIFY2(!QFileInfo::exists(to), "the plan must touch nothing");

        // when the person agrees
        dialog->exportNow();

        // then the folder holds the files, and they are what the preview shows
        QTRY_VERIFY(QFileInfo::exists(to + QStringLiteral("/compose.yaml")));
        QTRY_VERIFY(!window->findChild<shell::ExportDialog *>());
        QCOMPARE(textOf(to + QStringLiteral("/compose.yaml")).toUtf8(),
            window->preview().current()->files.value(QStringLiteral("compose.yaml")).content);
    }

    void shouldRefuseAFaultyValueBesideItsField()
    {
        test::WindowBench bench;
        const auto window = sampleWindow(bench);
        QVERIFY(window);
        const stack::Stack before = bench.document.stack();
        window->goTo(QStringLiteral("Nginx"));
        QLineEdit *port = nullptr;
        const QList<inspector::SettingRow *> rows = window->inspector().findChildren<inspector::SettingRow *>();
        const inspector::SettingRow *portRow = nullptr;
        for (const inspector::SettingRow *row : rows) {
            if (row->setting().type == kinds::SettingType::Port) {
                portRow = row;
                port = row->findChild<QLineEdit *>();
                break;
            }
        }
        QVERIFY(port);

        QTest::keyClicks(port, QStringLiteral("x"));

        QCOMPARE(bench.document.stack(), before);
        bool told = false;
        const QList<QLabel *> labels = portRow->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            told = told || (label->isVisibleTo(portRow) && label->text().startsWith(QStringLiteral("⚠")));
        }
        QVERIFY(told);
        QCOMPARE(port->text(), QStringLiteral("x"));
    }

    void shouldStartARunAndShowWhereItFailed()
    {
        // given a runner whose database fails
        test::WindowBench bench;
        const auto window = sampleWindow(bench);
        QVERIFY(window);
        run::Outcome failure;
        failure.state = run::State::Failed;
        failure.nodeId = QStringLiteral("PG");
        failure.message = QStringLiteral("Port 5432 is taken by another program");
        failure.exitCode = 1;
        bench.runner.step(QStringLiteral("pull"), QStringLiteral("PG"), QStringLiteral("pull postgres"), run::State::Passed)
            .log(QStringLiteral("PG"), "\x1b[31mbind: address in use\x1b[0m")
            .step(QStringLiteral("start"), QStringLiteral("PG"), QStringLiteral("start postgres"), run::State::Failed)
            .outcome(failure);
        bench.prompts.choices = {0}; // generate the missing secrets

        // when the person clicks Up
        window->actions().up->trigger();

        // then the secrets are made, the files are written, and the request carries all that a run needs
        QTRY_COMPARE_WITH_TIMEOUT(bench.runner.requests().size(), 1, 20'000);
        const run::Request request = bench.runner.requests().first();
        QCOMPARE(request.verb, run::Verb::Up);
        QVERIFY(QFileInfo::exists(request.folder + QStringLiteral("/compose.yaml")));
        QVERIFY(!request.secretVariables.isEmpty());
        QVERIFY(window->secretKeeper().missing().isEmpty());

        // and the failure is said with its cause
        QTRY_VERIFY(window->runPanel().state().outcome.has_value());
        QCOMPARE(window->runPanel().state().nodes.value(QStringLiteral("PG")).state, run::State::Failed);
        bool told = false;
        const QList<QLabel *> labels = window->runPanel().findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            told = told || (label->text() == failure.message && label->isVisibleTo(&window->runPanel()));
        }
        QVERIFY(told);
        QVERIFY(window->runPanel().logView()->shownText().contains(QStringLiteral("bind: address in use")));
        QCOMPARE(window->canvas().selectedIds(), QStringList{QStringLiteral("PG")});

        // and no secret is in any file of the folder
        QDirIterator files(request.folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QByteArray content = textOf(files.next()).toUtf8();
            for (const QByteArray &value : request.secretVariables) {
                QVERIFY2(!content.contains(value), qPrintable(files.filePath()));
            }
        }
    }

    void shouldStopARun()
    {
        test::WindowBench bench;
        const auto window = sampleWindow(bench);
        QVERIFY(window);
        bench.prompts.choices = {0};
        window->actions().up->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(bench.runner.isRunning(), 20'000);
        QVERIFY(!window->actions().up->isEnabled());

        window->actions().cancel->trigger();

        QTRY_VERIFY(window->runPanel().state().outcome.has_value());
        QCOMPARE(window->runPanel().state().outcome->state, run::State::Cancelled);
        QVERIFY(window->actions().up->isEnabled());
    }

    void shouldRunNothingOfAFileThatThePersonDoesNotTrust()
    {
        // given a stack that came from a file
        test::WindowBench bench;
        {
            const auto window = sampleWindow(bench);
            QVERIFY(window);
        }
        QFile file(bench.path(QStringLiteral("foreign.mmd")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("flowchart TD\n  PG[PostgreSQL]\n");
        file.close();
        shell::MainWindow window(bench.services());
        QVERIFY(test::opened(window, file.fileName()));

        // when Up is clicked and the question is declined
        bench.prompts.choices = {1};
        window.actions().up->trigger();

        // then nothing runs
        QVERIFY(bench.prompts.asked.contains(QStringLiteral("Do you trust this stack?")));
        QCOMPARE(bench.runner.requests().size(), 0);
        QVERIFY(window.documentFile().needsTrust());

        // and once trusted it is not asked again
        bench.prompts.choices = {0, 0};
        window.actions().up->trigger();
        QVERIFY(!window.documentFile().needsTrust());
        QTRY_COMPARE_WITH_TIMEOUT(bench.runner.requests().size(), 1, 20'000);
    }

    void shouldKeepTheLastGoodChartWhileTheTextIsWrong()
    {
        test::WindowBench bench;
        const auto window = sampleWindow(bench);
        QVERIFY(window);
        auto *code = window->mermaidPane().findChild<widgets::CodeView *>();
        QVERIFY(code);

        // when the text becomes nonsense
        code->moveCursor(QTextCursor::End);
        code->insertPlainText(QStringLiteral("\n  A --> [["));
        window->mermaidPane().applyNow();

        // then the chart stays, and the place is told
        QCOMPARE(bench.document.stack().chart.nodes.size(), 68);
        QVERIFY(window->mermaidPane().hasFault());
        QVERIFY(window->mermaidPane().fault()->where.line > 150);

        // when it is mended
        code->moveCursor(QTextCursor::End);
        code->moveCursor(QTextCursor::StartOfLine, QTextCursor::KeepAnchor);
        code->insertPlainText(QStringLiteral("  PG --> Extra[Extra step]"));
        window->mermaidPane().applyNow();

        // then the chart follows
        QVERIFY(!window->mermaidPane().hasFault());
        QVERIFY(bench.document.stack().chart.node(QStringLiteral("Extra")));
    }

    void shouldAskBeforeUnsavedChangesAreLost()
    {
        test::WindowBench bench;
        const auto window = sampleWindow(bench);
        QVERIFY(window);
        window->canvas().addKind(QStringLiteral("postgresql"));
        QVERIFY(window->isWindowModified());

        bench.prompts.choices = {2}; // cancel
        window->actions().newStack->trigger();
        QCOMPARE(bench.document.stack().chart.nodes.size(), 69);

        bench.prompts.choices = {1}; // do not save
        window->actions().newStack->trigger();
        QCOMPARE(bench.document.stack().chart.nodes.size(), 0);
    }

    void shouldGiveEveryActionANameATipAndAShortcutOfItsOwn()
    {
        test::WindowBench bench;
        const shell::MainWindow window(bench.services());
        QMap<QString, QString> byShortcut;
        for (const QAction *action : window.actions().all()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
            const QString keys = action->shortcut().toString();
            QVERIFY2(!keys.isEmpty(), qPrintable(action->text()));
            QVERIFY2(!byShortcut.contains(keys), qPrintable(keys + QStringLiteral(" is of two actions: ") + action->text()));
            byShortcut.insert(keys, action->text());
        }
    }

    void shouldFindEveryCommandByItsName()
    {
        test::WindowBench bench;
        const auto window = sampleWindow(bench);
        QVERIFY(window);
        window->actions().commandSearch->trigger();
        auto *search = window->findChild<shell::CommandSearch *>();
        QVERIFY(search);
        for (const QAction *action : window->actions().all()) {
            QString text = action->text();
            QVERIFY2(search->shownTexts().contains(text.remove(QLatin1Char('&'))), qPrintable(text));
        }
        QTest::keyClicks(search->findChild<QLineEdit *>(), QStringLiteral("go postgre"));
        QVERIFY(!search->shownTexts().isEmpty());
        QVERIFY(search->shownTexts().first().contains(QStringLiteral("PostgreSQL")));
    }
};

QTEST_MAIN(MainJobTest)
#include "tst_mainjob.moc"
