#include "tests/support/canvasbench.h"
#include "ui/canvas/alignment.h"

#include <QAction>
#include <QtTest>

using namespace stackwright;

// Lining up and spacing out what is selected, each one step of the history.
class TestAlignment : public QObject
{
    Q_OBJECT

private slots:
    void shouldLineUp_data();
    void shouldLineUp();
    void shouldSpaceOutWithEqualGaps_data();
    void shouldSpaceOutWithEqualGaps();
    void shouldBeOneStepThatIsTakenBack_data();
    void shouldBeOneStepThatIsTakenBack();
    void shouldDoNothingWithTooFew();
};

namespace {

const QMap<QString, QRectF> places = {
    {"A", QRectF(0, 0, 100, 40)}, {"B", QRectF(150, 300, 60, 80)}, {"C", QRectF(500, 100, 200, 60)}};

double edgeOf(const QRectF &rect, canvas::Line line)
{
    switch (line) {
    case canvas::Line::Left: return rect.left();
    case canvas::Line::Centre: return rect.center().x();
    case canvas::Line::Right: return rect.right();
    case canvas::Line::Top: return rect.top();
    case canvas::Line::Middle: return rect.center().y();
    case canvas::Line::Bottom: return rect.bottom();
    }
    return 0;
}

} // namespace

void TestAlignment::shouldLineUp_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<double>("at");
    QTest::newRow("left") << int(canvas::Line::Left) << 0.0;
    QTest::newRow("centre") << int(canvas::Line::Centre) << (50.0 + 180 + 600) / 3;
    QTest::newRow("right") << int(canvas::Line::Right) << 700.0;
    QTest::newRow("top") << int(canvas::Line::Top) << 0.0;
    QTest::newRow("middle") << int(canvas::Line::Middle) << (20.0 + 340 + 130) / 3;
    QTest::newRow("bottom") << int(canvas::Line::Bottom) << 380.0;
}

void TestAlignment::shouldLineUp()
{
    QFETCH(int, line);
    QFETCH(double, at);
    const bool acrossMoves = line <= int(canvas::Line::Right);
    const QMap<QString, QPointF> centres = canvas::lined(places, canvas::Line(line));
    QCOMPARE(centres.keys(), places.keys());
    for (const QString &id : places.keys()) {
        QRectF moved = places[id];
        moved.moveCenter(centres[id]);
        QCOMPARE(edgeOf(moved, canvas::Line(line)), at);
        // Nothing moves the other way.
        if (acrossMoves)
            QCOMPARE(moved.center().y(), places[id].center().y());
        else
            QCOMPARE(moved.center().x(), places[id].center().x());
    }
}

void TestAlignment::shouldSpaceOutWithEqualGaps_data()
{
    QTest::addColumn<bool>("across");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("across") << true << QStringList{"A", "B", "C"};
    QTest::newRow("down") << false << QStringList{"A", "C", "B"};
}

void TestAlignment::shouldSpaceOutWithEqualGaps()
{
    QFETCH(bool, across);
    QFETCH(QStringList, order);
    const QMap<QString, QPointF> centres = canvas::spaced(places, across ? Qt::Horizontal : Qt::Vertical);
    QList<QRectF> moved;
    for (const QString &id : std::as_const(order)) {
        moved.append(places[id]);
        moved.last().moveCenter(centres[id]);
    }
    const auto gap = [across](const QRectF &a, const QRectF &b) { return across ? b.left() - a.right() : b.top() - a.bottom(); };
    QCOMPARE(gap(moved[0], moved[1]), gap(moved[1], moved[2]));
    QCOMPARE(moved.first(), places[order.first()]);
    QCOMPARE(moved.last(), places[order.last()]);
}

void TestAlignment::shouldBeOneStepThatIsTakenBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("step");
    for (const char *name : {"alignLeft", "alignCentre", "alignRight", "alignTop", "alignMiddle", "alignBottom"})
        QTest::newRow(name) << QString("canvas.") + name << "Align";
    for (const char *name : {"distributeAcross", "distributeDown"})
        QTest::newRow(name) << QString("canvas.") + name << "Distribute";
}

void TestAlignment::shouldBeOneStepThatIsTakenBack()
{
    QFETCH(QString, name);
    QFETCH(QString, step);
    // given three nodes apart both ways
    const auto bench = test::CanvasBench::of("flowchart TD\n  A[Alpha] --> B[Beta of two]\n  A --> C[Gamma]\n  C --> D[D]\n");
    QVERIFY(bench);
    const stack::Stack before = bench->document.stack();
    const QRectF place = bench->canvas->scene().rectOf("A");
    bench->canvas->select({"A", "B", "D"});
    QVERIFY(!bench->canvas->action(name)->shortcut().isEmpty());

    bench->canvas->action(name)->trigger();
    QCOMPARE(bench->document.undoStack()->count(), 1);
    QVERIFY2(bench->document.undoStack()->undoText().startsWith(step), qPrintable(bench->document.undoStack()->undoText()));
    QCOMPARE(bench->document.stack().positions.keys(), (QStringList{"A", "B", "D"}));
    for (const char *id : {"A", "B", "D"})
        QCOMPARE(bench->canvas->scene().rectOf(id).center(), bench->document.stack().positions.value(id));

    bench->document.undoStack()->undo();
    QVERIFY(bench->settle());
    QCOMPARE(bench->document.stack(), before);
    QCOMPARE(bench->canvas->scene().rectOf("A"), place);
}

void TestAlignment::shouldDoNothingWithTooFew()
{
    const auto bench = test::CanvasBench::of("flowchart TD\n  A[Alpha] --> B[Beta]\n");
    QVERIFY(bench);
    bench->canvas->select({"A"});
    bench->canvas->action("canvas.alignLeft")->trigger();
    bench->canvas->select({"A", "B"});
    bench->canvas->action("canvas.distributeDown")->trigger();
    QCOMPARE(bench->document.undoStack()->count(), 0);
}

QTEST_MAIN(TestAlignment)
#include "tst_alignment.moc"
