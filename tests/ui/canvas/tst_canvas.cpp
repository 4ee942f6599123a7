#include "core/stack/edits.h"
#include "ui/canvas/canvas.h"

#include "tests/support/resultmacros.h"

#include <QAction>
#include <QClipboard>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QtTest>

using namespace stackwright;
using canvas::Canvas;

// Drives the canvas of the seed chart as a person does: with pointer and keys, at what is on the screen.
class TestCanvas : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void shouldBeginALargeChartAtItsFirstNodeAtAReadableSize();
    void shouldDrawEveryItemOfTheSeed();
    void shouldKeepNodesApart();
    void shouldSelectWhatIsClicked();
    void shouldAddToTheSelectionWithControl();
    void shouldSelectWithARubberBand();
    void shouldMoveByDragAndTakeItBack();
    void shouldLeaveNothingBehindWhenADragIsCancelled();
    void shouldConnectByDraggingFromAPort();
    void shouldNotConnectWhatIsConnected();
    void shouldAddWhatIsDropped();
    void shouldInsertIntoAnEdge();
    void shouldDeleteAndRestore();
    void shouldRenameInPlace();
    void shouldZoomAtThePointer();
    void shouldPanWithTheMiddleButton();
    void shouldWalkAlongEdgesWithArrowKeys();
    void shouldConnectByKeyboard();
    void shouldCopyAndPasteAsMermaid();
    void shouldStayInStepWithTheDocument();
    void shouldShowARunWithoutMovingAnything();

private:
    void settle();
    QPoint at(const QString &id) const { return m_canvas->toWidget(m_canvas->scene().rectOf(id).center()).toPoint(); }
    void show(const QString &id)
    {
        m_canvas->reveal(id);
        m_canvas->setZoom(1.0);
        m_canvas->reveal(id);
    }
    void drag(const QPoint &from, const QPoint &to);
    void verifySceneEqualsChart();
    bool drop(const QString &kind, const QPoint &at);

    std::unique_ptr<stack::StackDocument> m_document;
    std::unique_ptr<theme::ThemeSource> m_themes;
    std::unique_ptr<Canvas> m_canvas;
};

void TestCanvas::init()
{
    QFile file(":/examples/docker-configuration.mmd");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto stack = stack::fromMermaid(QString::fromUtf8(file.readAll()), file.fileName());
    VERIFY_RESULT(stack);
    base::Diagnostics problems;
    m_document = std::make_unique<stack::StackDocument>();
    m_document->replace(*stack);
    m_themes = std::make_unique<theme::ThemeSource>();
    m_canvas = std::make_unique<Canvas>(*m_document, kinds::Catalogue::load({":/kinds"}, &problems), *m_themes);
    m_canvas->resize(1200, 800);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_canvas->setFocus();
    settle();
}

void TestCanvas::cleanup()
{
    m_canvas.reset();
    m_document.reset();
    m_themes.reset();
}

void TestCanvas::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_canvas->isArranging(), 60000);
}

void TestCanvas::drag(const QPoint &from, const QPoint &to)
{
    QTest::mouseMove(m_canvas.get(), from);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, Qt::NoModifier, from);
    for (int i = 1; i <= 5; ++i)
        QTest::mouseMove(m_canvas.get(), from + (to - from) * i / 5);
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, Qt::NoModifier, to);
}

bool TestCanvas::drop(const QString &kind, const QPoint &where)
{
    QMimeData data;
    data.setData(canvas::kindMimeType, kind.toUtf8());
    QDragEnterEvent enter(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_canvas.get(), &enter);
    QDragMoveEvent move(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_canvas.get(), &move);
    QDropEvent dropped(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_canvas.get(), &dropped);
    return dropped.isAccepted();
}

void TestCanvas::verifySceneEqualsChart()
{
    const chart::Chart &chart = m_document->stack().chart;
    const canvas::Scene &scene = m_canvas->scene();
    QCOMPARE(scene.nodes().size(), chart.nodes.size());
    QCOMPARE(scene.edges().size(), chart.edges.size());
    QCOMPARE(scene.groups().size(), chart.groups.size());
    for (const chart::Node &node : chart.nodes) {
        const canvas::NodeItem *item = scene.node(node.id);
        QVERIFY2(item, qPrintable(node.id));
        QCOMPARE(item->label, chart::plainText(node.label, node.labelType));
        QCOMPARE(item->group, chart.groupOf(node.id));
        QVERIFY2(item->rect.size() == item->size, qPrintable(node.id));
    }
    for (const chart::Edge &edge : chart.edges) {
        const canvas::EdgeItem *item = scene.edge(edge.id);
        QVERIFY2(item, qPrintable(edge.id));
        QCOMPARE(item->from, edge.from);
        QCOMPARE(item->to, edge.to);
        QVERIFY2(item->route.points.size() >= 2, qPrintable(edge.id));
    }
    for (const chart::Group &group : chart.groups)
        QVERIFY(scene.group(group.id));
}

