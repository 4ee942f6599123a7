#include "core/chart/choice.h"
#include "core/chart/markdown.h"
#include "core/chart/reader.h"
#include "tests/support/resultmacros.h"

using namespace stackwright;
using namespace stackwright::chart;

namespace {

const QString readme = QStringLiteral("# Shop\n"
                                      "\n"
                                      "```mermaid\n"
                                      "sequenceDiagram\n"
                                      "  A->>B: hi\n"
                                      "```\n"
                                      "\n"
                                      "## Deployment ##\n"
                                      "```mermaid\n"
                                      "flowchart LR\n"
                                      "  Web[Shop window] --> PG[PostgreSQL]\n"
                                      "```\n"
                                      "Tests\n"
                                      "-----\n"
                                      "~~~ mermaid\n"
                                      "---\n"
                                      "title: The tests\n"
                                      "---\n"
                                      "graph TD\n"
                                      "  A --> B\n"
                                      "~~~\n"
                                      "## Broken\n"
                                      "```mermaid\n"
                                      "flowchart TD\n"
                                      "  A --> [[\n"
                                      "```\n");

} // namespace

class TestMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void shouldFindTheChartsOfMarkdown()
    {
        const QString text =
            QStringLiteral("# T\r\n```mermaid\r\nflowchart "
                           "LR\r\nA\r\n```\r\n~~~~mermaid\nsequenceDiagram\n```\n~~~~\n```js\n```mermaid\n```\n   "
                           "``` mermaid\n   graph TD\n B");
        const QList<MarkdownBlock> blocks = mermaidBlocks(text);
        QCOMPARE(blocks.size(), 3);
        QCOMPARE(blocks[0].text, QStringLiteral("flowchart LR\r\nA\r\n"));
        QCOMPARE(blocks[0].firstLine, 3);
        QCOMPARE(blocks[0].heading, QStringLiteral("T"));
        QCOMPARE(blocks[0].lineEnd, QStringLiteral("\r\n"));
        QCOMPARE(blocks[1].text, QStringLiteral("sequenceDiagram\n```\n"));
        QCOMPARE(blocks[2].text, QStringLiteral("graph TD\nB"));
        QVERIFY(blocks[0].closed && !blocks[2].closed);
    }

    void shouldFindChartsInQuotesAndLists_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QStringList>("texts");
        const QStringList one{QStringLiteral("flowchart LR\n  A\n")};
        QTest::newRow("quote") << QStringLiteral("> ```mermaid\n> flowchart LR\n>   A\n> ```\n") << one;
        QTest::newRow("alert without spaces") << QStringLiteral(">[!NOTE]\n>```mermaid\n>flowchart LR\n>   A\n>```\n") << one;
        QTest::newRow("item") << QStringLiteral("1. x\n\n   ```mermaid\n   flowchart LR\n     A\n   ```\n2. y\n") << one;
        QTest::newRow("beside the mark") << QStringLiteral("- ```mermaid\n  flowchart LR\n    A\n  ```\n") << one;
        QTest::newRow("item of an item, tabs")
            << QStringLiteral("- a\n\t- b\n\n\t\t```mermaid\n\t\tflowchart LR\n\t\t  A\n\t\t```\n") << one;
        QTest::newRow("quote in an item") << QStringLiteral("* > ```mermaid\n  > flowchart LR\n  >   A\n  > ```\n") << one;
        QTest::newRow("the quote ends the block")
            << QStringLiteral("> ```mermaid\n> flowchart LR\n>   A\nno quote\n```mermaid\nB\n```\n")
            << (one + QStringList{QStringLiteral("B\n")});
        QTest::newRow("blank lines") << QStringLiteral("- ```mermaid\n  flowchart LR\n\n  A\n  ```\n")
                                     << QStringList{QStringLiteral("flowchart LR\n\nA\n")};
        QTest::newRow("code by its indentation")
            << QStringLiteral("    ```mermaid\n    flowchart LR\n    ```\n") << QStringList();
        QTest::newRow("no fence within a line") << QStringLiteral("``` mermaid `x` ```\nflowchart LR\n") << QStringList();
        QTest::newRow("a rule is no item") << QStringLiteral("- - -\n```mermaid\nflowchart LR\n  A\n```\n") << one;
    }

    void shouldFindChartsInQuotesAndLists()
    {
        QFETCH(QString, markdown);
        QStringList texts;
        for (const MarkdownBlock &block : mermaidBlocks(markdown))
            texts.append(block.text);
        QTEST(texts, "texts");
    }

    void shouldNameTheChartsToChooseFrom()
    {
        // Given a file with another diagram, two flowcharts, and one with a fault
        const QList<Choice> all = choices(readme, QStringLiteral("README.md"));
        QCOMPARE(all.size(), 4);
        // Then each has a name that tells it from the others, and a reason where it cannot be opened
        QVERIFY(!all[0].isFlowchart && !all[0].problem.isEmpty());
        QCOMPARE(all[1].name(), QStringLiteral("Deployment, line 10: Shop window, PostgreSQL"));
        QVERIFY(all[1].isFlowchart && all[1].problem.isEmpty());
        QCOMPARE(all[2].name(), QStringLiteral("Tests, line 16: The tests"));
        QVERIFY(all[3].isFlowchart);
        QVERIFY2(all[3].problem.startsWith(QStringLiteral("line 25:")), qPrintable(all[3].problem));
        QVERIFY(mustChoose(all));
    }

    void shouldNotTakeFrontMatterOfMarkdownForAHeading()
    {
        const QList<Choice> all =
            choices(QStringLiteral("---\ntitle: x\n---\n\n```mermaid\ngraph TD\n A\n```\n"), QStringLiteral("x.md"));
        QCOMPARE(all.value(0).heading, QString());
    }

    void shouldReadTheChartThatIsMeant()
    {
        const QString name = QStringLiteral("README.md");
        const auto unsaid = readFileText(readme, name);
        VERIFY_ERROR(unsaid, QStringLiteral("#2  Deployment"));
        QVERIFY(unsaid.error().kind == base::ErrorKind::Usage);
        const auto third = readFileText(readme, name, 3);
        VERIFY_RESULT(third);
        QCOMPARE(third->chart.title, QStringLiteral("The tests"));
        QCOMPARE(third->number, 3);
        VERIFY_ERROR(readFileText(readme, name, 5), QStringLiteral("no chart #5"));
        VERIFY_ERROR(readFileText(readme, name, 1), QStringLiteral("README.md:4:"));
        VERIFY_ERROR(readFileText(QStringLiteral("graph TD\n"), QStringLiteral("x.mmd"), 2), QStringLiteral("only Markdown"));
        VERIFY_ERROR(readFileText(QStringLiteral("# T\n"), name), QStringLiteral("no ```mermaid block"));
    }

    void shouldReadTheOnlyFlowchartUnasked()
    {
        const auto read =
            readFileText(QStringLiteral("```mermaid\npie\n```\n```mermaid\ngraph TD\n A --> B\n```\n"), QStringLiteral("x.MD"));
        VERIFY_RESULT(read);
        QCOMPARE(read->text, QStringLiteral("graph TD\n A --> B\n"));
        QCOMPARE(read->number, 0);
    }

    void shouldPlaceErrorsInTheMarkdownFile()
    {
        const auto plain =
            readFileText(QStringLiteral("# T\n\n```mermaid\nflowchart LR\nA[\n```\n"), QStringLiteral("README.md"));
        QVERIFY(!plain.ok());
        QCOMPARE(plain.error().where.line, 5);
        const auto quoted =
            readFileText(QStringLiteral("> ```mermaid\n> flowchart LR\n> A -> B\n> ```\n"), QStringLiteral("README.md"));
        QVERIFY(!quoted.ok());
        QCOMPARE(quoted.error().where.line, 3);
        QCOMPARE(quoted.error().where.column, 5);
    }

    void shouldChangeNothingButTheBlock_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<int>("block");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        const QString lf = QStringLiteral("# T  \n\n```mermaid\ngraph TD\n  A\n  B\n```\n\ttail \n```mermaid\ngraph LR\n```");
        QTest::newRow("a line") << lf << 0 << QStringLiteral("graph TD\n  A\n  C\n")
                                << QString(lf).replace(QStringLiteral("  B\n"), QStringLiteral("  C\n"));
        QTest::newRow("the same") << lf << 0 << QStringLiteral("graph TD\n  A\n  B\n") << lf;
        QTest::newRow("the second") << lf << 1 << QStringLiteral("graph LR\nZ")
                                    << QString(lf).replace(QStringLiteral("graph LR\n"), QStringLiteral("graph LR\nZ\n"));
        QTest::newRow("all lines away") << lf << 0 << QString() << QString(lf).remove(QStringLiteral("graph TD\n  A\n  B\n"));
        const QString crlf = QStringLiteral("x\r\n~~~~ mermaid\r\ngraph TD\r\n  A\r\n~~~\r\n~~~~\r\ny\n");
        QTest::newRow("line ends of the file")
            << crlf << 0 << QStringLiteral("graph TD\n  A\n  B\n~~~\n")
            << QString(crlf).replace(QStringLiteral("  A\r\n"), QStringLiteral("  A\r\n  B\r\n"));
        QTest::newRow("mixed line ends") << QStringLiteral("```mermaid\r\ngraph TD\nA\r\nB\n```") << 0
                                         << QStringLiteral("graph TD\nA\nC\nB\n")
                                         << QStringLiteral("```mermaid\r\ngraph TD\nA\r\nC\r\nB\n```");
        const QString quote = QStringLiteral("> q\n> ```mermaid\n>graph TD\n> A\n> ```\nrest");
        QTest::newRow("quote") << quote << 0 << QStringLiteral("graph TD\n\nB\nA\n")
                               << QStringLiteral("> q\n> ```mermaid\n>graph TD\n>\n> B\n> A\n> ```\nrest");
        const QString list = QStringLiteral("1. x\n   - ```mermaid\n     graph TD\n     A\n     ```\n2. y\n");
        QTest::newRow("list") << list << 0 << QStringLiteral("graph TD\n\n  A\n")
                              << QStringLiteral("1. x\n   - ```mermaid\n     graph TD\n\n       A\n     ```\n2. y\n");
        QTest::newRow("indented fence") << QStringLiteral("  ```mermaid\n  graph TD\n  ```\n") << 0
                                        << QStringLiteral("graph TD\nA\n")
                                        << QStringLiteral("  ```mermaid\n  graph TD\n  A\n  ```\n");
        QTest::newRow("up to the end of the file")
            << QStringLiteral("```mermaid\ngraph TD\nA") << 0 << QStringLiteral("graph TD\nA\nB\n")
            << QStringLiteral("```mermaid\ngraph TD\nA\nB");
        QTest::newRow("an empty block") << QStringLiteral("```mermaid\n```\n") << 0 << QStringLiteral("graph TD")
                                        << QStringLiteral("```mermaid\ngraph TD\n```\n");
    }

    void shouldChangeNothingButTheBlock()
    {
        QFETCH(QString, markdown);
        QFETCH(int, block);
        QFETCH(QString, text);
        const base::Result<QString> result = withBlockText(markdown, block, text);
        VERIFY_RESULT(result);
        QTEST(*result, "wanted");
    }

    void shouldRefuseATextThatEndsItsBlock()
    {
        const QString markdown = QStringLiteral("```mermaid\ngraph TD\n```\n");
        QVERIFY(!withBlockText(markdown, 0, QStringLiteral("graph TD\n```\nA\n")).ok());
        QVERIFY(!withBlockText(markdown, 1, QStringLiteral("graph TD\n")).ok());
        QVERIFY(withBlockText(QStringLiteral("````mermaid\ngraph TD\n````\n"), 0, QStringLiteral("graph TD\n```\nA\n")).ok());
    }

    void shouldBoundWhatItTakesFromHostileMarkdown_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<int>("blocks");
        const QString block = QStringLiteral("```mermaid\ngraph TD\n```\n");
        QTest::newRow("charts without number") << block.repeated(100'000) << 1'000;
        QTest::newRow("a chart of empty lines") << QStringLiteral("```mermaid\n") + QString(8'000'000, u'\n') << 1;
        QTest::newRow("white space in many quotes")
            << QString(QStringLiteral("> ").repeated(200) + u'\n').repeated(100) + QString(4'000'000, u' ') << 0;
        QTest::newRow("many lists") << QStringLiteral("- ").repeated(2'000'000) + block << 0;
    }

    void shouldBoundWhatItTakesFromHostileMarkdown()
    {
        QFETCH(QString, markdown);
        const QList<MarkdownBlock> found = mermaidBlocks(markdown);
        QTEST(int(found.size()), "blocks");
        for (const MarkdownBlock &block : found)
            QVERIFY(block.lines.size() <= 1'000'000);
    }
};

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
