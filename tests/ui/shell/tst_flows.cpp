#include "tests/support/slowwindowtest.h"
#include "ui/files/mermaidpane.h"
#include "ui/run/runpanel.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QStatusBar>
#include <QTabWidget>
#include <QtTest>

using namespace stackwright;

// What goes on behind the window, slowly, while the person goes on in front of it.
class FlowsTest : public test::SlowWindowTest
{
    Q_OBJECT

private slots:
    void shouldLeaveTheThreadsThatQtPaintsWithAlone()
    {
        // given a stack that takes long to generate
        makeWindow([this](shell::Services *services) {
            services->generate = [this, generate = services->generate](const stack::Stack &stack, const QString &environment) {
                m_begun->release();
                m_goOn->acquire();
                return generate(stack, environment);
            };
        });
        QVERIFY(open());
        QVERIFY(QTest::qWaitFor([&] { return m_begun->tryAcquire(); }, test::flowPatienceMs));

        // then no thread of the global pool is at work
        QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
    }

    void shouldStayBusyWhileSecretsAreMade()
    {
        // given a keychain that takes its time to keep a new value
        m_bench->keychain = &m_keychain;
        makeWindow();
        QVERIFY(open());
        m_bench->prompts.choices = {0};
        m_window->actions().up->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_keychain.waiting(), 1, test::flowPatienceMs);
        const QString mine = m_window->documentFile().key();

        // when the person wants another stack meanwhile
        QVERIFY(!test::opened(*m_window, m_bench->path(QStringLiteral("other.mmd"))));