void TestCanvas::shouldBeginALargeChartAtItsFirstNodeAtAReadableSize()
{
    const auto seen = [&](const QString &id) { return m_canvas->rect().contains(at(id)); };
    QVERIFY(m_canvas->zoom() > 0.6);
    QVERIFY(seen("Start"));
    m_canvas->resize(900, 500);
    QVERIFY(seen("Start"));

    // A person who asked for the whole chart gets it, also after another change of size.
    m_canvas->fit();
    m_canvas->resize(1000, 600);
    QVERIFY(m_canvas->zoom() < 0.6);
    QVERIFY(QRectF(m_canvas->rect()).contains(m_canvas->toWidget(m_canvas->scene().bounds().bottomRight())));
}

void TestCanvas::shouldDrawEveryItemOfTheSeed()
{
    m_canvas->fit();
    QCOMPARE(m_canvas->scene().nodes().size(), 68);
    QCOMPARE(m_canvas->scene().groups().size(), 8);
    QCOMPARE(m_canvas->scene().edges().size(), m_document->stack().chart.edges.size());
    verifySceneEqualsChart();
    // All of it is in the window.
    const QRectF shown(QPointF(), QSizeF(m_canvas->size()));
    for (const canvas::NodeItem &node : m_canvas->scene().nodes())
        QVERIFY2(shown.contains(m_canvas->toWidget(node.rect.center())), qPrintable(node.id));
}

void TestCanvas::shouldKeepNodesApart()
{
    const QList<canvas::NodeItem> &nodes = m_canvas->scene().nodes();
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        for (qsizetype j = i + 1; j < nodes.size(); ++j)
            QVERIFY2(!nodes[i].rect.intersects(nodes[j].rect), qPrintable(nodes[i].id + " and " + nodes[j].id));
    }
}

void TestCanvas::shouldSelectWhatIsClicked()
{
    QSignalSpy spy(m_canvas.get(), &Canvas::selectionChanged);
    show("Redis");
    m_canvas->select({});
    spy.clear();

    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, Qt::NoModifier, at("Redis"));

    QCOMPARE(m_canvas->selectedIds(), QStringList{"Redis"});
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().toStringList(), QStringList{"Redis"});
    QCOMPARE(m_canvas->currentId(), QString("Redis"));
}

void TestCanvas::shouldAddToTheSelectionWithControl()
{
    m_canvas->fit();
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, Qt::NoModifier, at("PG"));
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, Qt::ControlModifier, at("Redis"));
    QCOMPARE(m_canvas->selectedIds(), (QStringList{"PG", "Redis"}));

    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, Qt::ControlModifier, at("PG"));
    QCOMPARE(m_canvas->selectedIds(), QStringList{"Redis"});
}

void TestCanvas::shouldSelectWithARubberBand()
{
    m_canvas->fit();
    const QRectF all = m_canvas->scene().bounds();
    const QPoint outside = m_canvas->toWidget(all.topLeft()).toPoint() - QPoint(10, 10);
    drag(outside, m_canvas->toWidget(all.bottomRight()).toPoint() + QPoint(10, 10));
    // 68 nodes and 8 groups.
    QCOMPARE(m_canvas->selectedIds().size(), 76);
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestCanvas::shouldMoveByDragAndTakeItBack()
{
    show("Setup");
    const QRectF before = m_canvas->scene().rectOf("Setup");

    drag(at("Setup"), at("Setup") + QPoint(60, 35));
    settle();

    const QPointF moved = m_canvas->scene().rectOf("Setup").center() - before.center();
    QCOMPARE(moved.toPoint(), QPoint(60, 35));
    QCOMPARE(m_document->stack().positions.keys(), QStringList{"Setup"});
    QCOMPARE(m_document->undoStack()->undoText(), QString("Move Project Structure Setup"));
    verifySceneEqualsChart();

    m_document->undoStack()->undo();
    settle();
    QVERIFY(m_document->stack().positions.isEmpty());
    QCOMPARE(m_canvas->scene().rectOf("Setup"), before);
}

void TestCanvas::shouldLeaveNothingBehindWhenADragIsCancelled()
{
    show("Setup");
    const QRectF before = m_canvas->scene().rectOf("Setup");
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, Qt::NoModifier, at("Setup"));
    QTest::mouseMove(m_canvas.get(), at("Setup") + QPoint(50, 50));
    QVERIFY(m_canvas->scene().rectOf("Setup") != before);

    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);

    QCOMPARE(m_canvas->scene().rectOf("Setup"), before);
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestCanvas::shouldConnectByDraggingFromAPort()
{
    m_canvas->fit();
    show("PG");
    const QRectF from = m_canvas->scene().rectOf("PG");
    QTest::mouseMove(m_canvas.get(), at("PG"));
    const QPoint port = m_canvas->toWidget({from.center().x(), from.bottom()}).toPoint();

    drag(port, at("Redis"));
    settle();

    const auto joined = [&] {
        const auto &edges = m_document->stack().chart.edges;
        return std::any_of(edges.begin(), edges.end(), [](const chart::Edge &e) { return e.from == "PG" && e.to == "Redis"; });
    };
    QVERIFY(joined());
    verifySceneEqualsChart();
    m_document->undoStack()->undo();
    settle();
    QVERIFY(!joined());
    verifySceneEqualsChart();
}

