#include "tests/support/files.h"
#include "tests/support/slowstore.h"
#include "tests/support/windowbench.h"
#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/files/mermaidpane.h"
#include "ui/run/runpanel.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportdialog.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QStatusBar>
#include <QTabWidget>
#include <QtTest>

using namespace stackwright;

namespace {

constexpr int patienceMs = 20'000; // only a limit for what hangs

// A stack with one secret.
const QString chartText = QStringLiteral("flowchart TD\n  PG[PostgreSQL]\n");

} // namespace

// What goes on behind the window, slowly, while the person goes on in front of it.
class FlowsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::WindowBench> m_bench;
    test::SlowStore m_keychain;
    std::unique_ptr<shell::MainWindow> m_window;
    // Slow work begins and goes on with these. They outlive the window, which waits for it.
    std::unique_ptr<QSemaphore> m_begun;
    std::unique_ptr<QSemaphore> m_goOn;

    void makeWindow(const std::function<void(shell::Services *)> &change = {})
    {
        shell::Services services = m_bench->services();
        if (change) {
            change(&services);
        }
        m_window = std::make_unique<shell::MainWindow>(services);
    }

    bool open(const QString &name = QStringLiteral("shop.mmd"))
    {
        const QString path = m_bench->path(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(chartText.toUtf8()) < 0) {
            return false;
        }
        file.close();
        m_bench->preferences.trust(path);
        return test::opened(*m_window, path);
    }

    bool isRefreshed() const
    {
        return QTest::qWaitFor([this] { return !m_window->preview().isRefreshing(); }, patienceMs);
    }

    // With a stack whose secrets are asked for, by a keychain that answers when the test tells it to.
    bool openWithASilentKeychain()
    {
        m_bench->keychain = &m_keychain;
        makeWindow();
        m_keychain.readsAtOnce = false;
        return open() && isRefreshed();
    }

    // An export that goes on when the test lets it.
    bool beginSlowExport(const QString &folder)
    {
        makeWindow([this](shell::Services *services) {
            services->exportFiles = [this, write = services->exportFiles](
                                        const QString &to, const generate::FileSet &files, const exporting::Options &options) {
                m_goOn->acquire();
                return write(to, files, options);
            };
        });
        if (!open() || !isRefreshed())
            return false;
        m_window->actions().exportFiles->trigger();
        if (!QTest::qWaitFor([this] { return exportDialog() != nullptr; }, patienceMs))
            return false;
        exportDialog()->setFolder(folder);
        if (!QTest::qWaitFor([this] { return exportDialog()->isReady(); }, patienceMs))
            return false;
        exportDialog()->exportNow();
        return true;
    }

    shell::ExportDialog *exportDialog() const { return m_window->findChild<shell::ExportDialog *>(); }

