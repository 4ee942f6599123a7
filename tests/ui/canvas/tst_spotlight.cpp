#include "core/stack/edits.h"
#include "tests/support/canvasbench.h"
#include "ui/canvas/findbar.h"
#include "ui/canvas/neighbourhood.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest>

using namespace stackwright;

// Finding items on the canvas, and looking at a neighbourhood alone.
class TestSpotlight : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }

    void shouldFindByLabelIdKindAndImage_data();
    void shouldFindByLabelIdKindAndImage();
    void shouldWalkThroughTheMatchesInReadingOrder();
    void shouldNotHideAMatchUnderItself();
    void shouldDimWhatDoesNotMatch();
    void shouldSayThatNothingIsFound();
    void shouldFindWhatIsFoldedAway();
    void shouldFollowTheChartWhileItSearches();
    void shouldEndTheSearchWithEscape();
    void shouldKeepItsKeysFromTheCanvas();

    void shouldReachSoManySteps_data();
    void shouldReachSoManySteps();
    void shouldTakeInWhatIsInGroups();
    void shouldShowANeighbourhoodAloneAndAllAgain();
    void shouldEndWithTheNodeThatItIsAbout();

private:
    QLineEdit *field() const { return m_bench->canvas->findChild<QWidget *>("findBar")->findChild<QLineEdit *>(); }
    QString count() const { return m_bench->canvas->findChild<QWidget *>("findBar")->findChild<QLabel *>()->text(); }
    QWidget *neighbourBar() const { return m_bench->canvas->findChild<QWidget *>("neighbourBar"); }
    void find(const QString &words)
    {
        QTest::keyClick(m_bench->canvas.get(), Qt::Key_F, Qt::ControlModifier);
        field()->setText(words);
    }
    // How much a card stands out from the plain canvas.
    int contrastOf(const QString &id) const
    {
        const QImage picture = m_bench->canvas->grab().toImage();
        const QRectF rect = m_bench->canvas->scene().rectOf(id);
        const QPoint corner = m_bench->canvas->toWidget(rect.topLeft()).toPoint();
        const QPoint end = m_bench->canvas->toWidget(rect.bottomRight()).toPoint();
        int darkest = 255;
        int lightest = 0;
        for (int y = corner.y(); y <= end.y(); ++y) {
            for (int x = corner.x(); x <= end.x(); ++x) {
                const int gray = qGray(picture.pixel(x, y));
                darkest = std::min(darkest, gray);
                lightest = std::max(lightest, gray);
            }
        }
        return lightest - darkest;
    }

    std::unique_ptr<test::CanvasBench> m_bench;
};

void TestSpotlight::init()
{
    m_bench = test::CanvasBench::of("flowchart TD\n"
                                    "  Entry([Front door]) --> Gate{Open?} -->|surely yes| DB[(Redis of orders)]\n"
                                    "  DB --> Log[Audit log]\n"
                                    "  Gate --> Other[Another door]\n"
                                    "  subgraph House [The house]\n    DB\n    Log\n  end\n",
        {1000, 700});
    QVERIFY(m_bench);
    m_bench->canvas->setServices({{"DB", {{"orders-cache"}, "redis:7.4", {}, {}}}});
}

void TestSpotlight::shouldFindByLabelIdKindAndImage_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("id");
    QTest::newRow("label") << "audit"
                           << "Log";
    QTest::newRow("id") << "entry"
                        << "Entry";
    QTest::newRow("kind") << ""
                          << "Gate"; // whatever its kind is called
    QTest::newRow("service and label") << "cache of"
                                       << "DB";
    QTest::newRow("image") << "redis:7"
                           << "DB";
    QTest::newRow("group") << "the house"
                           << "House";
    QTest::newRow("edge") << "surely"
                          << "L_Gate_DB_0";
}

void TestSpotlight::shouldFindByLabelIdKindAndImage()
{
    QFETCH(QString, words);
    QFETCH(QString, id);
    if (words.isEmpty()) {
        words = m_bench->canvas->scene().node(id)->kindTitle;
        QVERIFY(!words.isEmpty() && !m_bench->canvas->scene().node(id)->label.contains(words));
    }
    find(words);
    QCOMPARE(count(), QString("1 of 1"));
    QCOMPARE(m_bench->canvas->currentId(), id);
}

