#include "tests/support/canvastest.h"

#include <QAction>
#include <QtTest>

using namespace stackwright;
using canvas::Canvas;

// Edits the seed chart with the pointer, at what is on the screen.
class TestCanvasPointer : public test::SampleCanvasTest
{
    Q_OBJECT

private slots:
    void shouldSelectWhatIsClicked();
    void shouldAddToTheSelectionWithControl();
    void shouldSelectWithARubberBand();
    void shouldMoveByDragAndTakeItBack();
    void shouldLeaveNothingBehindWhenADragIsCancelled();
    void shouldGiveADragUpWhenAnotherMoveIsUndone();
    void shouldConnectByDraggingFromAPort();
    void shouldNotConnectWhatIsConnected();
    void shouldAddWhatIsDropped();
    void shouldInsertIntoAnEdge();
    void shouldSnapToTheGridWhenAsked();
    void shouldInsertALooseNodeThatIsDroppedOnAnEdge();
    void shouldNotInsertWhatIsJoinedAlready();
    void shouldLightOnlyLegalTargetsWhileConnecting();
    void shouldPanWithSpaceAndTheLeftButton();
    void shouldPanWithTwoFingers();

private:
    void wheel(const QPoint &pixels, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const QPointF at(400, 300);
        QWheelEvent event(at, m_bench->canvas->mapToGlobal(at), pixels, {}, Qt::NoButton, modifiers, Qt::ScrollUpdate, false);
        QCoreApplication::sendEvent(m_bench->canvas.get(), &event);
    }

    // Of an item: "FROM>TO" each.
    QStringList edgesOf(const QString &id) const
    {
        QStringList ends;
        for (const chart::Edge &e : m_bench->document.stack().chart.edges) {
            if (e.from == id || e.to == id)
                ends.append(e.from + ">" + e.to);
        }
        return ends;
    }
};

void TestCanvasPointer::shouldInsertALooseNodeThatIsDroppedOnAnEdge()
{
    // given a node that nothing is joined to
    m_bench->show("Start");
    QVERIFY(m_bench->drop("redis", m_bench->at("Start") + QPoint(330, 0)));
    QVERIFY(m_bench->settle());
    const QString id = m_bench->canvas->selectedIds().value(0);
    const stack::Stack before = m_bench->document.stack();

    // when it is dragged onto an edge
    const canvas::EdgeItem *edge = m_bench->canvas->scene().edge("L_Start_Setup_0");
    const QPointF middle = (edge->route.points.first() + edge->route.points.last()) / 2;
    m_bench->drag(m_bench->at(id), m_bench->canvas->toWidget(middle).toPoint());
    QVERIFY(m_bench->settle());

    // then it is between its ends, as one step
    QCOMPARE(edgesOf(id), (QStringList{"Start>" + id, id + ">Setup"}));
    QVERIFY(!m_bench->document.stack().chart.edge("L_Start_Setup_0"));
    QVERIFY(m_bench->document.undoStack()->undoText().startsWith("Insert"));
    QCOMPARE(m_bench->differenceFromChart(), QString());
    m_bench->document.undoStack()->undo();
    QVERIFY(m_bench->settle());
    QCOMPARE(m_bench->document.stack(), before);
}

void TestCanvasPointer::shouldNotInsertWhatIsJoinedAlready()
{
    m_bench->show("Setup");
    const QStringList edges = [&] {
        QStringList ids;
        for (const chart::Edge &e : m_bench->document.stack().chart.edges)
            ids.append(e.id);
        return ids;
    }();
    const canvas::EdgeItem *edge = m_bench->canvas->scene().edge("L_Setup_ParallelDB_0");
    QVERIFY(edge);
    const QPointF middle = (edge->route.points.first() + edge->route.points.last()) / 2;
    m_bench->drag(m_bench->at("Start"), m_bench->canvas->toWidget(middle).toPoint());
    QVERIFY(m_bench->settle());
    QCOMPARE(m_bench->document.stack().chart.edges.size(), edges.size());
    QVERIFY(m_bench->document.stack().chart.edge("L_Setup_ParallelDB_0"));
}

