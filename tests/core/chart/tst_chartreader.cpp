#include "core/base/limits.h"
#include "core/chart/classstyles.h"
#include "core/chart/reader.h"
#include "tests/support/places.h"
#include "tests/support/resultmacros.h"

#include <QFile>
#include <QTest>

using namespace stackwright;

class TestChartReader : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadTheSample();
    void shouldTellShapesByTheirBrackets_data();
    void shouldTellShapesByTheirBrackets();
    void shouldTellArrows_data();
    void shouldTellArrows();
    void shouldReadDataInBraces();
    void shouldFanOut();
    void shouldHoldMembersInTheGroupThatClosesFirst();
    void shouldNotLetGroupsHoldThemselves();
    void shouldAcceptWhatPeopleMean_data();
    void shouldAcceptWhatPeopleMean();
    void shouldKeepTitleAndConfig();
    void shouldRefuseWithAPlace_data();
    void shouldRefuseWithAPlace();
    void shouldRefuseHostileTexts_data();
    void shouldRefuseHostileTexts();
    void shouldReadLargeTextsInOneGo_data();
    void shouldReadLargeTextsInOneGo();
    void shouldShowLabelsAsPeopleReadThem();
};

namespace {

chart::Chart chartOf(const QString &text)
{
    const auto result = chart::read(text, QStringLiteral("chart.mmd"));
    if (!result)
        qWarning("%s", qPrintable(result.error().text()));
    return result ? *result : chart::Chart();
}

chart::Chart chartOfLine(const char *line)
{
    return chartOf(QStringLiteral("flowchart LR\n") + QString::fromUtf8(line) + u'\n');
}

} // namespace

void TestChartReader::shouldReadTheSample()
{
    // Given the flowchart of the sample stack
    QFile file(test::seedFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    // When it is read
    const chart::Chart sample = chartOf(QString::fromUtf8(file.readAll()));
    // Then every node, edge and group is there
    QCOMPARE(sample.nodes.size(), 68);
    QCOMPARE(sample.edges.size(), 55);
    QCOMPARE(sample.groups.size(), 8);
    QCOMPARE(sample.classDefs.size(), 4);
    QCOMPARE(sample.node(QStringLiteral("Start"))->shape, QStringLiteral("stadium"));
    QCOMPARE(sample.node(QStringLiteral("Start"))->classes, QStringList{QStringLiteral("startEndBox")});
    QCOMPARE(sample.groupOf(QStringLiteral("DBHealth")), QStringLiteral("HealthChecks"));
    QCOMPARE(chart::ClassStyles(sample).of(*sample.node(QStringLiteral("Setup"))).value(QStringLiteral("fill")),
        QStringLiteral("#e1f5fe"));
}

void TestChartReader::shouldTellShapesByTheirBrackets_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("shape");
    const QList<QPair<const char *, const char *>> rows{{"A", "squareRect"}, {"A[t]", "squareRect"}, {"A(t)", "roundedRect"},
        {"A([t])", "stadium"}, {"A[[t]]", "subroutine"}, {"A[(t)]", "cylinder"}, {"A((t))", "circle"},
        {"A(((t)))", "doublecircle"}, {"A>t]", "odd"}, {"A{t}", "diamond"}, {"A{{t}}", "hexagon"}, {"A[/t/]", "lean_right"},
        {"A[\\t\\]", "lean_left"}, {"A[/t\\]", "trapezoid"}, {"A[\\t/]", "inv_trapezoid"}, {"A(-t-)", "ellipse"},
        {"A[|borders:lt|t]", "rect"}, {"A@{ shape: cyl }", "cyl"}, {"A@{ icon: \"fa:bell\", form: circle }", "iconCircle"}};
    for (const auto &[node, shape] : rows)
        QTest::newRow(node) << QString::fromLatin1(node) << QString::fromLatin1(shape);
}

void TestChartReader::shouldTellShapesByTheirBrackets()
{
    QFETCH(QString, node);
    QFETCH(QString, shape);
    const chart::Chart chart = chartOf(QStringLiteral("flowchart LR\n") + node);
    QCOMPARE(chart.nodes.size(), 1);
    QCOMPARE(chart.nodes.first().shape, shape);
}

