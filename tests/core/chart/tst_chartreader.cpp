#include "core/chart/reader.h"

#include <QFile>
#include <QTest>

using namespace stackwright;

class TestChartReader : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadTheSample();
};

namespace {

chart::Chart readOrFail(const QString &text)
{
    const auto result = chart::read(text, QStringLiteral("chart.mmd"));
    if (!result)
        qWarning("%s", qPrintable(result.error().text()));
    return result ? *result : chart::Chart();
}

} // namespace

void TestChartReader::shouldReadTheSample()
{
    // Given the flowchart of the sample stack
    QFile file(QStringLiteral(STACKWRIGHT_SOURCE_DIR "/resources/examples/docker-configuration.mmd"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    // When it is read
    const chart::Chart sample = readOrFail(QString::fromUtf8(file.readAll()));
    // Then every node, edge and group is there
    QCOMPARE(sample.nodes.size(), 68);
    QCOMPARE(sample.edges.size(), 55);
    QCOMPARE(sample.groups.size(), 8);
    QCOMPARE(sample.classDefs.size(), 4);
    QCOMPARE(sample.node(QStringLiteral("Start"))->shape, QStringLiteral("stadium"));
    QCOMPARE(sample.node(QStringLiteral("Start"))->classes, QStringList{QStringLiteral("startEndBox")});
    QCOMPARE(sample.groupOf(QStringLiteral("DBHealth")), QStringLiteral("HealthChecks"));
    QCOMPARE(sample.effectiveStyle(QStringLiteral("Setup")).value(QStringLiteral("fill")), QStringLiteral("#e1f5fe"));
}

QTEST_GUILESS_MAIN(TestChartReader)
#include "tst_chartreader.moc"
