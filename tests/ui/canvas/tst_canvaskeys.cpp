#include "tests/support/canvastest.h"

#include <QAction>
#include <QClipboard>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QtTest>

using namespace stackwright;
using canvas::Canvas;

// Edits the seed chart with the keyboard.
class TestCanvasKeys : public test::SampleCanvasTest
{
    Q_OBJECT

private slots:
    void shouldDeleteAndRestore();
    void shouldRenameInPlace();
    void shouldWalkAlongEdgesWithArrowKeys();
    void shouldConnectByKeyboard();
    void shouldLightTheTargetThatTabGoesTo();
    void shouldConnectNoMoreWhenTheChartIsAnotherOne();
    void shouldCopyAndPasteAsMermaid();
    void shouldPasteBetweenWindowsUnderFreeIds();
    void shouldPasteABlockOfMarkdown();
    void shouldFitWithF();
};

void TestCanvasKeys::shouldDeleteAndRestore()
{
    const stack::Stack before = m_bench->document.stack();
    const QRectF place = m_bench->canvas->scene().rectOf("Kafka");
    m_bench->canvas->reveal("Kafka");

    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Delete);
    QVERIFY(m_bench->settle());

    QVERIFY(!m_bench->canvas->scene().contains("Kafka"));
    QVERIFY(m_bench->canvas->selectedIds().isEmpty());
    QCOMPARE(m_bench->differenceFromChart(), QString());

    m_bench->document.undoStack()->undo();
    QVERIFY(m_bench->settle());
    QCOMPARE(m_bench->document.stack(), before);
    QCOMPARE(m_bench->canvas->scene().rectOf("Kafka"), place);
    QCOMPARE(m_bench->differenceFromChart(), QString());
}

void TestCanvasKeys::shouldRenameInPlace()
{
    m_bench->show("Redis");
    QTest::mouseDClick(m_bench->canvas.get(), Qt::LeftButton, Qt::NoModifier, m_bench->at("Redis"));
    auto *editor = m_bench->canvas->findChild<QPlainTextEdit *>("labelEditor");
    QVERIFY(editor->isVisible());
    QTest::keyClicks(editor, "Cache #1");
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(m_bench->settle());
    QVERIFY(!editor->isVisible());
    QCOMPARE(m_bench->canvas->scene().node("Redis")->label, QString("Cache #1"));

    QTest::keyClick(m_bench->canvas.get(), Qt::Key_F2);
    QTest::keyClicks(editor, "Other");
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(m_bench->canvas->scene().node("Redis")->label, QString("Cache #1"));
}

void TestCanvasKeys::shouldWalkAlongEdgesWithArrowKeys()
{
    m_bench->canvas->select({"Start"});
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Down);
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Setup"});
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Up);
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Start"});

    QSignalSpy activated(m_bench->canvas.get(), &Canvas::activated);
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Return);
    QCOMPARE(activated.value(0).value(0).toString(), QString("Start"));
}

void TestCanvasKeys::shouldConnectByKeyboard()
{
    m_bench->canvas->select({"Start"});
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_C);
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Down);
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Down);
    const QString target = m_bench->canvas->currentId();
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Return);
    QVERIFY(m_bench->settle());
    const auto &edges = m_bench->document.stack().chart.edges;
    QVERIFY(std::any_of(edges.begin(), edges.end(), [&](const chart::Edge &e) { return e.from == "Start" && e.to == target; }));
}

void TestCanvasKeys::shouldLightTheTargetThatTabGoesTo()
{
    // given two ways to the same target
    const QString from = "Start";
    m_bench->show(from);
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_C);
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Tab);
    const QString target = m_bench->canvas->currentId();
    QVERIFY(target != from);
    const QImage byTab = m_bench->canvas->grab().toImage();

    // when the arrows lead away and back to it
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Backtab);
    QCOMPARE(m_bench->canvas->currentId(), from);
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Down);
    QCOMPARE(m_bench->canvas->currentId(), target);

    // then it looks the same
    QCOMPARE(m_bench->canvas->grab().toImage(), byTab);
}

