#include "core/stack/stack.h"
#include "ui/canvas/scene.h"
#include "ui/theme/themesource.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace stackwright;

// How long a step of a drag takes in a chart of 5,000 nodes.
class DragBench : public QObject
{
    Q_OBJECT

private slots:
    void shouldSayWhatAStepTakes()
    {
        // given a chart of 5,000 nodes in rows, in groups, each joined to some that are near and one that is far
        constexpr int nodes = 5000;
        constexpr int inARow = 70;
        QString text = QStringLiteral("flowchart TD\n");
        for (int i = 0; i < nodes; ++i) {
            text += QStringLiteral("  N%1[Node %1]\n").arg(i);
            if (i + inARow + 1 < nodes)
                text += QStringLiteral("  N%1 --> N%2\n").arg(i).arg(i + inARow + 1);
        }
        for (int group = 0; group < 100; ++group) {
            text += QStringLiteral("  subgraph G%1\n").arg(group);
            for (int i = 0; i < 50; ++i)
                text += QStringLiteral("    N%1\n").arg(group * 50 + i);
            text += QStringLiteral("  end\n");
        }
        const int hub = nodes / 2;
        for (int i = 0; i < 6; ++i)
            text += QStringLiteral("  N%1 --> N%2\n").arg(hub).arg(i * 800 + 7);
        const auto stack = stack::fromMermaid(text, QStringLiteral("big.mmd"));
        QVERIFY(stack.ok());
        const theme::ThemeSource themes;
        canvas::Scene scene(*stack, kinds::Catalogue::load({QStringLiteral(":/kinds")}, nullptr), themes.theme(),
            canvas::CardFonts::from(QGuiApplication::font()));
        layout::Drawing drawing;
        for (int i = 0; i < nodes; ++i)
            drawing.nodes.insert(QStringLiteral("N%1").arg(i), QRectF(i % inARow * 200, i / inARow * 110, 140, 50));
        scene.place(drawing);
        const QStringList moved = {QStringLiteral("N%1").arg(hub)};
        scene.shift(moved, {1, 1}); // the index is made by the first

        QElapsedTimer timer;
        double worst = 0;
        double sum = 0;
        constexpr int steps = 100;
        for (int i = 0; i < steps; ++i) {
            timer.start();
            scene.shift(moved, {i % 20 - 9.5, i % 14 - 6.5});
            const double ms = double(timer.nsecsElapsed()) / 1e6;
            worst = std::max(worst, ms);
            sum += ms;
        }
        qInfo("a step: %.2f ms, the longest %.2f ms (wanted: 4)", sum / steps, worst);
        QCOMPARE(scene.nodes().size(), nodes);
    }
};

QTEST_MAIN(DragBench)
#include "tst_dragbench.moc"
