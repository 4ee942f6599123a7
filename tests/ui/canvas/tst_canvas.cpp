#include "core/stack/edits.h"
#include "tests/support/canvastest.h"
#include "tests/support/drawingcheck.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace stackwright;

// What the canvas of the seed chart shows, and how a person looks around in it.
class TestCanvas : public test::SampleCanvasTest
{
    Q_OBJECT

private slots:
    void shouldBeginALargeChartAtItsFirstNodeAtAReadableSize();
    void shouldDrawEveryItemOfTheSeed();
    void shouldKeepNodesApart();
    void shouldZoomAtThePointer();
    void shouldPanWithTheMiddleButton();
    void shouldStayInStepWithTheDocument();
    void shouldShowARunWithoutMovingAnything();
    void shouldForgetTheRunOfAnotherStack();
    void shouldForgetTheProblemsOfAnotherStack();
    void shouldShowTheOverviewWhenAPanLeavesAPartOutOfView();
    void shouldMoveTheOverviewOffTheCards();
    void shouldRouteMovedEdgesRoundOtherNodes();
};

void TestCanvas::shouldBeginALargeChartAtItsFirstNodeAtAReadableSize()
{
    const auto seen = [&](const QString &id) { return m_bench->canvas->rect().contains(m_bench->at(id)); };
    QVERIFY(m_bench->canvas->zoom() > 0.6);
    QVERIFY(seen("Start"));
    m_bench->canvas->resize(900, 500);
    QVERIFY(seen("Start"));

    // A person who asked for the whole chart gets it, also after another change of size.
    m_bench->canvas->fit();
    m_bench->canvas->resize(1000, 600);
    QVERIFY(m_bench->canvas->zoom() < 0.6);
    QVERIFY(QRectF(m_bench->canvas->rect()).contains(m_bench->canvas->toWidget(m_bench->canvas->scene().bounds().bottomRight())));
}

void TestCanvas::shouldDrawEveryItemOfTheSeed()
{
    m_bench->canvas->fit();
    QCOMPARE(m_bench->canvas->scene().nodes().size(), 68);
    QCOMPARE(m_bench->canvas->scene().groups().size(), 8);
    QCOMPARE(m_bench->canvas->scene().edges().size(), m_bench->document.stack().chart.edges.size());
    QCOMPARE(m_bench->differenceFromChart(), QString());
    // All of it is in the window.
    const QRectF shown(QPointF(), QSizeF(m_bench->canvas->size()));
    for (const canvas::NodeItem &node : m_bench->canvas->scene().nodes())
        QVERIFY2(shown.contains(m_bench->canvas->toWidget(node.rect.center())), qPrintable(node.id));
}

void TestCanvas::shouldKeepNodesApart()
{
    const QList<canvas::NodeItem> &nodes = m_bench->canvas->scene().nodes();
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        for (qsizetype j = i + 1; j < nodes.size(); ++j)
            QVERIFY2(!nodes[i].rect.intersects(nodes[j].rect), qPrintable(nodes[i].id + " and " + nodes[j].id));
    }
}

void TestCanvas::shouldZoomAtThePointer()
{
    const QPointF pointer(311, 207);
    const QPointF plane = m_bench->canvas->toPlane(pointer);
    const double before = m_bench->canvas->zoom();
    QWheelEvent wheel(pointer, m_bench->canvas->mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton, Qt::ControlModifier,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_bench->canvas.get(), &wheel);
    QVERIFY(m_bench->canvas->zoom() > before);
    const QPointF after = m_bench->canvas->toPlane(pointer);
    QVERIFY((after - plane).manhattanLength() < 0.001);
}