void TestCanvasPointer::shouldLightOnlyLegalTargetsWhileConnecting()
{
    m_bench.reset(); // its window would take the pointer
    const auto bench = test::CanvasBench::of("flowchart TD\n  A[Alpha] --> B[Beta]\n  C[Gamma]\n", {900, 600});
    QVERIFY(bench);
    bench->canvas->setZoom(1);
    bench->canvas->fit();
    // How much a card stands out from what is around it.
    const auto contrast = [&](const QString &id) {
        const QRectF rect = bench->canvas->scene().rectOf(id);
        const QRect pixels(bench->canvas->toWidget(rect.topLeft()).toPoint(), (rect.size() * bench->canvas->zoom()).toSize());
        const QImage image = bench->canvas->grab().toImage().copy(pixels).convertToFormat(QImage::Format_Grayscale8);
        int darkest = 255;
        for (int y = 0; y < image.height(); ++y)
            darkest = std::min<int>(darkest, *std::min_element(image.scanLine(y), image.scanLine(y) + image.width()));
        return 255 - darkest;
    };
    QTest::mouseMove(bench->canvas.get(), bench->at("A"));
    const int before = contrast("B");
    const QRectF from = bench->canvas->scene().rectOf("A");
    const QPoint port = bench->canvas->toWidget({from.center().x(), from.bottom()}).toPoint();
    QTest::mousePress(bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, port);
    // C may be reached, B is reached already and fades.
    QVERIFY2(contrast("B") < before / 2, qPrintable(QString("%1 of %2").arg(contrast("B")).arg(before)));
    QVERIFY(contrast("C") > before / 2);
    QTest::mouseRelease(bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, bench->at("B"));
    QCOMPARE(bench->document.undoStack()->count(), 0);
}

void TestCanvasPointer::shouldPanWithSpaceAndTheLeftButton()
{
    const QPointF corner = m_bench->canvas->toPlane({0, 0});
    QTest::keyPress(m_bench->canvas.get(), Qt::Key_Space);
    m_bench->drag({500, 300}, {540, 330});
    QTest::keyRelease(m_bench->canvas.get(), Qt::Key_Space);
    const QPointF way = (corner - m_bench->canvas->toPlane({0, 0})) * m_bench->canvas->zoom();
    QCOMPARE(way.toPoint(), QPoint(40, 30));
    QVERIFY(m_bench->canvas->selectedIds().isEmpty());
    QCOMPARE(m_bench->document.undoStack()->count(), 0);
}

void TestCanvasPointer::shouldPanWithTwoFingers()
{
    const QPointF corner = m_bench->canvas->toPlane({0, 0});
    const double zoom = m_bench->canvas->zoom();
    wheel({13, -27});
    const QPointF way = (corner - m_bench->canvas->toPlane({0, 0})) * zoom;
    QCOMPARE(way.toPoint(), QPoint(13, -27));
    QCOMPARE(m_bench->canvas->zoom(), zoom);
}

void TestCanvasPointer::shouldSelectWhatIsClicked()
{
    QSignalSpy spy(m_bench->canvas.get(), &Canvas::selectionChanged);
    m_bench->show("Redis");
    m_bench->canvas->select({});
    spy.clear();

    QTest::mouseClick(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, m_bench->at("Redis"));

    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Redis"});
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toStringList(), QStringList{"Redis"});
    QCOMPARE(m_bench->canvas->currentId(), QString("Redis"));
}

void TestCanvasPointer::shouldAddToTheSelectionWithControl()
{
    m_bench->canvas->fit();
    QTest::mouseClick(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, m_bench->at("PG"));
    QTest::mouseClick(m_bench->canvas.get(), Qt::LeftButton, Qt::ControlModifier, m_bench->at("Redis"));
    QCOMPARE(m_bench->canvas->selectedIds(), (QStringList{"PG", "Redis"}));

    QTest::mouseClick(m_bench->canvas.get(), Qt::LeftButton, Qt::ControlModifier, m_bench->at("PG"));
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Redis"});
}

