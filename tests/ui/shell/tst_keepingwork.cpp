#include "core/stack/projectfile.h"
#include "tests/support/files.h"
#include "tests/support/windowbench.h"
#include "ui/canvas/canvas.h"
#include "ui/files/mermaidpane.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QDir>
#include <QPushButton>
#include <QtTest>

using namespace stackwright;

namespace {

QPushButton *button(const QWidget &in, const QString &text)
{
    const QList<QPushButton *> all = in.findChildren<QPushButton *>();
    for (QPushButton *one : all) {
        if (one->text() == text) {
            return one;
        }
    }
    return nullptr;
}

} // namespace

// What a person made is never lost without a question.
class KeepingWorkTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::WindowBench> m_bench;
    std::unique_ptr<shell::MainWindow> m_window;
    widgets::CodeView *m_code = nullptr;

    void type(const QString &text)
    {
        m_code->moveCursor(QTextCursor::End);
        m_code->insertPlainText(text);
    }

    // A saved stack of one node, opened.
    bool openShop(const QString &path)
    {
        const auto stack = stack::fromMermaid(QStringLiteral("flowchart TD\n  A[Alpha]\n"), QStringLiteral("shop.mmd"));
        return test::write(path, stack::writtenProject(*stack)) && test::opened(*m_window, path);
    }