void TestCanvas::shouldNotConnectWhatIsConnected()
{
    show("Start");
    const QRectF from = m_canvas->scene().rectOf("Start");
    QTest::mouseMove(m_canvas.get(), at("Start"));
    drag(m_canvas->toWidget({from.center().x(), from.bottom()}).toPoint(), at("Setup"));
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestCanvas::shouldAddWhatIsDropped()
{
    show("Start");
    const QPoint where = at("Start") + QPoint(330, 0);

    QVERIFY(drop("redis", where));
    settle();

    QCOMPARE(m_document->stack().chart.nodes.size(), 69);
    const QStringList selected = m_canvas->selectedIds();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(m_document->stack().nodes.value(selected.first()).kind, QString("redis"));
    verifySceneEqualsChart();
    QVERIFY(!drop("no-such-kind", where));
    QCOMPARE(m_document->stack().chart.nodes.size(), 69);
}

void TestCanvas::shouldInsertIntoAnEdge()
{
    show("Start");
    const canvas::EdgeItem *edge = m_canvas->scene().edge("L_Start_Setup_0");
    QVERIFY(edge);
    const QPointF middle = (edge->route.points.first() + edge->route.points.last()) / 2;

    QVERIFY(drop("redis", m_canvas->toWidget(middle).toPoint()));
    settle();

    const QString id = m_canvas->selectedIds().value(0);
    QStringList ends;
    for (const chart::Edge &e : m_document->stack().chart.edges) {
        if (e.from == id || e.to == id)
            ends.append(e.from + ">" + e.to);
    }
    QCOMPARE(ends, (QStringList{"Start>" + id, id + ">Setup"}));
    QVERIFY(!m_document->stack().chart.edge("L_Start_Setup_0"));
}

void TestCanvas::shouldDeleteAndRestore()
{
    const stack::Stack before = m_document->stack();
    const QRectF place = m_canvas->scene().rectOf("Kafka");
    m_canvas->reveal("Kafka");

    QTest::keyClick(m_canvas.get(), Qt::Key_Delete);
    settle();

    QVERIFY(!m_canvas->scene().contains("Kafka"));
    QVERIFY(m_canvas->selectedIds().isEmpty());
    verifySceneEqualsChart();

    m_document->undoStack()->undo();
    settle();
    QCOMPARE(m_document->stack(), before);
    QCOMPARE(m_canvas->scene().rectOf("Kafka"), place);
    verifySceneEqualsChart();
}

void TestCanvas::shouldRenameInPlace()
{
    show("Redis");
    QTest::mouseDClick(m_canvas.get(), Qt::LeftButton, Qt::NoModifier, at("Redis"));
    auto *editor = m_canvas->findChild<QPlainTextEdit *>("labelEditor");
    QVERIFY(editor->isVisible());
    QTest::keyClicks(editor, "Cache #1");
    QTest::keyClick(editor, Qt::Key_Return);
    settle();
    QVERIFY(!editor->isVisible());
    QCOMPARE(m_canvas->scene().node("Redis")->label, QString("Cache #1"));

    QTest::keyClick(m_canvas.get(), Qt::Key_F2);
    QTest::keyClicks(editor, "Other");
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(m_canvas->scene().node("Redis")->label, QString("Cache #1"));
}

void TestCanvas::shouldZoomAtThePointer()
{
    const QPointF pointer(311, 207);
    const QPointF plane = m_canvas->toPlane(pointer);
    const double before = m_canvas->zoom();
    QWheelEvent wheel(
        pointer, m_canvas->mapToGlobal(pointer), {}, {0, 240}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_canvas.get(), &wheel);
    QVERIFY(m_canvas->zoom() > before);
    const QPointF after = m_canvas->toPlane(pointer);
    QVERIFY((after - plane).manhattanLength() < 0.001);
}

void TestCanvas::shouldPanWithTheMiddleButton()
{
    const QPointF corner = m_canvas->toPlane({0, 0});
    QTest::mousePress(m_canvas.get(), Qt::MiddleButton, Qt::NoModifier, {500, 300});
    QMouseEvent move(QEvent::MouseMove, QPointF(540, 330), m_canvas->mapToGlobal(QPointF(540, 330)), Qt::NoButton,
        Qt::MiddleButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_canvas.get(), &move);
    QTest::mouseRelease(m_canvas.get(), Qt::MiddleButton, Qt::NoModifier, {540, 330});
    const QPointF delta = (corner - m_canvas->toPlane({0, 0})) * m_canvas->zoom();
    QCOMPARE(delta.toPoint(), QPoint(40, 30));
}

void TestCanvas::shouldWalkAlongEdgesWithArrowKeys()
{
    m_canvas->select({"Start"});
    QTest::keyClick(m_canvas.get(), Qt::Key_Down);
    QCOMPARE(m_canvas->selectedIds(), QStringList{"Setup"});
    QTest::keyClick(m_canvas.get(), Qt::Key_Up);
    QCOMPARE(m_canvas->selectedIds(), QStringList{"Start"});

    QSignalSpy activated(m_canvas.get(), &Canvas::activated);
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QCOMPARE(activated.value(0).value(0).toString(), QString("Start"));
}

void TestCanvas::shouldConnectByKeyboard()
{
    m_canvas->select({"Start"});
    QTest::keyClick(m_canvas.get(), Qt::Key_C);
    QTest::keyClick(m_canvas.get(), Qt::Key_Down);
    QTest::keyClick(m_canvas.get(), Qt::Key_Down);
    const QString target = m_canvas->currentId();
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    settle();
    const auto &edges = m_document->stack().chart.edges;
    QVERIFY(std::any_of(edges.begin(), edges.end(), [&](const chart::Edge &e) { return e.from == "Start" && e.to == target; }));
}

void TestCanvas::shouldCopyAndPasteAsMermaid()
{
    m_canvas->select({"FinalValidation", "FinalCheck", "FixIssues"});
    m_canvas->action("canvas.copy")->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith("flowchart"), qPrintable(text));
    QVERIFY2(text.contains("Issues Found"), qPrintable(text));

    m_canvas->action("canvas.paste")->trigger();
    settle();

    QCOMPARE(m_document->stack().chart.nodes.size(), 71);
    QCOMPARE(m_canvas->selectedIds().size(), 3);
    verifySceneEqualsChart();
    m_document->undoStack()->undo();
    settle();
    QCOMPARE(m_document->stack().chart.nodes.size(), 68);
}