private slots:
    void init()
    {
        m_bench = std::make_unique<test::WindowBench>();
        m_keychain = {};
        m_begun = std::make_unique<QSemaphore>();
        m_goOn = std::make_unique<QSemaphore>();
    }

    void cleanup()
    {
        m_goOn->release(1000);
        m_window.reset();
        m_bench.reset();
    }

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
        QVERIFY(QTest::qWaitFor([&] { return m_begun->tryAcquire(); }, patienceMs));

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
        QTRY_COMPARE_WITH_TIMEOUT(m_keychain.waiting(), 1, patienceMs);
        const QString mine = m_window->documentFile().key();

        // when the person wants another stack meanwhile
        QVERIFY(!test::opened(*m_window, m_bench->path(QStringLiteral("other.mmd"))));

        // then it is not opened, and what runs is the one that was asked for
        QVERIFY(m_bench->prompts.told.first().startsWith(QStringLiteral("A run is going on")));
        QCOMPARE(m_window->documentFile().key(), mine);
        m_keychain.answer();
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->runner.requests().size(), 1, patienceMs);
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
            m_window->statusBar()->currentMessage().startsWith(QStringLiteral("Waiting for the keychain")), patienceMs);
        m_bench->prompts.choices = {1};
        m_keychain.answer();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->statusBar()->currentMessage(), QString(), patienceMs);
    }

    void shouldLetGoOfAKeychainThatNeverAnswers()
    {
        // given an up that waits for the keychain
        QVERIFY(openWithASilentKeychain());
        m_window->actions().up->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_keychain.waiting() > 0, patienceMs);
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
        QVERIFY(QTest::qWaitFor([&] { return m_keychain.answer(), m_begun->tryAcquire(); }, patienceMs));
        m_window->actions().cancel->trigger();

        // when it is wanted again at once
        QTRY_VERIFY_WITH_TIMEOUT(m_window->actions().up->isEnabled(), patienceMs);
        m_window->actions().up->trigger();
        QTest::qWait(50);
        m_goOn->release(2);

        // then the second writes once the first has ended
        QTRY_COMPARE_WITH_TIMEOUT((m_keychain.answer(), m_bench->runner.requests().size()), 1, patienceMs);
        QCOMPARE(most->load(), 1);
    }

    void shouldTakeTheMarkOffTheRunTabWhenNothingWasStarted()
    {
        makeWindow();
        QVERIFY(open());
        m_bench->prompts.choices = {1}; // make no secrets
        m_window->actions().up->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->prompts.asked.size() == 1, patienceMs);
        QTRY_VERIFY(m_window->actions().up->isEnabled());
        QTabWidget *tabs = nullptr;
        const QList<QTabWidget *> all = m_window->findChildren<QTabWidget *>();
        for (QTabWidget *one : all) {
            tabs = one->indexOf(&m_window->runPanel()) >= 0 ? one : tabs;
        }
        QVERIFY(tabs);
        QCOMPARE(tabs->tabText(tabs->indexOf(&m_window->runPanel())), QStringLiteral("Run"));
    }

    void shouldExportTheStackAsItIsAtThatMoment()
    {
        makeWindow();
        QVERIFY(open());
        QVERIFY(isRefreshed());

        // when a node is added and the export opened before the preview has followed
        m_window->canvas().addKind(QStringLiteral("redis"));
        m_window->actions().exportFiles->trigger();
        m_window->actions().exportFiles->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(exportDialog(), patienceMs);
        QVERIFY(isRefreshed());
        QCOMPARE(m_window->findChildren<shell::ExportDialog *>().size(), 1);
        const QString to = m_bench->path(QStringLiteral("out"));
        exportDialog()->setFolder(to);
        QTRY_VERIFY_WITH_TIMEOUT(exportDialog()->isReady(), patienceMs);
        exportDialog()->exportNow();
        QTRY_VERIFY_WITH_TIMEOUT(!exportDialog(), patienceMs);

        // then it is in the files
        const QByteArray wanted = m_window->preview().current()->files.value(QStringLiteral("compose.yaml")).content;
        QVERIFY(wanted.contains("redis"));
        QCOMPARE(test::contentOf(to + QStringLiteral("/compose.yaml")), wanted);

        // and "On disk" says so, until the stack changes
        m_window->filesPanel().setView(files::FilesPanel::View::Disk);
        m_window->filesPanel().showFile(QStringLiteral("compose.yaml"));
        const auto notes = [this] {
            QStringList texts;
            const QList<QLabel *> labels = m_window->filesPanel().findChildren<QLabel *>();
            for (const QLabel *label : labels) {
                texts.append(label->text());
            }
            return texts.join(QLatin1Char('\n'));
        };
        QTRY_VERIFY_WITH_TIMEOUT(notes().contains(QStringLiteral("the disk is the same")), patienceMs);
        QVERIFY(m_window->filesPanel().shownText().isEmpty());
    }

    void shouldNotShowWhatALinkInTheExportedFolderLeadsTo()
    {
        makeWindow();
        QVERIFY(open());
        QVERIFY(isRefreshed());
        const QString folder = m_bench->path(QStringLiteral("exported"));
        QVERIFY(QDir().mkpath(folder));
        QFile secret(m_bench->path(QStringLiteral("id_rsa")));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("PRIVATE KEY\n") > 0);
        secret.close();
        QVERIFY(QFile::link(secret.fileName(), folder + QStringLiteral("/compose.yaml")));

        m_window->filesPanel().setFolder(folder);
        m_window->filesPanel().showFile(QStringLiteral("compose.yaml"));
        m_window->filesPanel().setView(files::FilesPanel::View::Disk);

        const auto said = [this](const QString &part) {
            const QList<QLabel *> labels = m_window->filesPanel().findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->text().contains(part); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(said(QStringLiteral("symbolic link")), patienceMs);
        QVERIFY(!m_window->filesPanel().shownText().contains(QStringLiteral("PRIVATE")));
    }

    void shouldSayWhichSecretsCouldNotBeRead()
    {
        QVERIFY(openWithASilentKeychain());
        m_window->actions().exportFiles->trigger();
        QTRY_VERIFY_WITH_TIMEOUT((m_keychain.refuse(), exportDialog()), patienceMs);

        const QString name = m_window->preview().current()->secrets.first().name;
        const QList<QLabel *> labels = exportDialog()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
            [&](const QLabel *label) { return label->isVisibleTo(exportDialog()) && label->text().contains(name); }));
    }

    void shouldKeepTheExportOpenUntilItIsDone()
    {
        // given an export that is under way
        const QString to = m_bench->path(QStringLiteral("out"));
        QVERIFY(beginSlowExport(to));

        // when the person presses Escape
        QTest::keyClick(exportDialog(), Qt::Key_Escape);
        const bool stayed = exportDialog() && exportDialog()->isVisible();
        m_goOn->release(10);

        // then the dialog stays until it can tell what became of it
        QVERIFY(stayed);
        QTRY_VERIFY_WITH_TIMEOUT(!exportDialog(), patienceMs);
        QCOMPARE(m_window->documentFile().exportFolder(), to);
    }

    void shouldNotMakeAnewWhatWasSetMeanwhile()
    {
        // given a secret that the window saw to be missing
        m_bench->keychain = &m_keychain;
        makeWindow();
        QVERIFY(open());
        widgets::SecretKeeper &keeper = m_window->secretKeeper();
        QTRY_COMPARE_WITH_TIMEOUT(keeper.missing().size(), 1, patienceMs);
        const secrets::SecretId id = keeper.idOf(keeper.missing().first());

        // when another program sets it, and then all that are missing are made
        const auto other = m_keychain.write(id, "precious");
        m_keychain.answer();
        bool done = false;
        keeper.generateMissing(this, [&done](const QString &) { done = true; });
        QTRY_VERIFY_WITH_TIMEOUT(done, patienceMs);

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
        QTRY_COMPARE_WITH_TIMEOUT(keeper.missing().size(), 1, patienceMs);
        // given a dialog that goes while the keychain still writes
        auto dialog = std::make_unique<QObject>();
        bool told = false;
        keeper.generateMissing(dialog.get(), [&told](const QString &) { told = true; });
        QTRY_COMPARE_WITH_TIMEOUT(m_keychain.written.size(), 1, patienceMs);
        dialog.reset();
        // when it has written
        m_keychain.answer();
        // then the window knows, and nobody else is told
        QTRY_VERIFY_WITH_TIMEOUT(keeper.missing().isEmpty(), patienceMs);
        QVERIFY(!told);
    }

    void shouldNotPutTheFolderThatIsBeingTypedInPlaceOfTheOneWrittenTo()
    {
        const QString to = m_bench->path(QStringLiteral("out"));
        QVERIFY(beginSlowExport(to));

        // when the person types on in the field while it is written
        QTest::keyClicks(exportDialog()->findChild<QLineEdit *>(), QStringLiteral("/half-ty"));
        m_goOn->release(10);

        QTRY_VERIFY_WITH_TIMEOUT(!exportDialog(), patienceMs);
        QCOMPARE(m_window->documentFile().exportFolder(), to);
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