private slots:
    void init()
    {
        m_bench = std::make_unique<test::WindowBench>();
        m_window = std::make_unique<shell::MainWindow>(m_bench->services());
        m_code = m_window->mermaidPane().findChild<widgets::CodeView *>();
    }

    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void shouldAskBeforeMermaidTextIsLostThatCouldNotBeTaken()
    {
        // given a saved stack with an hour of work in the text that has a fault
        QVERIFY(openShop(m_bench->path(QStringLiteral("shop.stack.yaml"))));
        QVERIFY(!m_window->isWindowModified());
        type(QStringLiteral("  A --> B[[ an hour of work"));
        QVERIFY(m_window->isWindowModified());

        // when the person closes it and would rather go back
        m_bench->prompts.choices = {1};
        m_window->actions().closeStack->trigger();

        // then everything is there
        QVERIFY(m_window->documentFile().hasStack());
        QVERIFY(m_code->toPlainText().contains(QStringLiteral("an hour of work")));

        // and when they drop it, it is gone
        m_bench->prompts.choices = {0};
        m_window->actions().closeStack->trigger();
        QVERIFY(!m_window->documentFile().hasStack());
    }

    void shouldSayThatAFaultyTextIsNotInTheSavedFile()
    {
        QVERIFY(openShop(m_bench->path(QStringLiteral("shop.stack.yaml"))));
        type(QStringLiteral("  A --> B[[ not yet"));
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QCOMPARE(m_bench->prompts.told.size(), 1);
        QVERIFY(m_bench->prompts.told.first().contains(QStringLiteral("mermaid text was not saved")));
    }

    void shouldTakeWhatWasTypedAMomentAgoBeforeItSaves()
    {
        const QString path = m_bench->path(QStringLiteral("shop.stack.yaml"));
        QVERIFY(openShop(path));
        type(QStringLiteral("  B[Just now]\n"));
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(test::contentOf(path).contains("Just now"));
    }

    void shouldNotUndoEditsElsewhereWhenTheTextIsMended()
    {
        // given a fault in the text, and a node that was added on the canvas meanwhile
        QVERIFY(openShop(m_bench->path(QStringLiteral("shop.stack.yaml"))));
        type(QStringLiteral("  A --> [["));
        m_window->mermaidPane().applyNow();
        QVERIFY(m_window->mermaidPane().hasFault());
        m_window->canvas().addKind(QStringLiteral("postgresql"));
        QCOMPARE(m_bench->document.stack().chart.nodes.size(), 2);

        // when the text is mended
        m_code->moveCursor(QTextCursor::StartOfLine, QTextCursor::KeepAnchor);
        m_code->insertPlainText(QStringLiteral("  A --> C[Gamma]"));
        m_window->mermaidPane().applyNow();

        // then the node is still there, and the person is told
        QCOMPARE(m_bench->document.stack().chart.nodes.size(), 2);
        QVERIFY(m_window->mermaidPane().hasFault());
        QPushButton *overwrite = button(m_window->mermaidPane(), QStringLiteral("Overwrite the chart"));
        QVERIFY(overwrite && overwrite->isVisibleTo(&m_window->mermaidPane()));

        // and may say that the text is right
        overwrite->click();
        QVERIFY(!m_window->mermaidPane().hasFault());
        QVERIFY(m_bench->document.stack().chart.node(QStringLiteral("C")));
        QCOMPARE(m_bench->document.stack().chart.nodes.size(), 2);
    }

    void shouldUndoTypingFirstWhileTheTextHasAFault()
    {
        QVERIFY(openShop(m_bench->path(QStringLiteral("shop.stack.yaml"))));
        m_window->canvas().addKind(QStringLiteral("postgresql"));
        const QString good = m_code->toPlainText();
        type(QStringLiteral("  A --> [["));
        m_window->mermaidPane().applyNow();

        QTest::keyClick(m_code, Qt::Key_Z, Qt::ControlModifier);

        QCOMPARE(m_code->toPlainText(), good);
        QCOMPARE(m_bench->document.stack().chart.nodes.size(), 2);
    }

    void shouldCutInTheFieldThatHasTheFocus()
    {
        // given a node that is selected, and text that is selected beside it
        QVERIFY(openShop(m_bench->path(QStringLiteral("shop.stack.yaml"))));
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->goTo(QStringLiteral("A"));
        m_window->actions().showMermaid->trigger();
        m_code->setFocus();
        m_code->selectAll();

        // when "Cut" is chosen from the menu
        const QList<QAction *> entries = m_window->findChildren<QAction *>();
        QAction *cut = nullptr;
        for (QAction *entry : entries) {
            cut = entry->text().startsWith(QStringLiteral("Cut\t")) ? entry : cut;
        }
        QVERIFY(cut);
        cut->trigger();

        // then the text is cut, and the node is there
        QVERIFY(m_code->toPlainText().isEmpty());
        QVERIFY(m_bench->document.stack().chart.node(QStringLiteral("A")));
    }

    void shouldTellStacksOfOneNameApart()
    {
        // given two flowcharts that both become the stack "readme"
        const QByteArray text = "```mermaid\nflowchart TD\n  PG[PostgreSQL]\n```\n";
        const QString a = m_bench->path(QStringLiteral("a/README.md"));
        const QString b = m_bench->path(QStringLiteral("b/README.md"));
        QVERIFY(test::write(a, text));
        QVERIFY(test::write(b, text));
        widgets::SecretKeeper &keeper = m_window->secretKeeper();

        // when one has its secrets
        QVERIFY(test::opened(*m_window, a));
        QTRY_COMPARE_WITH_TIMEOUT(keeper.missing().size(), 1, 20'000);
        bool made = false;
        keeper.generateMissing(this, [&made](const QString &) { made = true; });
        QTRY_VERIFY(made);
        QVERIFY(keeper.missing().isEmpty());

        // then the other has not
        QVERIFY(test::opened(*m_window, b));
        QTRY_COMPARE_WITH_TIMEOUT(keeper.missing().size(), 1, 20'000);

        // and the first still has
        QVERIFY(test::opened(*m_window, a));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->preview().isRefreshing(), 20'000);
        const QString name = keeper.secretUses().first().name;
        QTRY_COMPARE(keeper.state(name), widgets::SecretKeeper::State::Present);
        QByteArray value;
        keeper.reveal(name, this, [&value](const QByteArray &shown) { value = shown; });
        QTRY_VERIFY(!value.isEmpty());

        // and takes its values along into the project file
        m_bench->prompts.paths = {m_bench->path(QStringLiteral("c/readme.stack.yaml"))};
        QVERIFY(QDir().mkpath(m_bench->path(QStringLiteral("c"))));
        m_window->actions().saveAs->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QTRY_COMPARE(keeper.state(name), widgets::SecretKeeper::State::Present);
        QByteArray moved;
        keeper.reveal(name, this, [&moved](const QByteArray &shown) { moved = shown; });
        QTRY_COMPARE(moved, value);
    }
};

QTEST_MAIN(KeepingWorkTest)
#include "tst_keepingwork.moc"