void TestCanvas::shouldStayInStepWithTheDocument()
{
    const stack::Stack start = m_document->stack();
    QRandomGenerator random(42);
    const auto any = [&](const auto &list) { return list[random.bounded(int(list.size()))].id; };
    for (int i = 0; i < 40; ++i) {
        const stack::Stack &now = m_document->stack();
        const QString node = any(now.chart.nodes);
        switch (random.bounded(6)) {
        case 0: m_document->edit("remove", stack::withoutItems(now, {node})); break;
        case 1: m_document->edit("edge", stack::withEdge(now, node, any(now.chart.nodes))); break;
        case 2: m_document->edit("label", stack::withNodeLabel(now, node, QString("Label %1").arg(i))); break;
        case 3: m_document->edit("group", stack::withMembership(now, node, any(now.chart.groups))); break;
        case 4: m_document->edit("move", stack::withPosition(now, node, QPointF(i * 20, i * 10))); break;
        case 5: m_document->undoStack()->undo(); break;
        }
        if (i % 8 == 7) {
            settle();
            verifySceneEqualsChart();
        }
    }
    while (m_document->undoStack()->canUndo())
        m_document->undoStack()->undo();
    settle();
    QCOMPARE(m_document->stack(), start);
    verifySceneEqualsChart();
}

void TestCanvas::shouldShowARunWithoutMovingAnything()
{
    const QRectF before = m_canvas->scene().rectOf("PG");
    run::NodeState state;
    state.state = run::State::Running;
    state.percent = 42;
    state.text = "building";
    show("PG");
    const QImage quiet = m_canvas->grab().toImage();

    m_canvas->setRunState("PG", state);

    QCOMPARE(m_canvas->scene().rectOf("PG"), before);
    QVERIFY(m_canvas->grab().toImage() != quiet);
    QVERIFY2(m_canvas->spoken("PG").contains("42 percent"), qPrintable(m_canvas->spoken("PG")));
    m_canvas->setRunStates({});
    QVERIFY(!m_canvas->spoken("PG").contains("42 percent"));
}

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