void TestCanvasPointer::shouldSelectWithARubberBand()
{
    m_bench->canvas->fit();
    const QRectF all = m_bench->canvas->scene().bounds();
    const QPoint outside = m_bench->canvas->toWidget(all.topLeft()).toPoint() - QPoint(10, 10);
    m_bench->drag(outside, m_bench->canvas->toWidget(all.bottomRight()).toPoint() + QPoint(10, 10));
    // 68 nodes and 8 groups.
    QCOMPARE(m_bench->canvas->selectedIds().size(), 76);
    QCOMPARE(m_bench->document.undoStack()->count(), 0);
}

void TestCanvasPointer::shouldMoveByDragAndTakeItBack()
{
    m_bench->show("Setup");
    const QRectF before = m_bench->canvas->scene().rectOf("Setup");

    m_bench->drag(m_bench->at("Setup"), m_bench->at("Setup") + QPoint(60, 35));
    QVERIFY(m_bench->settle());

    const QPointF moved = m_bench->canvas->scene().rectOf("Setup").center() - before.center();
    QCOMPARE(moved.toPoint(), QPoint(60, 35));
    QCOMPARE(m_bench->document.stack().positions.keys(), QStringList{"Setup"});
    QCOMPARE(m_bench->document.undoStack()->undoText(), QString("Move Project Structure Setup"));
    QCOMPARE(m_bench->differenceFromChart(), QString());

    m_bench->document.undoStack()->undo();
    QVERIFY(m_bench->settle());
    QVERIFY(m_bench->document.stack().positions.isEmpty());
    QCOMPARE(m_bench->canvas->scene().rectOf("Setup"), before);
}

void TestCanvasPointer::shouldLeaveNothingBehindWhenADragIsCancelled()
{
    m_bench->show("Setup");
    const QRectF before = m_bench->canvas->scene().rectOf("Setup");
    QTest::mousePress(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, m_bench->at("Setup"));
    QTest::mouseMove(m_bench->canvas.get(), m_bench->at("Setup") + QPoint(50, 50));
    QVERIFY(m_bench->canvas->scene().rectOf("Setup") != before);

    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, m_bench->at("Setup") + QPoint(50, 50));

    QCOMPARE(m_bench->canvas->scene().rectOf("Setup"), before);
    QCOMPARE(m_bench->document.undoStack()->count(), 0);
}

void TestCanvasPointer::shouldGiveADragUpWhenAnotherMoveIsUndone()
{
    // given a card that has a place of its own, and another that was moved after it
    m_bench->show("Setup");
    m_bench->drag(m_bench->at("Setup"), m_bench->at("Setup") + QPoint(150, 0));
    QVERIFY(m_bench->settle());
    m_bench->drag(m_bench->at("Start"), m_bench->at("Start") + QPoint(150, 0));
    QVERIFY(m_bench->settle());
    const QPointF place = m_bench->document.stack().positions.value("Setup");

    // when the other's move is undone while the first is dragged
    const QPoint start = m_bench->at("Setup");
    QTest::mousePress(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, start);
    QTest::mouseMove(m_bench->canvas.get(), start + QPoint(100, 0));
    m_bench->document.undoStack()->undo();
    QTest::mouseMove(m_bench->canvas.get(), start + QPoint(101, 0));
    QTest::mouseRelease(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, start + QPoint(101, 0));
    QVERIFY(m_bench->settle());

    // then it is where it was: it is not dropped beside the pointer
    QCOMPARE(m_bench->document.stack().positions.value("Setup"), place);
    QCOMPARE(m_bench->canvas->scene().rectOf("Setup").center(), place);
    QVERIFY(m_bench->document.undoStack()->canRedo());
}