void TestCanvasKeys::shouldConnectNoMoreWhenTheChartIsAnotherOne()
{
    m_bench->canvas->select({"Start"});
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_C);
    const auto other = stack::fromMermaid("flowchart TD\n  X[Alpha]\n  Y[Beta]\n", "chart.mmd");
    QVERIFY(other);
    m_bench->document.replace(*other);
    QVERIFY(m_bench->settle());
    m_bench->canvas->select({"X"});

    // then Return opens what is selected, as ever
    QSignalSpy activated(m_bench->canvas.get(), &Canvas::activated);
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Return);
    QCOMPARE(activated.value(0).value(0).toString(), QString("X"));
}

void TestCanvasKeys::shouldCopyAndPasteAsMermaid()
{
    m_bench->canvas->select({"FinalValidation", "FinalCheck", "FixIssues"});
    m_bench->canvas->action("canvas.copy")->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith("flowchart"), qPrintable(text));
    QVERIFY2(text.contains("Issues Found"), qPrintable(text));

    m_bench->canvas->action("canvas.paste")->trigger();
    QVERIFY(m_bench->settle());

    QCOMPARE(m_bench->document.stack().chart.nodes.size(), 71);
    QCOMPARE(m_bench->canvas->selectedIds().size(), 3);
    QCOMPARE(m_bench->differenceFromChart(), QString());
    m_bench->document.undoStack()->undo();
    QVERIFY(m_bench->settle());
    QCOMPARE(m_bench->document.stack().chart.nodes.size(), 68);
}

void TestCanvasKeys::shouldPasteBetweenWindowsUnderFreeIds()
{
    // given another window with a node of the same id
    const auto other = test::CanvasBench::of("flowchart TD\n  PG[Mine] --> Last\n");
    QVERIFY(other);
    m_bench->canvas->select({"PG", "Redis"});
    m_bench->canvas->action("canvas.copy")->trigger();
    // The clipboard holds text as any editor takes it.
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat("text/plain"));

    other->canvas->action("canvas.paste")->trigger();
    QVERIFY(other->settle());

    const chart::Chart &chart = other->document.stack().chart;
    QCOMPARE(chart.nodes.size(), 4);
    QCOMPARE(chart.node("PG")->label, QString("Mine"));
    QVERIFY(chart.node("Redis"));
    QCOMPARE(other->canvas->selectedIds().size(), 2);
    QVERIFY(!other->canvas->selectedIds().contains("PG"));
    QCOMPARE(other->differenceFromChart(), QString());
}

void TestCanvasKeys::shouldPasteABlockOfMarkdown()
{
    QGuiApplication::clipboard()->setText("# Read me\n\n```mermaid\nflowchart LR\n  New1[One] --> New2[Two]\n```\n\nmore\n");
    m_bench->canvas->action("canvas.paste")->trigger();
    QVERIFY(m_bench->settle());
    QCOMPARE(m_bench->canvas->selectedIds(), (QStringList{"New1", "New2"}));
    QCOMPARE(m_bench->differenceFromChart(), QString());
}

void TestCanvasKeys::shouldFitWithF()
{
    m_bench->show("PG");
    const QRectF bounds = m_bench->canvas->scene().bounds();
    QVERIFY(!QRectF(m_bench->canvas->rect()).contains(m_bench->canvas->toWidget(bounds.bottomRight())));
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_F);
    QVERIFY(QRectF(m_bench->canvas->rect()).contains(m_bench->canvas->toWidget(bounds.topLeft())));
    QVERIFY(QRectF(m_bench->canvas->rect()).contains(m_bench->canvas->toWidget(bounds.bottomRight())));
}

QTEST_MAIN(TestCanvasKeys)
#include "tst_canvaskeys.moc"