void TestChartReader::shouldTellArrows_data()
{
    QTest::addColumn<QString>("arrow");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("stroke");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("label");
    const auto row = [](const char *arrow, const char *type, const char *stroke, int length, const char *label) {
        QTest::newRow(arrow) << QString::fromLatin1(arrow) << QString::fromLatin1(type) << QString::fromLatin1(stroke) << length
                             << QString::fromLatin1(label);
    };
    row("-->", "arrow_point", "normal", 1, "");
    row("---->", "arrow_point", "normal", 3, "");
    row("---", "arrow_open", "normal", 1, "");
    row("--x", "arrow_cross", "normal", 1, "");
    row("o--o", "double_arrow_circle", "normal", 1, "");
    row("<==>", "double_arrow_point", "thick", 1, "");
    row("===", "arrow_open", "thick", 1, "");
    row("-..->", "arrow_point", "dotted", 2, "");
    row("..->", "arrow_point", "dotted", 2, "");
    row("~~~", "arrow_open", "invisible", 1, "");
    row("-->|yes|", "arrow_point", "normal", 1, "yes");
    row("-- a (b) --->", "arrow_point", "normal", 2, "a (b)");
    row("== thick ==>", "arrow_point", "thick", 1, "thick");
    row("<-. v1 .->", "double_arrow_point", "dotted", 1, "v1");
    row("x-->", "arrow_point", "normal", 2, "");
}

void TestChartReader::shouldTellArrows()
{
    QFETCH(QString, arrow);
    const chart::Chart chart = chartOf(QStringLiteral("flowchart LR\nA ") + arrow + QStringLiteral(" B"));
    QCOMPARE(chart.edges.size(), 1);
    QTEST(chart.edges.first().type, "type");
    QTEST(chart.edges.first().stroke, "stroke");
    QTEST(chart.edges.first().length, "length");
    QTEST(chart.edges.first().label, "label");
}

void TestChartReader::shouldReadDataInBraces()
{
    const chart::Chart chart = chartOf(QStringLiteral(
        "flowchart LR\nA@{\n  shape: doc\n  label: \"two\n  lines }\"\n}\nA e1@--> B\ne1@{ animation: fast }\nclass e1 slow\n"));
    QCOMPARE(chart.node(QStringLiteral("A"))->shape, QStringLiteral("doc"));
    QCOMPARE(chart.node(QStringLiteral("A"))->label, QStringLiteral("two<br/>lines }"));
    QCOMPARE(chart.node(QStringLiteral("A"))->labelType, QStringLiteral("markdown"));
    QCOMPARE(chart.nodes.size(), 2);
    QVERIFY(chart.edge(QStringLiteral("e1"))->ownId);
    QCOMPARE(chart.edge(QStringLiteral("e1"))->data.value(QStringLiteral("animation")), QStringLiteral("fast"));
    QCOMPARE(chart.edge(QStringLiteral("e1"))->classes, QStringList{QStringLiteral("slow")});
}

void TestChartReader::shouldFanOut()
{
    const chart::Chart chart = chartOfLine("A & B --> C & D --> E");
    QStringList ids;
    for (const chart::Edge &edge : chart.edges)
        ids.append(edge.id);
    QCOMPARE(ids.join(u' '), QStringLiteral("L_A_C_0 L_A_D_0 L_B_C_0 L_B_D_0 L_C_E_0 L_D_E_0"));
}

void TestChartReader::shouldHoldMembersInTheGroupThatClosesFirst()
{
    const chart::Chart chart =
        chartOf(QStringLiteral("flowchart LR\nsubgraph outer\n subgraph inner [In]\n A --> B\n end\n A\n C\nend\n"));
    QCOMPARE(chart.groups.size(), 2);
    QCOMPARE(chart.groupOf(QStringLiteral("A")), QStringLiteral("inner"));
    QCOMPARE(chart.group(QStringLiteral("inner"))->parent, QStringLiteral("outer"));
    QCOMPARE(chart.group(QStringLiteral("outer"))->nodes, (QStringList{QStringLiteral("inner"), QStringLiteral("C")}));
    QCOMPARE(chart.nodes.size(), 3);
}