void TestCanvasPointer::shouldConnectByDraggingFromAPort()
{
    m_bench->canvas->fit();
    m_bench->show("PG");
    const QRectF from = m_bench->canvas->scene().rectOf("PG");
    QTest::mouseMove(m_bench->canvas.get(), m_bench->at("PG"));
    const QPoint port = m_bench->canvas->toWidget({from.center().x(), from.bottom()}).toPoint();

    m_bench->drag(port, m_bench->at("Redis"));
    QVERIFY(m_bench->settle());

    const auto joined = [&] {
        const auto &edges = m_bench->document.stack().chart.edges;
        return std::any_of(edges.begin(), edges.end(), [](const chart::Edge &e) { return e.from == "PG" && e.to == "Redis"; });
    };
    QVERIFY(joined());
    QCOMPARE(m_bench->differenceFromChart(), QString());
    m_bench->document.undoStack()->undo();
    QVERIFY(m_bench->settle());
    QVERIFY(!joined());
    QCOMPARE(m_bench->differenceFromChart(), QString());
}

void TestCanvasPointer::shouldNotConnectWhatIsConnected()
{
    m_bench->show("Start");
    const QRectF from = m_bench->canvas->scene().rectOf("Start");
    QTest::mouseMove(m_bench->canvas.get(), m_bench->at("Start"));
    m_bench->drag(m_bench->canvas->toWidget({from.center().x(), from.bottom()}).toPoint(), m_bench->at("Setup"));
    QCOMPARE(m_bench->document.undoStack()->count(), 0);
}

void TestCanvasPointer::shouldAddWhatIsDropped()
{
    m_bench->show("Start");
    const QPoint where = m_bench->at("Start") + QPoint(330, 0);

    QVERIFY(m_bench->drop("redis", where));
    QVERIFY(m_bench->settle());

    QCOMPARE(m_bench->document.stack().chart.nodes.size(), 69);
    const QStringList selected = m_bench->canvas->selectedIds();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(m_bench->document.stack().nodes.value(selected.first()).kind, QString("redis"));
    QCOMPARE(m_bench->differenceFromChart(), QString());
    QVERIFY(!m_bench->drop("no-such-kind", where));
    QCOMPARE(m_bench->document.stack().chart.nodes.size(), 69);
}

void TestCanvasPointer::shouldInsertIntoAnEdge()
{
    m_bench->show("Start");
    const canvas::EdgeItem *edge = m_bench->canvas->scene().edge("L_Start_Setup_0");
    QVERIFY(edge);
    const QPointF middle = (edge->route.points.first() + edge->route.points.last()) / 2;

    QVERIFY(m_bench->drop("redis", m_bench->canvas->toWidget(middle).toPoint()));
    QVERIFY(m_bench->settle());

    const QString id = m_bench->canvas->selectedIds().value(0);
    QCOMPARE(edgesOf(id), (QStringList{"Start>" + id, id + ">Setup"}));
    QVERIFY(!m_bench->document.stack().chart.edge("L_Start_Setup_0"));
}

void TestCanvasPointer::shouldSnapToTheGridWhenAsked()
{
    m_bench->canvas->action("canvas.snap")->trigger();
    QVERIFY(m_bench->canvas->isSnapping());
    m_bench->show("Setup");
    const QPointF other = m_bench->canvas->scene().rectOf("Start").center();
    const QPointF before = m_bench->canvas->scene().rectOf("Setup").center();
    m_bench->canvas->select({"Start", "Setup"});

    m_bench->drag(m_bench->at("Setup"), m_bench->at("Setup") + QPoint(61, 35));
    QVERIFY(m_bench->settle());

    // then what was held is on the grid, near where it was let go, and what moved along kept its distance
    const QMap<QString, QPointF> &places = m_bench->document.stack().positions;
    const QPointF centre = places.value("Setup");
    QCOMPARE(centre, QPointF(qRound(centre.x() / 24) * 24, qRound(centre.y() / 24) * 24));
    QVERIFY((centre - before - QPointF(61, 35)).manhattanLength() <= 24);
    QCOMPARE((places.value("Start") - other).toPoint(), (centre - before).toPoint());

    m_bench->canvas->action("canvas.snap")->trigger();
    QVERIFY(!m_bench->canvas->isSnapping());
}

QTEST_MAIN(TestCanvasPointer)
#include "tst_canvaspointer.moc"