void TestSpotlight::shouldWalkThroughTheMatchesInReadingOrder()
{
    find("DOOR");
    QCOMPARE(count(), QString("1 of 2"));
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Entry"});
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(count(), QString("2 of 2"));
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Other"});
    // and round
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Entry"});
    QTest::keyClick(field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Other"});
    QVERIFY(m_bench->canvas->rect().contains(m_bench->at("Other")));
}

void TestSpotlight::shouldNotHideAMatchUnderItself()
{
    // given a node just where the bar opens
    find("x");
    const canvas::Canvas &canvas = *m_bench->canvas;
    const auto *bar = canvas.findChild<canvas::FindBar *>();
    QVERIFY(bar && !bar->isHidden());
    const QPoint way = bar->geometry().center() - m_bench->at("Entry");
    const QPointF middle = QRectF(canvas.rect()).center();
    QWheelEvent scrolled(middle, canvas.mapToGlobal(middle), way, {}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_bench->canvas.get(), &scrolled);
    QVERIFY(bar->geometry().contains(m_bench->at("Entry")));
    // when it is found
    find("Front");
    QCOMPARE(canvas.selectedIds(), QStringList{"Entry"});
    const QRectF plane = canvas.scene().rectOf("Entry");
    QVERIFY(!QRectF(canvas.toWidget(plane.topLeft()), canvas.toWidget(plane.bottomRight())).intersects(bar->geometry()));
}

void TestSpotlight::shouldDimWhatDoesNotMatch()
{
    m_bench->canvas->fit();
    const int before = contrastOf("Log");
    find("front");
    QVERIFY(contrastOf("Entry") > before / 2);
    QVERIFY2(contrastOf("Log") < before / 2, qPrintable(QString("%1 of %2").arg(contrastOf("Log")).arg(before)));
    field()->clear();
    QCOMPARE(contrastOf("Log"), before);
}

void TestSpotlight::shouldSayThatNothingIsFound()
{
    find("no such thing");
    QCOMPARE(count(), QString("nothing found"));
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(m_bench->canvas->selectedIds().isEmpty());
}

void TestSpotlight::shouldFindWhatIsFoldedAway()
{
    m_bench->canvas->fold("House", true);
    QVERIFY(m_bench->settle());
    find("audit");
    QCOMPARE(count(), QString("1 of 1"));
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"House"});
}

void TestSpotlight::shouldFollowTheChartWhileItSearches()
{
    find("door");
    QTest::keyClick(field(), Qt::Key_Return);
    m_bench->document.edit("more", stack::withNodeLabel(m_bench->document.stack(), "Log", "Log of doors"));
    QCOMPARE(count().section(" ", 1), QString("of 3"));
    m_bench->document.edit("less", stack::withoutItems(m_bench->document.stack(), {"Entry", "Other", "Log"}));
    QCOMPARE(count(), QString("nothing found"));
}

void TestSpotlight::shouldEndTheSearchWithEscape()
{
    m_bench->canvas->fit();
    const int before = contrastOf("Log");
    find("front");
    QVERIFY(contrastOf("Log") < before);
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!field()->isVisible());
    QCOMPARE(contrastOf("Log"), before);
    QVERIFY(m_bench->canvas->hasFocus());
    // F3 begins again with the same words.
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_F3);
    QVERIFY(field()->isVisible());
    QCOMPARE(count(), QString("1 of 1"));
}

void TestSpotlight::shouldKeepItsKeysFromTheCanvas()
{
    find("door");
    const QString current = m_bench->canvas->currentId();
    QTest::keyClick(field(), Qt::Key_Left);
    QTest::keyClick(field(), Qt::Key_Delete);
    QTest::keyClick(field(), Qt::Key_Backspace);
    QTest::keyClick(field(), Qt::Key_PageDown);
    QCOMPARE(m_bench->document.undoStack()->count(), 0);
    QCOMPARE(m_bench->canvas->currentId(), current);
}

