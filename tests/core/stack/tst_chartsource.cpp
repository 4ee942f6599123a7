#include "core/stack/chartsource.h"
#include "core/stack/projectfile.h"
#include "tests/support/resultmacros.h"

#include <QTemporaryDir>

using namespace stackwright;
using namespace stackwright::stack;

namespace {

const QByteArray readme = "# One\n```mermaid\ngraph TD\n  A\n```\n# Two\n```mermaid\ngraph LR\n  B\n```\n";
const ChartSource second{QStringLiteral("/x/README.md"), 2, QStringLiteral("graph LR\n  B\n")};
const QString wanted = QStringLiteral("graph LR\n  B --> C\n");

} // namespace

class ChartSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldPutTheChartIntoItsBlock()
    {
        const auto file = withChartIn(readme, second, wanted);
        VERIFY_RESULT(file);
        QCOMPARE(file->bytes, QByteArray(readme).replace("  B\n", "  B --> C\n"));
    }

    void shouldKeepWhatSomebodyElseWroteMeanwhile()
    {
        // Given a further chart and words before ours, and a byte order mark
        const QByteArray theirs = "\xEF\xBB\xBF```mermaid\npie\n```\nnew words\r\n" + readme;
        // When ours is saved
        const auto file = withChartIn(theirs, second, wanted);
        // Then all of that stays
        VERIFY_RESULT(file);
        QCOMPARE(file->source.number, 3);
        QCOMPARE(file->bytes, QByteArray(theirs).replace("  B\n", "  B --> C\n"));
    }

    void shouldNotReplaceAChartThatSomebodyElseChanged()
    {
        VERIFY_ERROR(withChartIn(QByteArray(readme).replace("  B\n", "  B2\n"), second, wanted),
            QStringLiteral("Cannot save the chart to README.md"));
        // Nor guess between two that are alike
        const QByteArray twice = "```mermaid\ngraph LR\n  B\n```\n";
        VERIFY_ERROR(withChartIn(twice + "```mermaid\npie\n```\n" + twice, second, wanted), QStringLiteral("changed"));
        VERIFY_ERROR(withChartIn("\xFF", second, wanted), QStringLiteral("UTF-8"));
    }

    void shouldPutTheChartIntoAMermaidFile()
    {
        const ChartSource source{QStringLiteral("/x/shop.mmd"), 0, QStringLiteral("graph LR\r\n  B\r\n  C")};
        const auto file = withChartIn("\xEF\xBB\xBFgraph LR\r\n  B\r\n  C", source, QStringLiteral("graph LR\n  A\n  B\n  C\n"));
        VERIFY_RESULT(file);
        QCOMPARE(file->source.text, QStringLiteral("graph LR\r\n  A\r\n  B\r\n  C"));
        QCOMPARE(file->bytes, QByteArray("\xEF\xBB\xBFgraph LR\r\n  A\r\n  B\r\n  C"));
        VERIFY_ERROR(withChartIn("graph LR\n", source, wanted), QStringLiteral("changed by another program"));
    }

    void shouldTellTheChartsOfAFileApart()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("README.md"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(readme) > 0);
        file.close();
        VERIFY_ERROR(openInput(path), QStringLiteral("#2  Two, line 8: B"));
        const auto opened = openInput(path, 2);
        VERIFY_RESULT(opened);
        QCOMPARE(opened->name, QStringLiteral("two"));
        QVERIFY(identityOf(path, 1) != identityOf(path, 2));
        const auto charts = chartsOf(path);
        VERIFY_RESULT(charts);
        QCOMPARE(charts->size(), 2);
        QCOMPARE(chartsOf(folder.filePath(QStringLiteral("x.mmd")))->size(), 0);
    }

    void shouldReadWhichChartIsMeant_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("chart");
        QTest::newRow("said") << QStringLiteral("docs/README.md#12") << QStringLiteral("docs/README.md") << 12;
        QTest::newRow("not said") << QStringLiteral("README.md") << QStringLiteral("README.md") << 0;
        QTest::newRow("no number") << QStringLiteral("README.md#two") << QStringLiteral("README.md#two") << 0;
        QTest::newRow("none") << QStringLiteral("README.md#0") << QStringLiteral("README.md#0") << 0;
        QTest::newRow("a folder's name") << QStringLiteral("c#2/x.mmd") << QStringLiteral("c#2/x.mmd") << 0;
        QTest::newRow("no Markdown") << QStringLiteral("x.mmd#2") << QStringLiteral("x.mmd#2") << 0;
    }

    void shouldReadWhichChartIsMeant()
    {
        QFETCH(QString, words);
        const InputName name = inputName(words);
        QTEST(name.path, "path");
        QTEST(name.chart, "chart");
    }
};

QTEST_GUILESS_MAIN(ChartSourceTest)
#include "tst_chartsource.moc"
