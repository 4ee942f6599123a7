#include "core/chart/reader.h"
#include "core/run/chartgraph.h"

#include <QTest>

#include <algorithm>

using namespace stackwright;

namespace {

const QString listText = QStringLiteral("flowchart TD\n"
                                        "subgraph list\n"
                                        "  long[Non-root User Permissions]\n"
                                        "  short[Backups]\n"
                                        "  round([Round ones keep their width])\n"
                                        "  joined[Service Restart Policies]\n"
                                        "end\n"
                                        "joined --> free[Service Restart Policies]\n");

const chart::Node &nodeOf(const chart::Chart &chart, const char *id)
{
    return *std::find_if(
        chart.nodes.begin(), chart.nodes.end(), [id](const chart::Node &node) { return node.id == QLatin1String(id); });
}

} // namespace

class TestChartGraph : public QObject
{
    Q_OBJECT

private slots:
    void shouldGiveTheMembersWithoutEdgesOneWidthAndLowCards()
    {
        const auto chart = chart::read(listText, QStringLiteral("list.mmd"));
        QVERIFY(bool(chart));
        const run::NodeCards cards(*chart);
        QCOMPARE(cards.lines(nodeOf(*chart, "long")).size(), 1);
        QCOMPARE(cards.size(nodeOf(*chart, "long")).width(), cards.size(nodeOf(*chart, "short")).width());
        QVERIFY(cards.size(nodeOf(*chart, "round")).width() != cards.size(nodeOf(*chart, "short")).width());
        QVERIFY(cards.size(nodeOf(*chart, "long")).height() < cards.size(nodeOf(*chart, "joined")).height());
    }

    void shouldWrapWhatAnEdgeJoinsTheSameInAGroupAndOutside()
    {
        const auto chart = chart::read(listText, QStringLiteral("list.mmd"));
        QVERIFY(bool(chart));
        const run::NodeCards cards(*chart);
        QVERIFY(cards.lines(nodeOf(*chart, "joined")).size() > 1);
        QCOMPARE(cards.size(nodeOf(*chart, "joined")), cards.size(nodeOf(*chart, "free")));
    }

    void shouldTakeSizesFromWhoeverDrawsTheCards()
    {
        const auto chart = chart::read(listText, QStringLiteral("list.mmd"));
        QVERIFY(bool(chart));
        const layout::Graph graph = run::layoutGraph(*chart, [](const chart::Node &) { return QSizeF(40, 20); });
        for (const layout::NodeBox &node : graph.nodes)
            QCOMPARE(node.size, QSizeF(40, 20));
        QCOMPARE(graph.nodes.first().group, QStringLiteral("list"));
    }
};

QTEST_GUILESS_MAIN(TestChartGraph)
#include "tst_chartgraph.moc"
