#include "core/chart/reader.h"
#include "tests/support/places.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <ctime>

using namespace stackwright;

// How fast mermaid text is read, against the least that any reader must do: split the text into lines.
class BenchMermaid : public QObject
{
    Q_OBJECT

private slots:
    void reading_data();
    void reading();
};

namespace {

// Chains of labelled nodes with groups, as many as wanted.
QString enlarged(int copies)
{
    QString text = QStringLiteral("flowchart TD\n");
    for (int copy = 0; copy < copies; ++copy) {
        for (int i = 0; i < 40; ++i)
            text +=
                QStringLiteral("    n%1x%2[Task %2: of copy %1] --> n%1x%3{Is number %3 next?}\n").arg(copy).arg(i).arg(i + 1);
        text += QStringLiteral("    subgraph g%1 [\"Group %1\"]\n        n%1x1\n        n%1x2\n    end\n").arg(copy);
    }
    return text;
}

template <typename Function>
double bestMilliseconds(Function function)
{
    double best = 1e9;
    for (int i = 0; i < 7; ++i) {
        const std::clock_t begin = std::clock(); // of the processor, so that other programs do not count
        function();
        best = std::min(best, double(std::clock() - begin) * 1000 / CLOCKS_PER_SEC);
    }
    return best;
}

} // namespace

void BenchMermaid::reading_data()
{
    QTest::addColumn<QString>("text");
    QFile file(test::seedFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTest::newRow("sample") << QString::fromUtf8(file.readAll());
    QTest::newRow("4,000 edges") << enlarged(100);
    QTest::newRow("40,000 edges") << enlarged(1000);
}

void BenchMermaid::reading()
{
    QFETCH(QString, text);
    qsizetype nodes = 0;
    const double reading = bestMilliseconds([&] {
        const auto chart = chart::read(text, QStringLiteral("bench"));
        nodes = chart ? chart->nodes.size() : 0;
    });
    qsizetype lines = 0;
    const double splitting = bestMilliseconds([&] { lines = text.split(u'\n').size(); });
    const double megabytes = double(text.toUtf8().size()) / 1e6;
    qInfo("%.2f MB, %lld nodes: read in %.2f ms, %.1f MB/s; %lld lines split in %.2f ms, ratio %.1f", megabytes, qlonglong(nodes),
        reading, megabytes / reading * 1000, qlonglong(lines), splitting, reading / splitting);
    QVERIFY(nodes > 0);
}

QTEST_GUILESS_MAIN(BenchMermaid)
#include "tst_benchmermaid.moc"