void TestCanvas::shouldPanWithTheMiddleButton()
{
    const QPointF corner = m_bench->canvas->toPlane({0, 0});
    QTest::mousePress(m_bench->canvas.get(), Qt::MiddleButton, Qt::NoModifier, {500, 300});
    QMouseEvent move(QEvent::MouseMove, QPointF(540, 330), m_bench->canvas->mapToGlobal(QPointF(540, 330)), Qt::NoButton,
        Qt::MiddleButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_bench->canvas.get(), &move);
    QTest::mouseRelease(m_bench->canvas.get(), Qt::MiddleButton, Qt::NoModifier, {540, 330});
    const QPointF delta = (corner - m_bench->canvas->toPlane({0, 0})) * m_bench->canvas->zoom();
    QCOMPARE(delta.toPoint(), QPoint(40, 30));
}

void TestCanvas::shouldStayInStepWithTheDocument()
{
    const stack::Stack start = m_bench->document.stack();
    QRandomGenerator random(42);
    const auto any = [&](const auto &list) { return list[random.bounded(int(list.size()))].id; };
    for (int i = 0; i < 40; ++i) {
        const stack::Stack &now = m_bench->document.stack();
        const QString node = any(now.chart.nodes);
        switch (random.bounded(6)) {
        case 0: m_bench->document.edit("remove", stack::withoutItems(now, {node})); break;
        case 1: m_bench->document.edit("edge", stack::withEdge(now, node, any(now.chart.nodes))); break;
        case 2: m_bench->document.edit("label", stack::withNodeLabel(now, node, QString("Label %1").arg(i))); break;
        case 3: m_bench->document.edit("group", stack::withMembership(now, node, any(now.chart.groups))); break;
        case 4: m_bench->document.edit("move", stack::withPosition(now, node, QPointF(i * 20, i * 10))); break;
        case 5: m_bench->document.undoStack()->undo(); break;
        }
        if (i % 8 == 7) {
            QVERIFY(m_bench->settle());
            QCOMPARE(m_bench->differenceFromChart(), QString());
        }
    }
    while (m_bench->document.undoStack()->canUndo())
        m_bench->document.undoStack()->undo();
    QVERIFY(m_bench->settle());
    QCOMPARE(m_bench->document.stack(), start);
    QCOMPARE(m_bench->differenceFromChart(), QString());
}

void TestCanvas::shouldShowARunWithoutMovingAnything()
{
    const QRectF before = m_bench->canvas->scene().rectOf("PG");
    run::NodeState state;
    state.state = run::State::Running;
    state.percent = 42;
    state.text = "building";
    m_bench->show("PG");
    const QImage quiet = m_bench->canvas->grab().toImage();

    m_bench->canvas->setRunState("PG", state);

    QCOMPARE(m_bench->canvas->scene().rectOf("PG"), before);
    QVERIFY(m_bench->canvas->grab().toImage() != quiet);
    QVERIFY2(m_bench->canvas->spoken("PG").contains("42 percent"), qPrintable(m_bench->canvas->spoken("PG")));
    m_bench->canvas->setRunStates({});
    QVERIFY(!m_bench->canvas->spoken("PG").contains("42 percent"));
}

void TestCanvas::shouldForgetTheRunOfAnotherStack()
{
    m_bench->canvas->setRunState("PG", {run::State::Passed, -1, {}, {}});
    QVERIFY(m_bench->canvas->spoken("PG").contains(run::stateName(run::State::Passed)));
    const stack::Stack alike = m_bench->document.stack();
    m_bench->document.replace(alike);
    QVERIFY(!m_bench->canvas->spoken("PG").contains(run::stateName(run::State::Passed)));
}

void TestCanvas::shouldForgetTheProblemsOfAnotherStack()
{
    // given a problem and a missing secret of a node
    m_bench->canvas->setProblems(
        {{base::Severity::Error, QStringLiteral("the port is taken"), {}, QStringLiteral("PG"), {}, {}}});
    m_bench->canvas->setMissingSecrets({QStringLiteral("PG")});
    QVERIFY(m_bench->canvas->spoken("PG").contains("the port is taken"));

    // when another stack has a node of this id, and its secrets are asked for before its problems are known
    const auto other = stack::fromMermaid("flowchart TD\n  PG[Page]\n", "chart.mmd");
    QVERIFY(other);
    m_bench->document.replace(*other);
    QVERIFY(!m_bench->canvas->spoken("PG").contains("secret"));
    m_bench->canvas->setMissingSecrets({});

    // then nothing is said of it
    QVERIFY(!m_bench->canvas->spoken("PG").contains("the port is taken"));
}

