#include "core/stack/edits.h"
#include "core/stack/projectfile.h"
#include "tests/support/canvasbench.h"
#include "tests/support/resultmacros.h"

#include <QAccessible>
#include <QAction>
#include <QtTest>

using namespace stackwright;
using test::CanvasBench;

namespace {

const QString nested = QStringLiteral("flowchart TD\n"
                                      "  A[Alpha] --> B\n  A --> C\n  B --> C\n  C --> D[Delta]\n"
                                      "  subgraph Outer [The outer one]\n    subgraph Inner [The inner one]\n      B[Beta]\n"
                                      "    end\n    C[Gamma]\n  end\n");

// "from>to" of every edge that is drawn.
QStringList drawnEdges(const CanvasBench &bench)
{
    QStringList ends;
    for (const canvas::EdgeItem &edge : bench.canvas->scene().edges())
        ends.append(edge.from + QLatin1Char('>') + edge.to);
    ends.sort();
    return ends;
}

QPoint markOf(const CanvasBench &bench, const QString &group)
{
    return bench.canvas->toWidget(canvas::foldMark(*bench.canvas->scene().group(group)).center()).toPoint();
}

} // namespace

// Groups that are drawn closed.
class FoldingTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = CanvasBench::of(nested);
        QVERIFY(m_bench);
    }

    void cleanup() { m_bench.reset(); }

    void shouldFoldAGroupAtItsMarkAndTakeItBack()
    {
        const stack::Stack before = m_bench->document.stack();
        QTest::mouseClick(m_bench->canvas.get(), Qt::LeftButton, {}, markOf(*m_bench, QStringLiteral("Outer")));
        QVERIFY(m_bench->settle());

        // then the group is a card, and what leads into it leads to the card, once
        const canvas::Scene &scene = m_bench->canvas->scene();
        QVERIFY(scene.group(QStringLiteral("Outer"))->folded);
        QVERIFY(!scene.contains(QStringLiteral("B")) && !scene.contains(QStringLiteral("Inner")));
        QCOMPARE(drawnEdges(*m_bench), (QStringList{QStringLiteral("A>Outer"), QStringLiteral("Outer>D")}));
        for (const canvas::EdgeItem &edge : scene.edges())
            QVERIFY2(edge.route.points.size() >= 2, qPrintable(edge.id));
        QVERIFY(!scene.rectOf(QStringLiteral("Outer")).intersects(scene.rectOf(QStringLiteral("A"))));
        QCOMPARE(m_bench->canvas->selectedIds(), QStringList{QStringLiteral("Outer")});

        // and the chart itself is as it was
        QCOMPARE(m_bench->document.stack().chart, before.chart);
        QCOMPARE(m_bench->document.stack().chartText, before.chartText);
        QCOMPARE(m_bench->document.undoStack()->undoText(), QStringLiteral("Collapse The outer one"));
        m_bench->document.undoStack()->undo();
        QVERIFY(m_bench->settle());
        QCOMPARE(m_bench->document.stack(), before);
        QCOMPARE(m_bench->differenceFromChart(), QString());
    }

    void shouldFoldInsideAnOpenGroup()
    {
        m_bench->canvas->fold(QStringLiteral("Inner"), true);
        QVERIFY(m_bench->settle());
        QCOMPARE(drawnEdges(*m_bench),
            (QStringList{QStringLiteral("A>C"), QStringLiteral("A>Inner"), QStringLiteral("C>D"), QStringLiteral("Inner>C")}));
        const canvas::Scene &scene = m_bench->canvas->scene();
        QVERIFY(scene.rectOf(QStringLiteral("Outer")).contains(scene.rectOf(QStringLiteral("Inner"))));
    }

    void shouldFoldByKeyboard()
    {
        // given the keyboard on a node of the group
        m_bench->canvas->select({QStringLiteral("C")});
        QTest::keyClick(m_bench->canvas.get(), Qt::Key_E);
        QVERIFY(m_bench->settle());
        QCOMPARE(m_bench->document.stack().folded, QStringList{QStringLiteral("Outer")});
        // then it is on the group, and the same key opens it
        QCOMPARE(m_bench->canvas->currentId(), QStringLiteral("Outer"));
        QTest::keyClick(m_bench->canvas.get(), Qt::Key_E);
        QVERIFY(m_bench->settle());
        QCOMPARE(m_bench->document.stack().folded, QStringList());

        m_bench->canvas->action(QStringLiteral("canvas.foldAll"))->trigger();
        QCOMPARE(m_bench->document.stack().folded, (QStringList{QStringLiteral("Inner"), QStringLiteral("Outer")}));
        m_bench->canvas->action(QStringLiteral("canvas.foldAll"))->trigger();
        QVERIFY(m_bench->settle());
        QCOMPARE(m_bench->differenceFromChart(), QString());
    }

    void shouldDragAFoldedGroupLikeANode()
    {
        m_bench->canvas->fold(QStringLiteral("Outer"), true);
        QVERIFY(m_bench->settle());
        const QPointF before = m_bench->canvas->scene().rectOf(QStringLiteral("Outer")).center();
        const QPoint grip = m_bench->at(QStringLiteral("Outer")) + QPoint(20, 0);
        const QPoint target = grip + QPoint(90, 30);

        m_bench->drag(grip, target);
        QVERIFY(m_bench->settle());

        // then it is there, its edges lead there, and it is there again when the stack is opened anew
        const QPointF shift = QPointF(target - grip) / m_bench->canvas->zoom();
        const canvas::Scene &scene = m_bench->canvas->scene();
        const QRectF card = scene.rectOf(QStringLiteral("Outer"));
        QVERIFY((card.center() - before - shift).manhattanLength() < 2);
        QCOMPARE(drawnEdges(*m_bench), QStringList({QStringLiteral("A>Outer"), QStringLiteral("Outer>D")}));
        for (const canvas::EdgeItem &edge : scene.edges()) {
            const QPointF end = edge.from == QLatin1String("Outer") ? edge.route.points.first() : edge.route.points.last();
            QVERIFY(card.adjusted(-1, -1, 1, 1).contains(end));
        }
        const auto reopened = stack::readProject(stack::writtenProject(m_bench->document.stack()), QStringLiteral("x"));
        VERIFY_RESULT(reopened);
        QCOMPARE(reopened->positions.keys(), QStringList{QStringLiteral("Outer")});
        QCOMPARE(m_bench->document.undoStack()->undoText(), QStringLiteral("Move The outer one"));
        m_bench->document.undoStack()->undo();
        QVERIFY(m_bench->settle());
        QCOMPARE(m_bench->canvas->scene().rectOf(QStringLiteral("Outer")).center(), before);
    }

    void shouldWriteItsTitleToBeReadFromAfar()
    {
        m_bench->canvas->fold(QStringLiteral("Outer"), true);
        QVERIFY(m_bench->settle());
        for (const double zoom : {0.1, 0.3}) {
            m_bench->canvas->setZoom(zoom);
            const QRect place = QRect(m_bench->at(QStringLiteral("Outer")), QSize()).adjusted(-60, -9, 60, 9);
            const QImage picture = m_bench->canvas->grab(place).toImage();
            // Text of a readable size: ink in many columns of the plate, which is wider than the card.
            const QRgb ink = m_bench->themes.theme().color(theme::Role::Text).rgb();
            int columns = 0;
            for (int x = 0; x < picture.width(); ++x) {
                bool inked = false;
                for (int y = 0; y < picture.height() && !inked; ++y) {
                    const QRgb pixel = picture.pixel(x, y);
                    inked = std::abs(qGray(pixel) - qGray(ink)) < 60;
                }
                columns += inked ? 1 : 0;
            }
            QVERIFY2(columns > 35, qPrintable(QStringLiteral("%1 columns at %2").arg(columns).arg(zoom)));
        }
    }

    void shouldSumUpARunAndSaySo()
    {
        m_bench->canvas->fold(QStringLiteral("Outer"), true);
        QVERIFY(m_bench->settle());
        m_bench->canvas->setRunState(QStringLiteral("B"), {run::State::Failed, -1, {}, QStringLiteral("no space left")});
        m_bench->canvas->setRunState(QStringLiteral("C"), {run::State::Passed, -1, {}, {}});
        QCOMPARE(m_bench->canvas->spoken(QStringLiteral("Outer")),
            QStringLiteral("The outer one; 2 node(s); collapsed; 1 failed, 1 passed"));

        // a failure inside leads to the card
        m_bench->canvas->reveal(QStringLiteral("B"));
        QCOMPARE(m_bench->canvas->selectedIds(), QStringList{QStringLiteral("Outer")});
    }

    void shouldTellAScreenReaderAndTakeItsWord()
    {
        QAccessibleInterface *root = QAccessible::queryAccessibleInterface(m_bench->canvas.get());
        QAccessibleInterface *group = nullptr;
        for (int i = 0; i < root->childCount() && !group; ++i) {
            if (root->child(i)->text(QAccessible::Name).startsWith(QLatin1String("The outer one")))
                group = root->child(i);
        }
        QVERIFY(group);
        QVERIFY(group->state().expandable && group->state().expanded && !group->state().collapsed);
        QVERIFY(group->actionInterface()->actionNames().contains(QAccessibleActionInterface::toggleAction()));
        group->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(m_bench->settle());
        QVERIFY(group->state().collapsed && !group->state().expanded);
    }

    void shouldSurviveSavingAndTheGroupsEnd()
    {
        m_bench->canvas->fold(QStringLiteral("Outer"), true);
        const auto reopened = stack::readProject(stack::writtenProject(m_bench->document.stack()), QStringLiteral("x"));
        VERIFY_RESULT(reopened);
        QCOMPARE(*reopened, m_bench->document.stack());

        QVERIFY(m_bench->settle());
        m_bench->canvas->select({QStringLiteral("Outer")});
        QTest::keyClick(m_bench->canvas.get(), Qt::Key_Delete);
        QVERIFY(m_bench->settle());
        QCOMPARE(m_bench->document.stack().folded, QStringList());
        QVERIFY(m_bench->canvas->scene().contains(QStringLiteral("C")));
    }

private:
    std::unique_ptr<CanvasBench> m_bench;
};

QTEST_MAIN(FoldingTest)
#include "tst_folding.moc"
