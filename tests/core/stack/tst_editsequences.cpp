#include "tests/support/editsequence.h"
#include "tests/support/places.h"

#include <QFile>
#include <QTest>

using namespace stackwright;

// Random edits of a stack, the same each time, and their undoing. The fuzz tests make far more of them.
class EditSequencesTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldKeepWhatNoEditConcernsAndUndoThemAll_data()
    {
        QTest::addColumn<QString>("text");
        QFile sample(test::seedFile());
        QVERIFY(sample.open(QIODevice::ReadOnly));
        QTest::newRow("sample") << QString::fromUtf8(sample.readAll());
        QTest::newRow("many-sided") << test::manySidedChart();
    }

    void shouldKeepWhatNoEditConcernsAndUndoThemAll()
    {
        QFETCH(QString, text);
        for (quint32 seed = 1; seed <= 5; ++seed) {
            const QString fault = test::editSequenceFault(text, seed, 60);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
    }
};

QTEST_GUILESS_MAIN(EditSequencesTest)
#include "tst_editsequences.moc"
