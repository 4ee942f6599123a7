#include "tests/support/editsequence.h"
#include "tests/support/places.h"

#include <QFile>
#include <QTest>

using namespace stackwright;

// 200 sequences of 500 random edits, the same each time: what no edit concerns stays, and all of them can be undone. With the
// sanitizers ten of them take a minute: the first ten are always made, all of them in STACKWRIGHT_FUZZ_SECONDS=1200.
class TestFuzzEdits : public QObject
{
    Q_OBJECT

private slots:
    void shouldUndoEverySequenceOfEdits_data()
    {
        QTest::addColumn<quint32>("first");
        const quint32 tens = quint32(qBound(1, 1 + qEnvironmentVariableIntValue("STACKWRIGHT_FUZZ_SECONDS") / 60, 20));
        for (quint32 first = 1000; first < 1000 + 10 * tens; first += 10)
            QTest::addRow("%u", first) << first;
    }

    void shouldUndoEverySequenceOfEdits()
    {
        QFETCH(quint32, first);
        QFile sample(test::seedFile());
        QVERIFY(sample.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(sample.readAll());
        for (quint32 seed = first; seed < first + 10; ++seed) {
            // Given the sample, which is larger and slower, in one of four
            const QString fault = test::editSequenceFault(seed % 4 == 0 ? text : test::manySidedChart(), seed, 500);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
    }
};

QTEST_GUILESS_MAIN(TestFuzzEdits)
#include "tst_fuzzedits.moc"
