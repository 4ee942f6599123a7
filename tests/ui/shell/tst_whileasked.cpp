#include "core/stack/projectfile.h"
#include "tests/support/files.h"
#include "tests/support/windowbench.h"
#include "ui/canvas/canvas.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportdialog.h"

#include <QAction>
#include <QSemaphore>
#include <QStatusBar>
#include <QtTest>

using namespace stackwright;

namespace {

constexpr int patienceMs = 20'000; // only a limit for what hangs

} // namespace

// Files that come from a slow disk while the person is busy with something else.
class WhileAskedTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::WindowBench> m_bench;
    std::unique_ptr<QSemaphore> m_goOn; // reading b, and writing
    std::unique_ptr<shell::MainWindow> m_window;
    bool m_writesSlowly = false;

    QString path(const QString &name) const { return m_bench->path(name + QStringLiteral(".stack.yaml")); }

    bool write(const QString &name)
    {
        const auto stack =
            stack::fromMermaid(QStringLiteral("flowchart TD\n  %1[Node]\n").arg(name.toUpper()), name + QStringLiteral(".mmd"));
        return stack && test::write(path(name), stack::writtenProject(*stack));
    }

    bool shows(const QString &name) const { return m_bench->document.stack().name == name; }

    // All that the workers have done by now reaches the window.
    void deliver()
    {
        m_goOn->release();
        m_bench->workers.waitForDone();
        for (int i = 0; i < 10; ++i) {
            QCoreApplication::processEvents();
        }
    }

