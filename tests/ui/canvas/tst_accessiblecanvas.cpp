#include "core/stack/edits.h"
#include "ui/canvas/canvas.h"

#include "tests/support/resultmacros.h"

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
    void cleanup();

    void shouldHaveEveryItemAsAChild();
    void shouldTellNameKindStateAndNeighbours();
    void shouldTellWhatIsSelectedAndFocused();
    void shouldFindWhatIsUnderAPoint();
    void shouldActivateFromTheScreenReader();
    void shouldOutliveItems();
    void shouldTabAlongTheFlow();

private:
    QAccessibleInterface *root() { return QAccessible::queryAccessibleInterface(m_canvas.get()); }
    QAccessibleInterface *child(const QString &name);

    std::unique_ptr<stack::StackDocument> m_document;
    std::unique_ptr<theme::ThemeSource> m_themes;
    std::unique_ptr<Canvas> m_canvas;
};

void TestAccessibleCanvas::init()
{
    const auto stack = stack::fromMermaid(
        "flowchart TD\n A[Alpha] -->|next| B{Beta}\n B --> C[Gamma]\n subgraph G [Group]\n C\n end\n", "x.mmd");
    VERIFY_RESULT(stack);
    base::Diagnostics problems;
    m_document = std::make_unique<stack::StackDocument>();
    m_document->replace(*stack);
    m_themes = std::make_unique<theme::ThemeSource>();
    m_canvas = std::make_unique<Canvas>(*m_document, kinds::Catalogue::load({":/kinds"}, &problems), *m_themes);
    m_canvas->resize(700, 500);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    QTRY_VERIFY(!m_canvas->isArranging());
}

void TestAccessibleCanvas::cleanup()
{
    m_canvas.reset();
    m_document.reset();
    m_themes.reset();
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
    m_canvas->setRunState("B", state);
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
    m_canvas->setFocus();
    m_canvas->select({"B"});
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
    QSignalSpy activated(m_canvas.get(), &Canvas::activated);
    child("Alpha")->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(activated.value(0).value(0).toString(), QString("A"));
    QCOMPARE(m_canvas->selectedIds(), QStringList{"A"});
}

void TestAccessibleCanvas::shouldOutliveItems()
{
    QAccessibleInterface *alpha = child("Alpha");
    m_document->edit("Delete", stack::withoutItems(m_document->stack(), {"A"}));
    QTRY_VERIFY(!m_canvas->isArranging());
    QVERIFY(!alpha->isValid());
    QCOMPARE(root()->childCount(), 4);
    QVERIFY(!child("Alpha"));
}

void TestAccessibleCanvas::shouldTabAlongTheFlow()
{
    m_canvas->setFocus();
    m_canvas->select({"A"});
    QTest::keyClick(m_canvas.get(), Qt::Key_Tab);
    QCOMPARE(m_canvas->currentId(), QString("B"));
    QTest::keyClick(m_canvas.get(), Qt::Key_Backtab);
    QCOMPARE(m_canvas->currentId(), QString("A"));
}

QTEST_MAIN(TestAccessibleCanvas)
#include "tst_accessiblecanvas.moc"
