#include "core/chart/reader.h"
#include "core/chart/writer.h"
#include "tests/support/resultmacros.h"

using namespace stackwright;

// Corners of mermaid's grammar, as its own parser reads them.
class TestChartGrammar : public QObject
{
    Q_OBJECT

private:
    static base::Result<chart::Chart> read(const QString &text) { return chart::read(text, QStringLiteral("chart.mmd")); }

    // What is written reads as the same chart, and editing it into itself leaves the text alone.
    static bool survives(const QString &text)
    {
        const auto chart = read(text);
        const auto again = chart ? read(chart::written(*chart)) : chart;
        return again && *again == *chart && chart::edited(text, *chart) == text;
    }

private slots:
    void shouldTakeDataAfterData()
    {
        const QString text =
            QStringLiteral("flowchart LR\n  A@{ shape: cyl }@{ label: \"Store\" } --> B:::x@{ shape: doc }@{\n    w: 60\n  }\n");
        const auto chart = read(text);
        VERIFY_RESULT(chart);
        QCOMPARE(chart->nodes[0].shape, QStringLiteral("cyl"));
        QCOMPARE(chart->nodes[0].label, QStringLiteral("Store"));
        QCOMPARE(chart->nodes[1].shape, QStringLiteral("doc"));
        QCOMPARE(chart->nodes[1].data.value(QStringLiteral("w")), QStringLiteral("60"));
        QVERIFY(survives(text));
    }

    void shouldTakeADashBeforeTheOddShape()
    {
        const auto chart = read(QStringLiteral("flowchart LR\n  a->text] --> b->\"x y\"]\n"));
        VERIFY_RESULT(chart);
        QCOMPARE(chart->nodes[0].id, QStringLiteral("a-"));
        QCOMPARE(chart->nodes[0].shape, QStringLiteral("odd"));
        QCOMPARE(chart->nodes[1].label, QStringLiteral("x y"));
        QVERIFY(survives(QStringLiteral("flowchart LR\n  a->text] --> b\n")));
        // Half an arrow stays a fault where it stands
        const auto half = read(QStringLiteral("flowchart LR\n  a->b\n"));
        VERIFY_ERROR(half, QStringLiteral("chart.mmd:2:4"));
    }

    void shouldKeepATooltipForANodeToCome()
    {
        const QString text =
            QStringLiteral("flowchart LR\n  click A \"http://x\" \"tip\"\n  click Nobody cb \"none\"\n  A --> B\n");
        const auto chart = read(text);
        VERIFY_RESULT(chart);
        QCOMPARE(chart->nodes.size(), 2);
        QCOMPARE(chart->nodes[0].tooltip, QStringLiteral("tip"));
        // As in mermaid, the link has nobody to go to
        QCOMPARE(chart->nodes[0].link, QString());
        QCOMPARE(chart->nodes[0].classes, QStringList());
        QVERIFY(survives(text));
    }

    void shouldTakeAnArrowBeforeTheIdOfAnEdge()
    {
        const auto chart = read(QStringLiteral("flowchart LR\n  A -.e1@ .-> B e2@--> C\n"));
        VERIFY_RESULT(chart);
        QCOMPARE(chart->edges[0].label, QStringLiteral("e1@"));
        QCOMPARE(chart->edges[0].id, QStringLiteral("L_A_B_0"));
        QCOMPARE(chart->edges[1].id, QStringLiteral("e2"));
    }

    void shouldTakeEndInTheNameOfAGroup()
    {
        const QString text =
            QStringLiteral("flowchart LR\n  subgraph my end;\n    A\n  end\n  subgraph the end [T]\n    B\n  end\n");
        const auto chart = read(text);
        VERIFY_RESULT(chart);
        QCOMPARE(chart->groups[0].title, QStringLiteral("my end"));
        QCOMPARE(chart->groups[1].id, QStringLiteral("the end"));
        QVERIFY(survives(text));
        VERIFY_ERROR(read(QStringLiteral("flowchart LR\n  subgraph my end\n    A\n  end\n")), QStringLiteral("chart.mmd:2:15"));
    }

    void shouldRefuseACallbackWithAQuoteInItsName()
    {
        VERIFY_ERROR(read(QStringLiteral("flowchart LR\n  A\n  click A x\"u\" \"tip\"\n")), QStringLiteral("chart.mmd:3:11"));
        QVERIFY(survives(QStringLiteral("flowchart LR\n  A\n  click A cb \"tip\"\n")));
    }

    void shouldStoreDirectionsAsMermaidDoes()
    {
        const QString text = QStringLiteral("flowchart BR\n  subgraph G\n    direction TD\n    A\n  end\n");
        const auto chart = read(text);
        VERIFY_RESULT(chart);
        QCOMPARE(chart->direction, QStringLiteral("BR"));
        QCOMPARE(chart->groups[0].direction, QStringLiteral("TD"));
        QVERIFY(survives(text));
        QCOMPARE(read(QStringLiteral("flowchart TD\nA\n"))->direction, QStringLiteral("TB"));
    }
};

QTEST_GUILESS_MAIN(TestChartGrammar)
#include "tst_chartgrammar.moc"
