#include "tests/support/files.h"
#include "tests/support/windowbench.h"
#include "ui/files/mermaidpane.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/widgets/codeview.h"

#include <QAction>
#include <QtTest>

using namespace stackwright;

namespace {

const QByteArray readme = "# Shop\r\n"
                          "```mermaid\r\n"
                          "sequenceDiagram\r\n"
                          "```\r\n"
                          "## Deployment\r\n"
                          "~~~mermaid\r\n"
                          "flowchart TD\r\n"
                          "  A[Alpha]\r\n"
                          "~~~\r\n"
                          "1. Tests\r\n"
                          "   ````mermaid\r\n"
                          "   flowchart LR\r\n"
                          "     T[Tests]\r\n"
                          "   ````\r\n"
                          "the end";

} // namespace

// A chart of a Markdown file, opened and saved back.
class MarkdownFilesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::WindowBench> m_bench;
    std::unique_ptr<shell::MainWindow> m_window;
    QString m_path;

    bool open(int answer)
    {
        m_bench->prompts.choices = {answer};
        return test::write(m_path, readme) && test::opened(*m_window, m_path);
    }

    void type(const QString &text)
    {
        auto *code = m_window->mermaidPane().findChild<widgets::CodeView *>();
        code->moveCursor(QTextCursor::End);
        code->insertPlainText(text);
    }

    QString chartText() const { return m_bench->document.stack().chartText; }

private slots:
    void init()
    {
        m_bench = std::make_unique<test::WindowBench>();
        m_window = std::make_unique<shell::MainWindow>(m_bench->services());
        m_path = m_bench->path(QStringLiteral("README.md"));
    }

    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void shouldAskWhichChartIsMeant()
    {
        // When a file with two flowcharts is opened, and the second is picked
        QVERIFY(open(2));
        // Then all blocks were there to see, the other diagram with its reason
        QCOMPARE(m_bench->prompts.asked, QStringList{QStringLiteral("Which chart of README.md?")});
        QCOMPARE(m_bench->prompts.offered.size(), 3);
        QVERIFY(m_bench->prompts.offered.at(0).contains(QStringLiteral("no flowchart")));
        QCOMPARE(m_bench->prompts.offered.at(1), QStringLiteral("Deployment, line 7: Alpha"));
        // And the second is open
        QCOMPARE(chartText(), QStringLiteral("flowchart LR\r\n  T[Tests]\r\n"));
    }

    void shouldOpenNothingWhenNoneIsPicked()
    {
        QVERIFY(test::write(m_path, readme));
        bool ended = false;
        m_window->openFile(m_path, [&ended] { ended = true; });
        QTRY_VERIFY(ended);
        QVERIFY(!m_window->documentFile().hasStack());
        QVERIFY(m_bench->prompts.told.isEmpty());
    }

    void shouldNotAskWhereTheNumberIsSaid()
    {
        QVERIFY(test::write(m_path, readme));
        m_window->openFile(m_path + QStringLiteral("#2"));
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(m_bench->prompts.asked.isEmpty());
        QCOMPARE(chartText(), QStringLiteral("flowchart TD\r\n  A[Alpha]\r\n"));
    }

    void shouldSaveTheChartIntoItsBlockAlone()
    {
        // Given the second chart with a further line
        QVERIFY(open(2));
        QVERIFY(m_window->actions().saveChart->isEnabled());
        QCOMPARE(m_window->actions().saveChart->text(), QStringLiteral("Save chart to README.md"));
        type(QStringLiteral("  T --> U\n"));
        // When the chart is saved
        m_window->actions().saveChart->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        // Then its block has the line, and every other byte stays
        const QByteArray wanted = QByteArray(readme).replace("T[Tests]\r\n", "T[Tests]\r\n     T --> U\r\n");
        QCOMPARE(test::contentOf(m_path), wanted);
        QVERIFY(m_bench->prompts.told.isEmpty());
        // And nothing is left to be saved
        QVERIFY(!m_window->isWindowModified());

        // When it is edited and saved once more, after somebody wrote into the file
        QVERIFY(test::write(m_path, "Hello\n" + wanted));
        type(QStringLiteral("  U --> V\n"));
        m_window->actions().saveChart->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        // Then their words stay
        QCOMPARE(test::contentOf(m_path), "Hello\n" + QByteArray(wanted).replace("T --> U\r\n", "T --> U\r\n     U --> V\r\n"));
    }

    void shouldNotOverwriteAChartThatSomebodyElseChanged()
    {
        QVERIFY(open(1));
        type(QStringLiteral("  A --> B\n"));
        const QByteArray theirs = QByteArray(readme).replace("Alpha", "Omega");
        QVERIFY(test::write(m_path, theirs));
        m_window->actions().saveChart->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QCOMPARE(test::contentOf(m_path), theirs);
        QCOMPARE(m_bench->prompts.told.size(), 1);
        QVERIFY(m_bench->prompts.told.first().contains(QStringLiteral("changed by another program")));
        QVERIFY(m_window->isWindowModified());
    }

    void shouldNotSaveATextWithAFault()
    {
        QVERIFY(open(1));
        type(QStringLiteral("  A --> [["));
        m_window->actions().saveChart->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QCOMPARE(test::contentOf(m_path), readme);
        QCOMPARE(m_bench->prompts.told.size(), 1);
    }

    void shouldStayModifiedWhereThereIsMoreThanAChart()
    {
        // Given a chart that is in its file, and a node that was moved
        QVERIFY(open(1));
        stack::Stack moved = m_bench->document.stack();
        moved.positions.insert(QStringLiteral("A"), {10, 20});
        m_bench->document.edit(QStringLiteral("Move"), moved);
        m_window->actions().saveChart->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        // Then the move is nowhere yet
        QVERIFY(m_window->isWindowModified());

        // And after it is saved to a project file, the chart can still be saved to its own
        m_bench->prompts.paths = {m_bench->path(QStringLiteral("shop.stack.yaml"))};
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(!m_window->isWindowModified());
        type(QStringLiteral("  A --> B\n"));
        m_window->actions().saveChart->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QCOMPARE(test::contentOf(m_path), QByteArray(readme).replace("A[Alpha]\r\n", "A[Alpha]\r\n  A --> B\r\n"));
        QVERIFY(m_window->isWindowModified());
    }

    void shouldHaveNoChartFileForAProjectFile()
    {
        QVERIFY(open(1));
        m_window->actions().newStack->trigger();
        QVERIFY(!m_window->actions().saveChart->isEnabled());
    }
};

QTEST_MAIN(MarkdownFilesTest)
#include "tst_markdownfiles.moc"
