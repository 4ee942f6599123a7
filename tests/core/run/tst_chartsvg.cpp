#include "core/chart/reader.h"
#include "core/layout/layered.h"
#include "core/run/chartgraph.h"
#include "core/run/chartsvg.h"
#include "tests/support/drawingcheck.h"
#include "tests/support/places.h"

#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

using namespace stackwright;

namespace {

chart::Chart chartOf(const QString &text)
{
    const base::Result<chart::Chart> chart = chart::read(text, QStringLiteral("test.mmd"));
    return chart ? *chart : chart::Chart();
}

chart::Chart seed()
{
    QFile file(test::seedFile());
    return file.open(QFile::ReadOnly) ? chartOf(QString::fromUtf8(file.readAll())) : chart::Chart();
}

QByteArray drawn(const chart::Chart &chart)
{
    return run::chartSvg(chart, layout::laidOut(run::layoutGraph(chart)));
}

// The name of the first element or attribute that does not belong into a harmless drawing, or the error of the reader.
QString suspect(const QByteArray &svg)
{
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        static const QStringList known{QStringLiteral("svg"), QStringLiteral("title"), QStringLiteral("desc"),
            QStringLiteral("rect"), QStringLiteral("polygon"), QStringLiteral("ellipse"), QStringLiteral("circle"),
            QStringLiteral("path"), QStringLiteral("text")};
        if (!known.contains(xml.name().toString()))
            return xml.name().toString();
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            if (attribute.name().startsWith(QLatin1String("on")) || attribute.name() == QLatin1String("href") ||
                attribute.value().contains(QLatin1String("url(")))
                return attribute.name().toString();
        }
    }
    return xml.errorString();
}

} // namespace

class TestChartSvg : public QObject
{
    Q_OBJECT

private slots:
    void shouldDrawTheSeedAsWellFormedXml()
    {
        const QByteArray svg = drawn(seed());
        QCOMPARE(suspect(svg), QString());
        QVERIFY(svg.contains("fill=\"#e1f5fe\" stroke=\"#01579b\" stroke-width=\"2px\""));
        QVERIFY(svg.contains(">Performance Benchmarks</text>"));
    }

    void shouldDrawTheSeedWithoutCrossingsAndWithEveryPromiseKept()
    {
        const layout::Graph graph = run::layoutGraph(seed());
        QCOMPARE(graph.nodes.size(), 68);
        QCOMPARE(graph.groups.size(), 8);
        QCOMPARE(graph.edges.size(), 55);
        const layout::Drawing drawing = layout::laidOut(graph);
        QCOMPARE(test::brokenPromises(graph, drawing).join(QLatin1Char('\n')), QString());
        QCOMPARE(test::crossings(drawing), 0);
        QCOMPARE(test::overlaidEdges(drawing), 0);
    }

    void shouldGiveTheSameBytesTwice() { QCOMPARE(drawn(seed()), drawn(seed())); }

    void shouldWriteHostileTextAsText()
    {
        chart::Chart chart;
        chart.accTitle = QStringLiteral("</title><script>alert(1)</script>");
        chart::Node node;
        node.id = QStringLiteral("a");
        node.label = QStringLiteral("\"><script>x</script>&\x01");
        node.labelType = QStringLiteral("string");
        node.styles = {QStringLiteral("fill:url(http://example.org/x)"), QStringLiteral("stroke:\"/><script>")};
        node.link = QStringLiteral("javascript:alert(1)");
        chart.nodes = {node};
        const QByteArray svg = drawn(chart);
        QCOMPARE(suspect(svg), QString());
        QVERIFY(!svg.contains("<script"));
        QVERIFY(!svg.contains("example.org"));
        QVERIFY(!svg.contains("javascript"));
    }

    void shouldDrawHeadsAndStrokesByTheWordsOfTheEdge()
    {
        const chart::Chart chart =
            chartOf(QStringLiteral("flowchart LR\n a --> b\n b --- c\n c ==> d\n d -.-> e\n e ~~~ f\n f <--> g\n"));
        QCOMPARE(chart.edges.size(), 6);
        const QByteArray svg = drawn(chart);
        QCOMPARE(svg.count("<polygon"), 5); // one each of a, c, d, and two of f
        QCOMPARE(svg.count("<path"), 5);    // the invisible one is not there
        QCOMPARE(svg.count("stroke-dasharray"), 1);
        QCOMPARE(svg.count("stroke-width=\"3\""), 1);
    }

    void shouldKnowTheOutlinesOfShapesByAllTheirNames()
    {
        QCOMPARE(run::outlineOf(QStringLiteral("squareRect")), layout::Outline::Rectangle);
        QCOMPARE(run::outlineOf(QStringLiteral("diamond")), layout::Outline::Diamond);
        QCOMPARE(run::outlineOf(QStringLiteral("decision")), layout::Outline::Diamond);
        QCOMPARE(run::outlineOf(QStringLiteral("inv_trapezoid")), layout::Outline::InvertedTrapezoid);
        QCOMPARE(run::outlineOf(QStringLiteral("no such shape")), layout::Outline::Rectangle);
    }
};

QTEST_GUILESS_MAIN(TestChartSvg)
#include "tst_chartsvg.moc"