        // then it is not opened, and what runs is the one that was asked for
        QVERIFY(m_bench->prompts.told.first().startsWith(QStringLiteral("A run is going on")));
        QCOMPARE(m_window->documentFile().key(), mine);
        m_keychain.answer();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->runner.requests().size(), 1, test::flowPatienceMs);
        QCOMPARE(m_bench->runner.requests().first().secretVariables.size(), 1);
        QCOMPARE(m_keychain.written.size(), 1);
        QCOMPARE(m_keychain.written.first().stack, mine);
    }

    void shouldSayThatItWaitsForTheKeychain()
    {
        // given a keychain that asks for its password
        QVERIFY(openWithASilentKeychain());
        // when
        m_window->actions().up->trigger();
        // then
        QTRY_VERIFY_WITH_TIMEOUT(
            m_window->statusBar()->currentMessage().startsWith(QStringLiteral("Waiting for the keychain")), test::flowPatienceMs);
        m_bench->prompts.choices = {1};
        m_keychain.answer();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->statusBar()->currentMessage(), QString(), test::flowPatienceMs);
    }

    void shouldLetGoOfAKeychainThatNeverAnswers()
    {
        // given an up that waits for the keychain
        QVERIFY(openWithASilentKeychain());
        m_window->actions().up->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_keychain.waiting() > 0, test::flowPatienceMs);
        QVERIFY(!m_window->actions().up->isEnabled());

        // when it is stopped
        m_window->actions().cancel->trigger();

        // then it is over at once, and the window may close
        QVERIFY(m_window->actions().up->isEnabled());
        QVERIFY(m_window->close());

        // and an answer that comes late starts nothing
        m_keychain.answer();
        QTest::qWait(50);
        QCOMPARE(m_bench->runner.requests().size(), 0);
    }

    void shouldWaitForTheExportOfAnAttemptThatWasStopped()
    {
        // given an up that is stopped while it writes the files
        m_bench->keychain = &m_keychain;
        const auto writing = std::make_shared<std::atomic_int>(0);
        const auto most = std::make_shared<std::atomic_int>(0);
        makeWindow([this, writing, most](shell::Services *services) {
            services->exportFiles = [this, writing, most, write = services->exportFiles](const QString &folder,
                                        const generate::FileSet &files, const exporting::Options &options) {
                *most = qMax(most->load(), ++*writing);
                m_begun->release();
                m_goOn->acquire();
                --*writing;
                return write(folder, files, options);
            };
        });
        QVERIFY(open());
        QVERIFY(isRefreshed());
        m_bench->prompts.choices = {0};
        m_window->actions().up->trigger();
        QVERIFY(QTest::qWaitFor([&] { return m_keychain.answer(), m_begun->tryAcquire(); }, test::flowPatienceMs));
        m_window->actions().cancel->trigger();

        // when it is wanted again at once
        QTRY_VERIFY_WITH_TIMEOUT(m_window->actions().up->isEnabled(), test::flowPatienceMs);
        m_window->actions().up->trigger();
        QTest::qWait(50);
        m_goOn->release(2);

        // then the second writes once the first has ended
        QTRY_COMPARE_WITH_TIMEOUT((m_keychain.answer(), m_bench->runner.requests().size()), 1, test::flowPatienceMs);
        QCOMPARE(most->load(), 1);
    }

    void shouldTakeTheMarkOffTheRunTabWhenNothingWasStarted()
    {
        makeWindow();
        QVERIFY(open());
        m_bench->prompts.choices = {1}; // make no secrets
        m_window->actions().up->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->prompts.asked.size() == 1, test::flowPatienceMs);
        QTRY_VERIFY(m_window->actions().up->isEnabled());
        QTabWidget *tabs = nullptr;
        const QList<QTabWidget *> all = m_window->findChildren<QTabWidget *>();
        for (QTabWidget *one : all) {
            tabs = one->indexOf(&m_window->runPanel()) >= 0 ? one : tabs;
        }
        QVERIFY(tabs);
        QCOMPARE(tabs->tabText(tabs->indexOf(&m_window->runPanel())), QStringLiteral("Run"));
    }

    void shouldNotMakeAnewWhatWasSetMeanwhile()
    {
        // given a secret that the window saw to be missing
        m_bench->keychain = &m_keychain;
        makeWindow();
        QVERIFY(open());
        widgets::SecretKeeper &keeper = m_window->secretKeeper();
        QTRY_COMPARE_WITH_TIMEOUT(keeper.missing().size(), 1, test::flowPatienceMs);
        const secrets::SecretId id = keeper.idOf(keeper.missing().first());

        // when another program sets it, and then all that are missing are made
        const auto other = m_keychain.write(id, "precious");
        m_keychain.answer();
        bool done = false;
        keeper.generateMissing(this, [&done](const QString &) { done = true; });
        QTRY_VERIFY_WITH_TIMEOUT(done, test::flowPatienceMs);

        // then it is what it was
        QCOMPARE(m_keychain.written.size(), 1);
        QVERIFY(keeper.missing().isEmpty());
    }

    void shouldKnowOfValuesThatWereMadeAfterTheirDialogWasClosed()
    {
        m_bench->keychain = &m_keychain;
        makeWindow();
        QVERIFY(open());
        widgets::SecretKeeper &keeper = m_window->secretKeeper();
        QTRY_COMPARE_WITH_TIMEOUT(keeper.missing().size(), 1, test::flowPatienceMs);
        // given a dialog that goes while the keychain still writes
        auto dialog = std::make_unique<QObject>();
        bool told = false;
        keeper.generateMissing(dialog.get(), [&told](const QString &) { told = true; });
        QTRY_COMPARE_WITH_TIMEOUT(m_keychain.written.size(), 1, test::flowPatienceMs);
        dialog.reset();
        // when it has written
        m_keychain.answer();
        // then the window knows, and nobody else is told
        QTRY_VERIFY_WITH_TIMEOUT(keeper.missing().isEmpty(), test::flowPatienceMs);
        QVERIFY(!told);
    }

    void shouldAskBeforeItRunsWithoutTheTextThatWasTyped()
    {
        makeWindow();
        QVERIFY(open());
        auto *code = m_window->mermaidPane().findChild<widgets::CodeView *>();
        code->moveCursor(QTextCursor::End);
        code->insertPlainText(QStringLiteral("  PG --> [["));
        m_bench->prompts.choices = {1};
        m_window->actions().up->trigger();
        QCOMPARE(m_bench->prompts.asked, QStringList{QStringLiteral("Run without the mermaid text?")});
        QVERIFY(m_bench->runner.requests().isEmpty());
    }
};

QTEST_MAIN(FlowsTest)
#include "tst_flows.moc"
