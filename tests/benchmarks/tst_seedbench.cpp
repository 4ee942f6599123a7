#include "core/base/limits.h"
#include "core/base/textfile.h"
#include "core/generate/generator.h"
#include "core/stack/edits.h"
#include "core/yaml/reader.h"
#include "tests/support/places.h"
#include "tests/support/resultmacros.h"
#include "tests/support/windowbench.h"
#include "ui/widgets/preview.h"

#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>

using namespace stackwright;

namespace {

const QString seedPath = test::seedFile();

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double processMs(const QString &program, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return -1;
    return double(timer.nsecsElapsed()) / 1e6;
}

double medianProcessMs(const QString &program, const QStringList &arguments)
{
    QList<double> times;
    for (int i = 0; i < 15; ++i)
        times.append(processMs(program, arguments));
    return *std::min_element(times.cbegin(), times.cend()) < 0 ? -1 : median(times);
}

// The most memory that this process has had, MiB (proc(5), VmHWM).
double peakMemoryMiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return -1;
}

} // namespace

// The figures of the seed chart. What a figure is held against is measured in the same run.
class SeedBench : public QObject
{
    Q_OBJECT

private slots:
    // First, so that its memory is its own.
    void shouldOpenTheWindowOnTheSeed()
    {
        QElapsedTimer timer;
        timer.start();
        test::WindowBench bench;
        shell::MainWindow window(bench.services());
        window.resize(1400, 900);
        window.show();
        QVERIFY(test::opened(window, seedPath));
        QVERIFY(QTest::qWaitFor(
            [&] { return !window.preview().isRefreshing() && !window.preview().current()->files.isEmpty(); }, 20'000));
        const double shownMs = double(timer.nsecsElapsed()) / 1e6;
        qInfo("window with the seed, files previewed: %.0f ms, %.0f MiB at most", shownMs, peakMemoryMiB());

        QList<double> refreshes;
        for (int i = 0; i < 21; ++i) {
            QSignalSpy refreshed(&window.preview(), &widgets::Preview::refreshed);
            timer.restart();
            bench.document.edit(QStringLiteral("Set"), stack::withSetting(bench.document.stack(), QStringLiteral("PG"),
                                                           QStringLiteral("database"), {}, QStringLiteral("base%1").arg(i)));
            QVERIFY(refreshed.wait(5000));
            refreshes.append(double(timer.nsecsElapsed()) / 1e6);
        }
        qInfo("one setting changed to all previews refreshed: median %.1f ms", median(refreshes));
    }

    void shouldGenerateAllFiles()
    {
        test::WindowBench bench;
        const auto text = base::readTextFile(seedPath, base::limits::fileBytes);
        VERIFY_RESULT(text);
        const auto stack = stack::fromMermaid(*text, seedPath);
        VERIFY_RESULT(stack);
        const generate::Generated first = generate::generated(*stack, bench.catalogue);
        QList<double> generating;
        QList<double> reading;
        for (int i = 0; i < 21; ++i) {
            QElapsedTimer timer;
            timer.start();
            const generate::Generated again = generate::generated(*stack, bench.catalogue);
            generating.append(double(timer.nsecsElapsed()) / 1e6);
            QCOMPARE(again.files, first.files);
            timer.restart();
            for (const QString &name :
                {QStringLiteral("compose.yaml"), QStringLiteral("compose.dev.yaml"), QStringLiteral("compose.prod.yaml")})
                QVERIFY(yaml::read(first.files.value(name).content, name).ok());
            reading.append(double(timer.nsecsElapsed()) / 1e6);
        }
        qInfo("all files generated: median %.1f ms, %.1f times the reading of its three compose files", median(generating),
            median(generating) / median(reading));
    }

    void shouldAnswerOnTheCommandLine()
    {
        const QString program = test::programFile();
        QTemporaryDir folder;
        const double bare = medianProcessMs(program, {QStringLiteral("--version")});
        const double exported = medianProcessMs(program, {QStringLiteral("export"), seedPath, QStringLiteral("-o"),
                                                             folder.filePath(QStringLiteral("x")), QStringLiteral("--dry-run")});
        const double drawn =
            medianProcessMs(program, {QStringLiteral("convert"), seedPath, QStringLiteral("--to"), QStringLiteral("svg")});
        QVERIFY(bare > 0 && exported > 0 && drawn > 0);
        // Read, bind and generate in one process, read and lay out in the other; starting counts once.
        qInfo("command line, cold process: read, bind, generate %.0f ms; read, lay out, draw %.0f ms; all of it %.0f ms, %.1f "
              "times --version",
            exported, drawn, exported + drawn - bare, (exported + drawn - bare) / bare);
    }
};

QTEST_MAIN(SeedBench)
#include "tst_seedbench.moc"