void TestCanvas::shouldShowTheOverviewWhenAPanLeavesAPartOutOfView()
{
    // given a chart that is all in view
    const auto bench = test::CanvasBench::of("flowchart TD\n  A[Alpha] --> B[Beta]\n");
    QVERIFY(bench);
    bench->canvas->fit();
    const auto *overview = bench->canvas->findChild<QWidget *>("minimap");
    QVERIFY(overview && overview->isHidden());
    const QPoint middle = bench->canvas->rect().center();
    const QPoint away(bench->canvas->width() / 2, 0);
    const auto pan = [&](const QPoint &from, const QPoint &to) {
        QTest::mousePress(bench->canvas.get(), Qt::MiddleButton, Qt::NoModifier, from);
        QTest::mouseMove(bench->canvas.get(), to);
        QTest::mouseRelease(bench->canvas.get(), Qt::MiddleButton, Qt::NoModifier, to);
    };

    // when half of it is dragged out of view, and back
    pan(middle, middle + away);
    QVERIFY(!overview->isHidden());
    pan(middle + away, middle);
    QVERIFY(overview->isHidden());
}

void TestCanvas::shouldMoveTheOverviewOffTheCards()
{
    // given a chain down the middle that is longer than the window
    QString chain = "flowchart TD\n";
    for (int i = 0; i < 14; ++i)
        chain += QString("  N%1[Node %1] --> N%2[Node %2]\n").arg(i).arg(i + 1);
    const auto bench = test::CanvasBench::of(chain);
    QVERIFY(bench);
    bench->canvas->setZoom(1.0);
    const auto *overview = bench->canvas->findChild<QWidget *>("minimap");
    QVERIFY(overview->isVisible());
    const auto covers = [&] {
        const QRectF area(
            bench->canvas->toPlane(overview->geometry().topLeft()), bench->canvas->toPlane(overview->geometry().bottomRight()));
        const QList<canvas::NodeItem> nodes = bench->canvas->scene().nodes();
        return std::any_of(nodes.begin(), nodes.end(), [&](const canvas::NodeItem &node) { return node.rect.intersects(area); });
    };

    // when it is panned under the overview
    const QPoint from = bench->canvas->rect().center();
    const QPoint to(overview->geometry().center().x(), from.y());
    QTest::mousePress(bench->canvas.get(), Qt::MiddleButton, {}, from);
    QTest::mouseMove(bench->canvas.get(), to);
    QTest::mouseRelease(bench->canvas.get(), Qt::MiddleButton, {}, to);
    QVERIFY(covers());

    // then it goes elsewhere
    QTRY_VERIFY(!covers());
    QVERIFY(bench->canvas->rect().contains(overview->geometry()));
}

void TestCanvas::shouldRouteMovedEdgesRoundOtherNodes()
{
    const auto bench = test::CanvasBench::of("flowchart TD\n  A[Alpha] --> B[Beta] --> C[Gamma]\n  A --> D[Delta]\n");
    QVERIFY(bench);
    // given Delta far below everything, straight under Gamma
    const QRectF last = bench->canvas->scene().rectOf("C");
    bench->document.edit("move", stack::withPosition(bench->document.stack(), "D", last.center() + QPointF(0, 160)));
    const auto isClean = [&] {
        const canvas::Scene &scene = bench->canvas->scene();
        for (const canvas::EdgeItem &edge : scene.edges()) {
            for (const canvas::NodeItem &node : scene.nodes()) {
                if (node.id != edge.from && node.id != edge.to && test::runsThrough(edge.route, node.rect))
                    return false;
            }
        }
        return true;
    };
    // then its edge goes round the others, at once and when the layout has come
    QVERIFY(isClean());
    QVERIFY(bench->settle());
    QVERIFY(isClean());
    QCOMPARE(bench->canvas->scene().rectOf("D").center(), last.center() + QPointF(0, 160));
}

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