void TestChartReader::shouldNotLetGroupsHoldThemselves()
{
    const chart::Chart chart = chartOf(QStringLiteral("flowchart LR\nsubgraph A\n B\n A\nend\nsubgraph B\n A\nend\n"));
    QCOMPARE(chart.group(QStringLiteral("B"))->parent, QStringLiteral("A"));
    QCOMPARE(chart.group(QStringLiteral("A"))->parent, QString());
}

void TestChartReader::shouldAcceptWhatPeopleMean_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"flowchart LR %% across\nA --> B %% why\n", "graph LR ;A-->B",
             "flowchart LR\nstyle A fill:#fff;style B fill:#000\nA --> B\n", "flowchart LR\nA --> B\nstyle A fill:rgb(1,2,3)\n",
             "  ---\n  title: T\n  ---\n  flowchart LR\n  A --> B\n",
             "\xEF\xBB\xBF"
             "flowchart LR\r\nA --> B\r\n",
             "flowchart LR\nA[me@x.com] --> B\n", "flowchart LR\nsubgraph x %% c\nA --> B\nend %% c\n",
             "flowchart LR\nclass  A,  B  c  \nA --> B\n", "flowchart LR\nA[\"<a href=\"x\">y</a>\"] --> B\n",
             "flowchart LR\nA\n\n-->\nB\n", "flowchart LR\nA --> B\nclick A call f\n"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestChartReader::shouldAcceptWhatPeopleMean()
{
    QFETCH(QString, text);
    const chart::Chart chart = chartOf(text);
    QCOMPARE(chart.nodes.size(), 2);
    QCOMPARE(chart.edges.size(), 1);
}

void TestChartReader::shouldKeepTitleAndConfig()
{
    const chart::Chart chart = chartOf(QStringLiteral(
        "---\ntitle: My chart\nconfig:\n  look: classic\n---\n%%{init: {\"theme\": \"dark\"}}%%\nflowchart LR\nA\n"));
    QCOMPARE(chart.title, QStringLiteral("My chart"));
    QCOMPARE(chart.config, QStringLiteral("---\nconfig:\n  look: classic\n---\n%%{init: {\"theme\": \"dark\"}}%%"));
}

void TestChartReader::shouldRefuseWithAPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *text, const char *message) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(message);
    };
    row("", "c.mmd:1:1: found the end of the text, expected 'flowchart' or 'graph', which begin a chart");
    row("sequenceDiagram\n", "c.mmd:1:1: found 'sequenceDiagram', expected 'flowchart' or 'graph', which begin a chart");
    row("flowchart LR\n  A -> B\n", "c.mmd:2:5: found '-', expected an arrow, '&', a line end or ';'");
    row("flowchart LR\nA[one (two)]\n", "c.mmd:2:7: found '(', expected ']', or the label in quotes");
    row("flowchart LR\nA[\"one\n", "c.mmd:2:3: found a string without an end, expected '\"' that closes it");
    row("flowchart LR\nA --> end\n",
        "c.mmd:2:7: found 'end', expected a node: 'end' is a word of the language and cannot begin an id");
    row("flowchart LR\nstyle style A fill:red\n", "c.mmd:2:7: found 'style', expected the id of a node");
    row("flowchart LR\nA\nclass end x\n", "c.mmd:3:7: found 'end', expected the ids of nodes");
    row("flowchart LR\nA\nclass A,subgraph x\n", "c.mmd:3:9: found 'subgraph', expected the id of a node");
    row("flowchart LR\nA:::graph\n", "c.mmd:2:5: found 'graph', expected the name of a class");
    row("flowchart LR\nA\nclick A _self\n", "c.mmd:3:9: found '_self', expected an address in quotes, or a callback");
    row("flowchart LR\nstyle accTitle: t\n", "c.mmd:2:7: found 'accTitle', expected the id of a node");
    row("flowchart LR\nA --> accDescr { d }\n",
        "c.mmd:2:7: found 'accDescr', expected a node: 'accDescr' is a word of the language and cannot begin an id");
    row("flowchart LR\nstyle %%A fill:red\n", "c.mmd:2:7: found '%', expected the id of a node");
    row("flowchart LR\nsubgraph a--b\nend\n",
        "c.mmd:2:11: found '-', expected the name of a subgraph, its title as [title], a line end or ';'");
    row("flowchart LR\nsubgraph a\x18\nend\n",
        "c.mmd:2:11: found the character U+0018, expected the name of a subgraph, its title as [title], a line end or ';'");
    row("flowchart LR\nsubgraph x\nA\n",
        "c.mmd:2:1: found a subgraph without an end, expected 'end' on a line of its own after it");
    row("flowchart LR\nA\nend\n", "c.mmd:3:1: found 'end', expected a statement: no subgraph is open that 'end' could close");
    row("flowchart LR\nA --> B\nlinkStyle 1 stroke:red\n",
        "c.mmd:3:1: found linkStyle for edge 1, expected a number below 1: that many edges stand before it");
    row("flowchart LR\nA@{ shape: squarish }\n",
        "c.mmd:2:2: found the shape 'squarish', expected one that mermaid knows, such as rect, diamond or cyl");
    row("---\ntitle: x\nflowchart LR\n",
        "c.mmd:1:1: Cannot read the front matter: found the end of the text, expected a line of \"---\" that closes it");
    row("%% a comment\r\nflowchart LR\r\nA[x]\r\n  \xF0\x9F\x98\x80 B\r\n",
        "c.mmd:4:5: found 'B', expected an arrow, '&', a line end or ';'");
}