void TestSpotlight::shouldReachSoManySteps_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("reach");
    QTest::addColumn<QStringList>("nodes");
    QTest::newRow("one, both") << 1 << int(canvas::Reach::Both) << QStringList{"DB", "Entry", "Gate", "Other"};
    QTest::newRow("one, before") << 1 << int(canvas::Reach::Upstream) << QStringList{"Entry", "Gate"};
    QTest::newRow("one, after") << 1 << int(canvas::Reach::Downstream) << QStringList{"DB", "Gate", "Other"};
    QTest::newRow("any, after") << canvas::anySteps << int(canvas::Reach::Downstream)
                                << QStringList{"DB", "Gate", "Log", "Other"};
}

void TestSpotlight::shouldReachSoManySteps()
{
    QFETCH(int, steps);
    QFETCH(int, reach);
    const canvas::Scene &scene = m_bench->canvas->scene();
    const QSet<QString> shown = canvas::neighbourhood(scene, {"Gate"}, steps, canvas::Reach(reach));
    QStringList nodes;
    for (const QString &id : shown) {
        if (scene.node(id))
            nodes.append(id);
    }
    nodes.sort();
    QTEST(nodes, "nodes");
    // The edges between them come along, others do not, and no frame round what is shown is missing.
    for (const canvas::EdgeItem &edge : scene.edges())
        QCOMPARE(shown.contains(edge.id), nodes.contains(edge.from) && nodes.contains(edge.to));
    QCOMPARE(shown.contains("House"), nodes.contains("DB"));
}

void TestSpotlight::shouldTakeInWhatIsInGroups()
{
    const QSet<QString> shown = canvas::neighbourhood(m_bench->canvas->scene(), {"House"}, 1, canvas::Reach::Upstream);
    QVERIFY(shown.contains("DB") && shown.contains("Log") && shown.contains("Gate"));
    QVERIFY(!shown.contains("Entry"));
}

void TestSpotlight::shouldShowANeighbourhoodAloneAndAllAgain()
{
    m_bench->canvas->fit();
    const int before = contrastOf("Log");
    m_bench->canvas->select({"Entry"});
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_N);
    QVERIFY(neighbourBar()->isVisible());
    // all of it, and nothing under the bar
    for (const char *id : {"Entry", "Gate"}) {
        const QRectF plane = m_bench->canvas->scene().rectOf(id);
        const QRectF place(m_bench->canvas->toWidget(plane.topLeft()), m_bench->canvas->toWidget(plane.bottomRight()));
        QVERIFY(!place.intersects(neighbourBar()->geometry()));
        QVERIFY(QRectF(m_bench->canvas->rect()).contains(place));
    }
    m_bench->canvas->fit();
    QVERIFY(contrastOf("Log") < before / 2);

    // when it reaches all the way
    neighbourBar()->findChild<QSpinBox *>()->setValue(canvas::anySteps);
    m_bench->canvas->fit();
    QCOMPARE(contrastOf("Log"), before);
    // or only to what comes before
    auto *reach = neighbourBar()->findChild<QComboBox *>();
    reach->setCurrentIndex(reach->findData(int(canvas::Reach::Upstream)));
    m_bench->canvas->fit();
    QVERIFY(contrastOf("Log") < before / 2);

    // then its button shows the whole chart again
    neighbourBar()->findChild<QToolButton *>()->click();
    QVERIFY(!neighbourBar()->isVisible());
    QCOMPARE(contrastOf("Log"), before);
    // and so does Esc
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_N);
    QVERIFY(neighbourBar()->isVisible());
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_Escape);
    QVERIFY(!neighbourBar()->isVisible());
    QCOMPARE(m_bench->canvas->selectedIds(), QStringList{"Entry"});
}

void TestSpotlight::shouldEndWithTheNodeThatItIsAbout()
{
    m_bench->canvas->select({"Entry"});
    QTest::keyClick(m_bench->canvas.get(), Qt::Key_N);
    QVERIFY(neighbourBar()->isVisible());
    m_bench->document.edit("gone", stack::withoutItems(m_bench->document.stack(), {"Entry"}));
    QVERIFY(!neighbourBar()->isVisible());
    QVERIFY(m_bench->settle());
    m_bench->canvas->fit();
    QVERIFY(contrastOf("Log") > 60);
}

QTEST_MAIN(TestSpotlight)
#include "tst_spotlight.moc"
