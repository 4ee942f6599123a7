#include "core/chart/reader.h"
#include "core/layout/layered.h"
#include "core/run/chartgraph.h"
#include "tests/support/drawingcheck.h"
#include "tests/support/places.h"
#include "tests/support/randomgraph.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <cmath>

using namespace stackwright;

// Prints what our drawing of the seed is like beside those of others, and how time grows with size.
class TestLayoutBench : public QObject
{
    Q_OBJECT

private slots:
    void shouldCrossLessThanMermaidOnTheSeed()
    {
        QFile file(test::seedFile());
        QVERIFY(file.open(QFile::ReadOnly));
        const auto chart = chart::read(QString::fromUtf8(file.readAll()), file.fileName());
        QVERIFY(bool(chart));
        const layout::Graph graph = run::layoutGraph(*chart);
        const layout::Drawing drawing = layout::laidOut(graph);
        qInfo("drawn by                crossings  length, em  longest");
        qInfo("mermaid 11, dagre               2        1346       92");
        qInfo("mermaid 11, ELK                 0        3306      309");
        qInfo("mermaid 12                      0        2104      155");
        qInfo("ours                   %10d %11.0f %8.0f   (%.0f x %.0f px)", test::crossings(drawing),
            test::totalLengthEm(drawing), test::longestEdgeEm(drawing), drawing.bounds.width(), drawing.bounds.height());
        QCOMPARE(test::brokenPromises(graph, drawing).join(QLatin1Char('\n')), QString());
        QCOMPARE(test::crossings(drawing), 0);
        QVERIFY(test::totalLengthEm(drawing) < 1346);
    }

    void shouldSayHowTimeGrows()
    {
        double before = 0;
        int smaller = 0;
        for (const int nodes : {100, 300, 1000}) {
            test::RandomGraphShape shape;
            shape.nodes = nodes;
            shape.edges = nodes * 3 / 2;
            shape.groups = nodes / 15;
            const layout::Graph graph = test::randomGraph(5, shape);
            QElapsedTimer timer;
            timer.start();
            const layout::Drawing drawing = layout::laidOut(graph);
            const double ms = double(timer.nsecsElapsed()) / 1e6;
            QCOMPARE(drawing.nodes.size(), nodes);
            const double exponent = smaller > 0 ? std::log(ms / before) / std::log(double(nodes) / smaller) : 0;
            qInfo("%d nodes: %.1f ms, exponent %.2f", nodes, ms, exponent);
            before = ms;
            smaller = nodes;
        }
    }
};

QTEST_GUILESS_MAIN(TestLayoutBench)
#include "tst_layoutbench.moc"