void TestChartReader::shouldRefuseWithAPlace()
{
    QFETCH(QString, text);
    const auto result = chart::read(text, QStringLiteral("c.mmd"));
    QVERIFY(!result.ok());
    QTEST(result.error().text(), "message");
}

void TestChartReader::shouldRefuseHostileTexts_data()
{
    QTest::addColumn<QString>("text");
    const QString head = QStringLiteral("flowchart LR\n");
    const int many = 100'000;
    QTest::newRow("brackets") << head + u'A' + QString(many, u'[');
    QTest::newRow("parentheses") << head + u'A' + QString(many, u'(');
    QTest::newRow("subgraphs") << head + QStringLiteral("subgraph x\n").repeated(many);
    QTest::newRow("product") << head + QStringLiteral("a & ").repeated(2000) + QStringLiteral("a --> ") +
                                    QStringLiteral("b & ").repeated(2000) + u'b';
    QTest::newRow("opened strings") << head + QStringLiteral("A[\"").repeated(many);
    QTest::newRow("opened tags") << head + QStringLiteral("<a =\"").repeated(many);
    QTest::newRow("opened arrows") << head + QStringLiteral("A -- ").repeated(many);
    QTest::newRow("dots") << head + QStringLiteral("A -. ") + QString(1'000'000, u'.');
    QTest::newRow("directives") << head + QStringLiteral("%%{init").repeated(many);
    QTest::newRow("one long line") << head + QString(5'000'000, u'a') + QStringLiteral(" b");
    QTest::newRow("long label") << head + QStringLiteral("A[") + QString(base::limits::labelCharacters + 1, u'a') + u']';
    QTest::newRow("null characters") << head + QString(many, QChar(u'\0'));
    QTest::newRow("binary") << QString::fromLatin1(QByteArray("\x7f"
                                                              "ELF\x02\x01\x01\0\0\0\xff\xfe",
        12));
    QTest::newRow("styles of classes") << head + QStringLiteral("classDef ") + QStringLiteral("a,").repeated(many) +
                                              QStringLiteral("a x:y") + QStringLiteral(",x:y").repeated(many) + u'\n';
    QTest::newRow("styles of edges") << [&] {
        QString text = head + QStringLiteral("A --> A\n").repeated(many) + QStringLiteral("linkStyle 0");
        for (int i = 1; i < many; ++i)
            text += u',' + QString::number(i);
        return text + QStringLiteral(" x:y") + QStringLiteral(",x:y").repeated(many) + u'\n';
    }();
    QTest::newRow("groups within each other by mention") << [&] {
        QString text = head;
        for (int i = 0; i < 1000; ++i)
            text += QStringLiteral("subgraph g%1\ng%2\nend\n").arg(i).arg(i + 1);
        return text;
    }();
}

