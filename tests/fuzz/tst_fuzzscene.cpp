#include "tests/support/canvasbench.h"
#include "tests/support/editsequence.h"
#include "tests/support/places.h"
#include "tests/support/randomedits.h"

#include <QFile>
#include <QtTest>

using namespace stackwright;

// Sequences of 500 random edits with the real canvas looking on: after each of them the scene is what the model says, and after
// undoing all it is what it was. A few of the 200 are always made, all of them in STACKWRIGHT_FUZZ_SECONDS=1200.
class TestFuzzScene : public QObject
{
    Q_OBJECT

private slots:
    void shouldAlwaysEqualTheModel_data()
    {
        QTest::addColumn<quint32>("seed");
        const int most = qBound(4, 4 + qEnvironmentVariableIntValue("STACKWRIGHT_FUZZ_SECONDS") / 6, 200);
        for (quint32 seed = 3000; seed < 3000 + quint32(most); ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void shouldAlwaysEqualTheModel()
    {
        // given the sample, which is larger and slower, in one of four
        QFETCH(quint32, seed);
        QFile sample(test::seedFile());
        QVERIFY(sample.open(QIODevice::ReadOnly));
        const QString text = seed % 4 == 0 ? QString::fromUtf8(sample.readAll()) : test::manySidedChart();
        const auto bench = test::CanvasBench::of(text);
        QVERIFY(bench);
        const stack::Stack start = bench->document.stack();
        const canvas::Scene before = bench->canvas->scene();

        test::RandomEdits edits(bench->document, seed);
        for (int step = 0; step < 500; ++step) {
            edits.step();
            const QString difference = bench->differenceFromChart();
            QVERIFY2(difference.isEmpty(), qPrintable(QString("step %1 (%2): %3").arg(step).arg(edits.name(), difference)));
            // Layouts come in between, as they do while a person works.
            if (step % 100 == 99) {
                QVERIFY(bench->settle());
                const QString later = bench->differenceFromChart();
                QVERIFY2(later.isEmpty(), qPrintable(QString("laid out after step %1: %2").arg(step).arg(later)));
            }
        }

        while (bench->document.undoStack()->canUndo())
            bench->document.undoStack()->undo();
        QVERIFY(bench->settle());
        QCOMPARE(bench->document.stack(), start);
        QCOMPARE(bench->differenceFromChart(), QString());
        const canvas::Scene &after = bench->canvas->scene();
        for (const canvas::NodeItem &node : before.nodes())
            QCOMPARE(after.rectOf(node.id), node.rect);
        for (const canvas::GroupItem &group : before.groups())
            QCOMPARE(after.rectOf(group.id), group.rect);
        for (const canvas::EdgeItem &edge : before.edges())
            QCOMPARE(after.edge(edge.id)->route.points, edge.route.points);
    }
};

QTEST_MAIN(TestFuzzScene)
#include "tst_fuzzscene.moc"
