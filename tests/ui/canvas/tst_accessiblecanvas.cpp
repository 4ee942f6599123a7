#include "core/stack/edits.h"
#include "tests/support/canvasbench.h"

#include <QAccessible>
#include <QtTest>

using namespace stackwright;
using canvas::Canvas;

// What a screen reader finds on the canvas.
class TestAccessibleCanvas : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }

    void shouldHaveEveryItemAsAChild();
    void shouldTellNameKindStateAndNeighbours();
    void shouldTellWhatIsSelectedAndFocused();
    void shouldFindWhatIsUnderAPoint();
    void shouldActivateFromTheScreenReader();
    void shouldOutliveItems();
    void shouldTabAlongTheFlow();

private:
    QAccessibleInterface *root() { return QAccessible::queryAccessibleInterface(m_bench->canvas.get()); }
    QAccessibleInterface *child(const QString &name);

    std::unique_ptr<test::CanvasBench> m_bench;
};

void TestAccessibleCanvas::init()
{
    m_bench =
        test::CanvasBench::of("flowchart TD\n A[Alpha] -->|next| B{Beta}\n B --> C[Gamma]\n subgraph G [Group]\n C\n end\n");
    QVERIFY(m_bench);
}

QAccessibleInterface *TestAccessibleCanvas::child(const QString &name)
{
    for (int i = 0; i < root()->childCount(); ++i) {
        if (root()->child(i)->text(QAccessible::Name).startsWith(name))
            return root()->child(i);
    }
    return nullptr;
}

void TestAccessibleCanvas::shouldHaveEveryItemAsAChild()
{
    // Three nodes, a group, two edges.
    QCOMPARE(root()->childCount(), 6);
    for (int i = 0; i < 6; ++i) {
        QAccessibleInterface *item = root()->child(i);
        QVERIFY(item && item->isValid());
        QCOMPARE(root()->indexOfChild(item), i);
        QCOMPARE(item->parent(), root());
    }
    QCOMPARE(child("Alpha")->role(), QAccessible::ListItem);
    QCOMPARE(child("Group")->role(), QAccessible::Grouping);
}

void TestAccessibleCanvas::shouldTellNameKindStateAndNeighbours()
{
    run::NodeState state;
    state.state = run::State::Failed;
    state.reason = "the port is taken";
    m_bench->canvas->setRunState("B", state);
    const QString name = child("Beta")->text(QAccessible::Name);
    QVERIFY2(name.contains("failed"), qPrintable(name));
    QVERIFY2(name.contains("the port is taken"), qPrintable(name));
    const QString around = child("Beta")->text(QAccessible::Description);
    QVERIFY2(around.contains("comes after Alpha"), qPrintable(around));
    QVERIFY2(around.contains("leads to Gamma"), qPrintable(around));
    QVERIFY(child("Gamma")->text(QAccessible::Description).contains("in Group"));
}

void TestAccessibleCanvas::shouldTellWhatIsSelectedAndFocused()
{
    m_bench->canvas->setFocus();
    m_bench->canvas->select({"B"});
    QVERIFY(child("Beta")->state().selected);
    QVERIFY(!child("Alpha")->state().selected);
    QCOMPARE(root()->focusChild(), child("Beta"));
}

void TestAccessibleCanvas::shouldFindWhatIsUnderAPoint()
{
    QAccessibleInterface *beta = child("Beta");
    const QPoint middle = beta->rect().center();
    QCOMPARE(root()->childAt(middle.x(), middle.y()), beta);
}

void TestAccessibleCanvas::shouldActivateFromTheScreenReader()
{
    QSignalSpy activated(m_bench->canvas.get(), &Canvas::activated);
    child("Alpha")->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(activated.value(0).value(0).toString(), QString("A"));
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"A"});
}

void TestAccessibleCanvas::shouldOutliveItems()
{
    QAccessibleInterface *alpha = child("Alpha");
    m_bench->document.edit("Delete", stack::withoutItems(m_bench->document.stack(), {"A"}));
    QVERIFY(m_bench->settle());
    QVERIFY(!alpha->isValid());
    QCOMPARE(root()->childCount(), 4);
    QVERIFY(!child("Alpha"));
}

void TestAccessibleCanvas::shouldTabAlongTheFlow()
{
    m_bench->canvas->setFocus();
    m_bench->canvas->select({"A"});
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Tab);
    QCOMPARE(m_bench->canvas->currentId(), QString("B"));
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Backtab);
    QCOMPARE(m_bench->canvas->currentId(), QString("A"));
}

QTEST_MAIN(TestAccessibleCanvas)
#include "tst_accessiblecanvas.moc"
