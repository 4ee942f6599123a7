#include "core/stack/projectfile.h"
#include "tests/support/files.h"
#include "tests/support/windowbench.h"
#include "ui/canvas/canvas.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"

#include <QAction>
#include <QSemaphore>
#include <QtTest>

using namespace stackwright;

// Reading and writing the file of a stack, on a disk that takes its time, is full, or has what another program wrote.
class DocumentFileTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QSemaphore> m_goOn; // what a slow disk waits for
    std::unique_ptr<test::WindowBench> m_bench;
    std::unique_ptr<shell::MainWindow> m_window;

    // A saved stack of one node, opened.
    bool openShop(const QString &path)
    {
        const auto stack = stack::fromMermaid(QStringLiteral("flowchart TD\n  A[Alpha]\n"), QStringLiteral("shop.mmd"));
        return test::write(path, stack::writtenProject(*stack)) && test::opened(*m_window, path);
    }

private slots:
    void init()
    {
        m_goOn = std::make_unique<QSemaphore>();
        m_bench = std::make_unique<test::WindowBench>();
        m_window = std::make_unique<shell::MainWindow>(m_bench->services());
    }

    void cleanup()
    {
        m_goOn->release(1000); // for whoever still waits, where a test ended early
        m_window.reset();
        m_bench.reset();
    }

    void shouldAskBeforeSaveAsReplacesAFile()
    {
        QVERIFY(openShop(m_bench->path(QStringLiteral("shop.stack.yaml"))));
        const QString other = m_bench->path(QStringLiteral("other.stack.yaml"));
        QVERIFY(test::write(other, "precious"));

        // when the name is given without its ending, which the file dialog has not asked about
        m_bench->prompts.paths = {m_bench->path(QStringLiteral("other"))};
        m_bench->prompts.choices = {1};
        m_window->actions().saveAs->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QCOMPARE(test::contentOf(other), QByteArray("precious"));

        m_bench->prompts.paths = {m_bench->path(QStringLiteral("other"))};
        m_bench->prompts.choices = {0};
        m_window->actions().saveAs->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(test::contentOf(other).contains("Alpha"));
    }

    void shouldAskBeforeItOverwritesWhatAnotherProgramWrote()
    {
        // given a file that a teammate's pull replaced
        const QString path = m_bench->path(QStringLiteral("shop.stack.yaml"));
        QVERIFY(openShop(path));
        m_window->canvas().addKind(QStringLiteral("postgresql"));
        const auto theirs = stack::fromMermaid(QStringLiteral("flowchart TD\n  T[Theirs]\n"), QStringLiteral("shop.mmd"));
        QVERIFY(test::write(path, stack::writtenProject(*theirs)));

        // when the person thinks better of it
        m_bench->prompts.choices = {2};
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(test::contentOf(path).contains("Theirs"));
        QVERIFY(m_window->isWindowModified());

        // or overwrites it
        m_bench->prompts.choices = {0};
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(test::contentOf(path).contains("Alpha"));
        QVERIFY(test::contentOf(path + QStringLiteral(".backup-1")).contains("Theirs"));
        QVERIFY(!m_window->isWindowModified());

        // then the next save asks nothing
        m_window->canvas().addKind(QStringLiteral("redis"));
        const qsizetype asked = m_bench->prompts.asked.size();
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QCOMPARE(m_bench->prompts.asked.size(), asked);
    }

    void shouldOpenWhatAnotherProgramWrote()
    {
        const QString path = m_bench->path(QStringLiteral("shop.stack.yaml"));
        QVERIFY(openShop(path));
        m_window->canvas().addKind(QStringLiteral("postgresql"));
        const auto theirs = stack::fromMermaid(QStringLiteral("flowchart TD\n  T[Theirs]\n"), QStringLiteral("shop.mmd"));
        QVERIFY(test::write(path, stack::writtenProject(*theirs)));

        m_bench->prompts.choices = {1};
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));

        QVERIFY(m_bench->document.stack().chart.node(QStringLiteral("T")));
        QVERIFY(!m_window->isWindowModified());
    }

    void shouldLeaveTheWindowUsableWhileItReadsAndWrites()
    {
        // given a disk that takes its time
        shell::Services services = m_bench->services();
        services.open = [this, open = services.open](const QString &path, int chart) {
            m_goOn->acquire();
            return open(path, chart);
        };
        services.writeFile = [this, write = services.writeFile](const QString &path, const QByteArray &bytes, bool keepBackup) {
            if (path.endsWith(QLatin1String(".stack.yaml"))) {
                m_goOn->acquire();
            }
            return write(path, bytes, keepBackup);
        };
        m_window = std::make_unique<shell::MainWindow>(services);
        const QString path = m_bench->path(QStringLiteral("shop.stack.yaml"));
        const auto stack = stack::fromMermaid(QStringLiteral("flowchart TD\n  A[Alpha]\n"), QStringLiteral("shop.mmd"));
        QVERIFY(test::write(path, stack::writtenProject(*stack)));

        // when a file is opened, nothing waits for it
        m_window->openFile(path);
        QVERIFY(m_window->documentFile().isReading());
        QVERIFY(!m_window->documentFile().hasStack());
        m_goOn->release();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(m_window->documentFile().hasStack());

        // and while it is saved, the person goes on; what they do then is not in the file, and they are told so
        m_window->canvas().addKind(QStringLiteral("postgresql"));
        m_window->actions().save->trigger();
        QVERIFY(m_window->documentFile().isSaving());
        m_window->canvas().addKind(QStringLiteral("redis"));
        m_goOn->release();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(!test::contentOf(path).contains("redis"));
        QVERIFY(test::contentOf(path).contains("ostgre"));
        QVERIFY(m_window->isWindowModified());
        m_bench->document.undoStack()->undo();
        QVERIFY(!m_window->isWindowModified());
        m_window.reset();
    }

    void shouldCloseOnlyOnceItIsSaved()
    {
        const QString path = m_bench->path(QStringLiteral("shop.stack.yaml"));
        QVERIFY(openShop(path));
        m_window->show();
        m_window->canvas().addKind(QStringLiteral("postgresql"));
        m_bench->prompts.choices = {0};
        QVERIFY(!m_window->close());
        QTRY_VERIFY(m_window->isHidden());
        QVERIFY(test::contentOf(path).contains("ostgre"));
        QCOMPARE(m_bench->prompts.asked.size(), 1);
    }

    void shouldStayUnsavedAfterASaveThatFailed()
    {
        shell::Services services = m_bench->services();
        services.writeFile = [](const QString &, const QByteArray &, bool) -> base::Result<void> {
            return base::Error{QStringLiteral("the disk is full")};
        };
        m_window = std::make_unique<shell::MainWindow>(services);
        QVERIFY(openShop(m_bench->path(QStringLiteral("shop.stack.yaml"))));
        m_window->canvas().addKind(QStringLiteral("postgresql"));
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(m_window->isWindowModified());
        QCOMPARE(m_bench->prompts.told, QStringList{QStringLiteral("The stack was not saved: the disk is full")});
        // the next way out asks again
        m_bench->prompts.choices = {2};
        m_window->actions().closeStack->trigger();
        QVERIFY(m_window->documentFile().hasStack());
    }

    void shouldAskBeforeWhatWasDoneMeanwhileGivesWayToAFile()
    {
        shell::Services services = m_bench->services();
        services.open = [this, open = services.open](const QString &path, int chart) {
            m_goOn->acquire();
            return open(path, chart);
        };
        m_window = std::make_unique<shell::MainWindow>(services);
        m_window->actions().newStack->trigger();
        const QString path = m_bench->path(QStringLiteral("shop.stack.yaml"));
        const auto stack = stack::fromMermaid(QStringLiteral("flowchart TD\n  A[Alpha]\n"), QStringLiteral("shop.mmd"));
        QVERIFY(test::write(path, stack::writtenProject(*stack)));
        m_window->openFile(path);

        // when the person goes on before it is there, and would rather keep that
        m_window->canvas().addKind(QStringLiteral("redis"));
        m_bench->prompts.choices = {2};
        m_goOn->release();
        QVERIFY(test::filesAreSettled(*m_window));
        QTRY_COMPARE(m_bench->prompts.asked.size(), 1);
        QCOMPARE(m_bench->document.stack().chart.nodes.size(), 1);
        QVERIFY(m_window->documentFile().origin().isEmpty());
        m_window.reset();
    }
};

QTEST_MAIN(DocumentFileTest)
#include "tst_documentfile.moc"