void TestChartReader::shouldRefuseHostileTexts()
{
    // When a text that no person wrote is read, then one message names a place
    QFETCH(QString, text);
    const auto result = chart::read(text, QStringLiteral("c.mmd"));
    QVERIFY(!result.ok());
    QVERIFY(result.error().where.line > 0);
    QVERIFY(result.error().where.column > 0);
    QVERIFY(result.error().message.size() < 300);
}

// Each of them took minutes when some piece of the text was looked at again for every other one.
void TestChartReader::shouldReadLargeTextsInOneGo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("nodes");
    const QString head = QStringLiteral("flowchart LR\n");
    const QString tags = QStringLiteral("A[\"") + QStringLiteral("<b>").repeated(15'000) + QStringLiteral("\"]\n");
    QTest::newRow("tags before one attribute") << head + tags.repeated(50) + QStringLiteral("B[\"<a href=\"x\">\"]\n") << 2;
    QTest::newRow("one chain") << head + u'A' + QStringLiteral("-->B").repeated(190'000) + u'\n' << 2;
    QTest::newRow("classes of a group") << [&] {
        QString text = head;
        for (int i = 0; i < 300'000; ++i)
            text += QStringLiteral("G:::c%1\n").arg(i);
        return text + QStringLiteral("subgraph G\nA\nend\n");
    }() << 1;
}

void TestChartReader::shouldReadLargeTextsInOneGo()
{
    QFETCH(QString, text);
    QFETCH(int, nodes);
    const auto chart = chart::read(text, QStringLiteral("large"));
    VERIFY_RESULT(chart);
    QCOMPARE(chart->nodes.size(), nodes);
}

void TestChartReader::shouldShowLabelsAsPeopleReadThem()
{
    const QString text = QStringLiteral("text");
    QCOMPARE(chart::plainText(QStringLiteral("a #quot;b#quot; &amp; c#9829;<br/>d <b>e</b> 1 < 2"), text),
        QStringLiteral("a \"b\" & c\u2665\nd e 1 < 2"));
    QCOMPARE(chart::plainText(QStringLiteral("fa:fa-car Car"), text), QStringLiteral("Car"));
    QCOMPARE(chart::plainText(QStringLiteral("The **cat** in *the* hat_with_tail"), QStringLiteral("markdown")),
        QStringLiteral("The cat in the hat_with_tail"));
    const QString markdown = QStringLiteral("markdown");
    QCOMPARE(
        chart::plainText(QStringLiteral("**a** __b__ ** c** **d ** ***e***"), markdown), QStringLiteral("a b ** c** d ** *e***"));
    QCOMPARE(
        chart::plainText(QStringLiteral("**one __two__ three** four**"), markdown), QStringLiteral("one __two__ three four**"));
    const QString unclosed = QStringLiteral("**a ").repeated(500'000).trimmed();
    QCOMPARE(chart::plainText(unclosed, markdown), unclosed);
    QCOMPARE(chart::plainText(QStringLiteral("**stars**"), text), QStringLiteral("**stars**"));
    QCOMPARE(chart::plainText(QStringLiteral("<img src=/dev/zero>x"), text), QStringLiteral("x"));
    QCOMPARE(chart::decodedText(QStringLiteral("item #1; #nothing;")), QStringLiteral("item #1; #nothing;"));
    // Many that begin no tag, and many that end none, in one go each.
    const QString angles = QStringLiteral("<1").repeated(1'000'000) + u'>';
    QCOMPARE(chart::decodedText(angles), angles);
    const QString opened = u'>' + QStringLiteral("<a").repeated(1'000'000);
    QCOMPARE(chart::decodedText(opened), opened);
}

QTEST_GUILESS_MAIN(TestChartReader)
#include "tst_chartreader.moc"