private slots:
    void init()
    {
        m_bench = std::make_unique<test::WindowBench>();
        m_goOn = std::make_unique<QSemaphore>();
        m_writesSlowly = false;
        shell::Services services = m_bench->services();
        services.open = [this, open = services.open](const QString &path, int chart) {
            if (path.endsWith(QLatin1String("b.stack.yaml"))) {
                m_goOn->acquire();
            }
            return open(path, chart);
        };
        services.writeFile = [this, write = services.writeFile](const QString &path, const QByteArray &bytes, bool keepBackup) {
            if (m_writesSlowly && path.endsWith(QLatin1String(".stack.yaml"))) {
                m_goOn->acquire();
            }
            return write(path, bytes, keepBackup);
        };
        m_window = std::make_unique<shell::MainWindow>(services);
        QVERIFY(write(QStringLiteral("a")));
        QVERIFY(write(QStringLiteral("b")));
        QVERIFY(test::opened(*m_window, path(QStringLiteral("a"))));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->preview().isRefreshing(), patienceMs);
    }

    void cleanup()
    {
        m_goOn->release(1000);
        m_window.reset();
        m_bench.reset();
    }

    void shouldRemoveTheDataOfWhatWasAskedAbout()
    {
        m_bench->preferences.trust(path(QStringLiteral("a")));
        m_window->openFile(path(QStringLiteral("b")));
        m_bench->prompts.whileAsked = [this] { deliver(); };
        m_bench->prompts.choices = {0};
        m_window->actions().downWithData->trigger();
        m_bench->prompts.whileAsked = {};

        QTRY_COMPARE_WITH_TIMEOUT(m_bench->runner.requests().size(), 1, patienceMs);
        QCOMPARE(m_bench->runner.requests().first().project, QStringLiteral("a"));
        QVERIFY(m_bench->runner.requests().first().folder.endsWith(QStringLiteral("runs/a")));
        // and the other one does not come while that goes on
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(shows(QStringLiteral("a")));
    }

    void shouldTrustWhatWasAskedAbout()
    {
        m_window->openFile(path(QStringLiteral("b")));
        m_bench->prompts.whileAsked = [this] { deliver(); };
        m_bench->prompts.choices = {0};
        m_window->actions().up->trigger();
        m_bench->prompts.whileAsked = {};

        QVERIFY(m_bench->preferences.isTrusted(path(QStringLiteral("a"))));
        QVERIFY(!m_bench->preferences.isTrusted(path(QStringLiteral("b"))));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->runner.requests().size(), 1, patienceMs);
        QCOMPARE(m_bench->runner.requests().first().project, QStringLiteral("a"));
    }

    void shouldSaveWhatWasThereWhenTheNameWasAskedFor()
    {
        m_window->openFile(path(QStringLiteral("b")));
        m_bench->prompts.whileAsked = [this] { deliver(); };
        m_bench->prompts.paths = {path(QStringLiteral("copy"))};
        m_window->actions().saveAs->trigger();
        m_bench->prompts.whileAsked = {};

        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(test::contentOf(path(QStringLiteral("copy"))).contains("A[Node]"));
        // and then it is opened, as was asked for
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("b")), patienceMs);
        QCOMPARE(m_window->documentFile().origin(), path(QStringLiteral("b")));
    }

    void shouldOverwriteWithWhatWasAskedAbout()
    {
        m_window->canvas().addKind(QStringLiteral("redis"));
        const auto theirs = stack::fromMermaid(QStringLiteral("flowchart TD\n  T[Theirs]\n"), QStringLiteral("a.mmd"));
        QVERIFY(test::write(path(QStringLiteral("a")), stack::writtenProject(*theirs)));
        m_bench->prompts.whileAsked = [this] {
            m_window->documentFile().read(path(QStringLiteral("b")), 0,
                [this](const shell::DocumentFile::ReadEnd &end) { m_window->documentFile().take(end.opened.value()); });
            deliver();
        };
        m_bench->prompts.choices = {0};
        m_window->actions().save->trigger();

        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("b")), patienceMs);
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(test::contentOf(path(QStringLiteral("a"))).contains("A[Node]"));
        QVERIFY(!test::contentOf(path(QStringLiteral("a"))).contains("B[Node]"));
    }

    void shouldLeaveTheStackAloneWhileItIsExported()
    {
        m_window->show();
        m_window->openFile(path(QStringLiteral("b")));
        m_window->actions().exportFiles->trigger();
        const auto dialog = [this] { return m_window->findChild<shell::ExportDialog *>(); };
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patienceMs);

        // when the file comes while the dialog is open
        deliver();
        QVERIFY(shows(QStringLiteral("a")));

        // then it waits for the end of that
        dialog()->reject();
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("b")), patienceMs);
    }

    void shouldNotOfferTheExportOfTheStackBefore()
    {
        // given files of A that are gathered while B arrives
        m_window->openFile(path(QStringLiteral("b")));
        m_window->actions().exportFiles->trigger();
        m_goOn->release();
        m_bench->workers.waitForDone();
        QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("b")) || m_window->findChild<shell::ExportDialog *>(), patienceMs);

        deliver();

        // then there is one or the other, never a dialog for A's files over B
        QVERIFY(!(shows(QStringLiteral("b")) && m_window->findChild<shell::ExportDialog *>()));
    }

    void shouldNotSwapTheStackWhenASaveEndsUnderAQuestion()
    {
        // given a stack that is saved before it gives way to a new one
        m_bench->preferences.trust(path(QStringLiteral("a")));
        m_window->canvas().addKind(QStringLiteral("redis"));
        m_writesSlowly = true;
        m_bench->prompts.choices = {0};
        m_window->actions().newStack->trigger();
        QVERIFY(m_window->documentFile().isSaving());

        // when that ends under a question about it
        m_bench->prompts.whileAsked = [this] { deliver(); };
        m_bench->prompts.choices = {0};
        m_window->actions().downWithData->trigger();
        m_bench->prompts.whileAsked = {};

        QTRY_COMPARE_WITH_TIMEOUT(m_bench->runner.requests().size(), 1, patienceMs);
        QCOMPARE(m_bench->runner.requests().first().project, QStringLiteral("a"));
    }

    void shouldAskBeforeWhatWasEditedMeanwhileIsDropped()
    {
        // given a person who drops their changes for those on the disk, which is slow
        m_goOn->release();
        QVERIFY(test::opened(*m_window, path(QStringLiteral("b"))));
        m_window->canvas().addKind(QStringLiteral("redis"));
        const auto theirs = stack::fromMermaid(QStringLiteral("flowchart TD\n  T[Theirs]\n"), QStringLiteral("b.mmd"));
        QVERIFY(test::write(path(QStringLiteral("b")), stack::writtenProject(*theirs)));
        m_bench->prompts.choices = {1};
        m_window->actions().save->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->documentFile().isReading(), patienceMs);

        // when they go on meanwhile
        m_window->canvas().addKind(QStringLiteral("postgresql"));
        m_bench->prompts.choices = {2};
        deliver();

        // then that is not dropped without a question
        QVERIFY(test::filesAreSettled(*m_window));
        QCOMPARE(m_bench->prompts.asked.size(), 2);
        QCOMPARE(m_bench->document.stack().chart.nodes.size(), 3);
    }

    void shouldSayNoLongerThatItOpensWhatIsNotWanted()
    {
        m_window->openFile(path(QStringLiteral("b")));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->statusBar()->currentMessage().startsWith(QStringLiteral("Opening")), patienceMs);
        m_window->actions().newStack->trigger();
        QCOMPARE(m_window->statusBar()->currentMessage(), QString());
    }
};

QTEST_MAIN(WhileAskedTest)
#include "tst_whileasked.moc"
