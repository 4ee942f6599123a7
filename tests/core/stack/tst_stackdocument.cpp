#include "core/stack/edits.h"
#include "core/stack/stackdocument.h"
#include "tests/support/resultmacros.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace stackwright;
using namespace stackwright::stack;

namespace {

const QString text = QStringLiteral("flowchart TD\n"
                                    "    %% what we have\n"
                                    "    A[PostgreSQL] --> B[API]\n"
                                    "    subgraph G [Group]\n"
                                    "        C[Redis]\n"
                                    "    end\n"
                                    "    A --> C\n");

Stack sample()
{
    const base::Result<Stack> stack = fromMermaid(text, QStringLiteral("shop.mmd"));
    return stack.ok() ? *stack : Stack();
}

template <typename Fact>
QStringList idsOf(const QSignalSpy &spy)
{
    QStringList ids;
    for (const QList<QVariant> &arguments : spy) {
        for (const StackChange &change : arguments.first().value<StackChanges>()) {
            if (const Fact *fact = std::get_if<Fact>(&change))
                ids.append(fact->id);
        }
    }
    return ids;
}

} // namespace

class StackDocumentTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldSayWhichGroupsWereFolded()
    {
        StackDocument document;
        Stack stack = sample();
        for (int i = 0; i < 100'000; ++i) // of a file that says so; each with each would be ten thousand million looks
            stack.folded.append(QStringLiteral("x%1").arg(i));
        document.replace(stack);
        QSignalSpy spy(&document, &StackDocument::changed);
        document.edit(QStringLiteral("Fold"), withFolded(document.stack(), {QStringLiteral("G")}, true));
        QCOMPARE(idsOf<GroupChanged>(spy), QStringList({QStringLiteral("G")}));
    }

    void shouldSayWhatAnEditChanged()
    {
        StackDocument document;
        document.replace(sample());
        QSignalSpy spy(&document, &StackDocument::changed);

        document.edit(
            QStringLiteral("Add Kafka"), withNode(document.stack(), QStringLiteral("K"), {.label = QStringLiteral("Kafka")}));
        document.edit(QStringLiteral("Connect"), withEdge(document.stack(), QStringLiteral("K"), QStringLiteral("B")));
        document.edit(QStringLiteral("Remove"), withoutItems(document.stack(), {QStringLiteral("C")}));

        QCOMPARE(idsOf<NodeAdded>(spy), QStringList({QStringLiteral("K")}));
        QCOMPARE(idsOf<EdgeAdded>(spy), QStringList({QStringLiteral("L_K_B_0")}));
        QCOMPARE(idsOf<NodeRemoved>(spy), QStringList({QStringLiteral("C")}));
        QCOMPARE(idsOf<EdgeRemoved>(spy), QStringList({QStringLiteral("L_A_C_0")}));
    }

    void shouldUndoAndRedoEverything()
    {
        StackDocument document;
        document.replace(sample());
        const Stack before = document.stack();
        document.edit(
            QStringLiteral("Set"), withSetting(before, QStringLiteral("A"), QStringLiteral("version"), {}, QStringLiteral("16")));
        const Stack after = document.stack();
        QVERIFY(!(after == before));

        document.undoStack()->undo();
        QVERIFY(document.stack() == before);
        document.undoStack()->redo();
        QVERIFY(document.stack() == after);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Set"));
    }

    void shouldMergeConsecutiveMovesOfOneNode()
    {
        StackDocument document;
        document.replace(sample());
        for (int x = 0; x < 5; ++x)
            document.edit(QStringLiteral("Move A"), withPosition(document.stack(), QStringLiteral("A"), QPointF(x, 0)),
                QStringLiteral("move:A"));
        document.edit(QStringLiteral("Move B"), withPosition(document.stack(), QStringLiteral("B"), QPointF(1, 1)),
            QStringLiteral("move:B"));
        QCOMPARE(document.undoStack()->count(), 2);
        document.undoStack()->undo();
        document.undoStack()->undo();
        QVERIFY(document.stack() == sample());
    }

    void shouldNotRecordAnEditThatChangesNothing()
    {
        StackDocument document;
        document.replace(sample());
        document.edit(
            QStringLiteral("Nothing"), withNodeLabel(document.stack(), QStringLiteral("A"), QStringLiteral("PostgreSQL")));
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void shouldForgetAMoveThatWentBack()
    {
        StackDocument document;
        document.replace(sample());
        const QString key = QStringLiteral("move:A");
        document.edit(QStringLiteral("Move"), withPosition(document.stack(), QStringLiteral("A"), QPointF(1, 1)), key);
        document.edit(QStringLiteral("Move"), withPosition(document.stack(), QStringLiteral("A"), std::nullopt), key);
        QCOMPARE(document.undoStack()->count(), 0);
        QVERIFY(document.stack() == sample());
    }

    void shouldComeBackToTheStartAfterAnyEdits()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 20; ++round) {
            StackDocument document;
            document.replace(sample());
            for (int step = 0; step < 60; ++step) {
                const Stack &now = document.stack();
                const auto anyNode = [&] {
                    return now.chart.nodes.isEmpty() ? QStringLiteral("none")
                                                     : now.chart.nodes.at(random.bounded(int(now.chart.nodes.size()))).id;
                };
                Stack wanted = now;
                switch (random.bounded(6)) {
                case 0:
                    wanted =
                        withNode(now, freeId(now, QStringLiteral("New")), {.label = QStringLiteral("New [one] \"quoted\" #1")});
                    break;
                case 1: wanted = withoutItems(now, {anyNode()}); break;
                case 2: wanted = withEdge(now, anyNode(), anyNode()); break;
                case 3: wanted = withNodeLabel(now, anyNode(), QStringLiteral("Label %1").arg(step)); break;
                case 4: wanted = withMembership(now, anyNode(), random.bounded(2) == 0 ? QStringLiteral("G") : QString()); break;
                default: wanted = withSetting(now, anyNode(), QStringLiteral("s"), QStringLiteral("dev"), qint64(step));
                }
                document.edit(QStringLiteral("Step"), wanted);
                // The text always reads as the chart.
                const base::Result<Stack> again = withChartText(document.stack(), document.stack().chartText);
                VERIFY_RESULT(again);
                QVERIFY2(again->chart == document.stack().chart, qPrintable(document.stack().chartText));
            }
            while (document.undoStack()->canUndo())
                document.undoStack()->undo();
            QVERIFY(document.stack() == sample());
        }
    }
};

QTEST_GUILESS_MAIN(StackDocumentTest)
#include "tst_stackdocument.moc"
