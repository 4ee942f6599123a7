#include "core/chart/reader.h"
#include "core/layout/layered.h"
#include "core/run/chartgraph.h"
#include "tests/support/drawingcheck.h"
#include "tests/support/places.h"
#include "tests/support/randomgraph.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace stackwright;

// Prints what our drawing of the seed is like beside those of others, and how time grows with size.
class TestLayoutBench : public QObject
{
    Q_OBJECT

private slots:
    void shouldCrossLessThanMermaidOnTheSeed()
    {
        QFile file(test::seedFile());
        QVERIFY(file.open(QFile::ReadOnly));
        const auto chart = chart::read(QString::fromUtf8(file.readAll()), file.fileName());
        QVERIFY(bool(chart));
        const layout::Graph graph = run::layoutGraph(*chart);
        const layout::Drawing drawing = layout::laidOut(graph);
        qInfo("drawn by                crossings  length, em  longest");
        qInfo("mermaid 11, dagre               2        1346       92");
        qInfo("mermaid 11, ELK                 0        3306      309");
        qInfo("mermaid 12                      0        2104      155");
        qInfo("dot, of the prepared chart      2         575       50");
        qInfo("ours                   %10d %11.0f %8.0f   (%.0f x %.0f px)", test::crossings(drawing),
            test::totalLengthEm(drawing), test::longestEdgeEm(drawing), drawing.bounds.width(), drawing.bounds.height());
        QCOMPARE(test::brokenPromises(graph, drawing).join(QLatin1Char('\n')), QString());
        QCOMPARE(test::crossings(drawing), 0);
        QVERIFY(test::totalLengthEm(drawing) <= 650);
    }

    // The whole program, from the text of a chart to the SVG on its output.
    void shouldSayHowTheProgramGrows()
    {
        QTemporaryDir folder;
        const Run seed = converted(test::seedFile());
        QVERIFY(seed.ms > 0);
        qInfo("nodes  edges       ms  of the seed's  MiB at most  exponent");
        qInfo("   68     55 %8.0f           1.0 %12.0f", seed.ms, seed.mebibytes);
        double before = 0;
        int smaller = 0;
        for (const int nodes : {300, 1000, 3000, 10'000}) {
            test::RandomGraphShape shape;
            shape.nodes = nodes;
            shape.edges = nodes * 3 / 2;
            shape.groups = nodes / 15;
            const QString path = folder.filePath(QStringLiteral("%1.mmd").arg(nodes));
            QFile file(path);
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(test::flowchartText(test::randomGraph(5, shape)).toUtf8());
            file.close();
            const Run run = converted(path);
            QVERIFY(run.ms > 0);
            const double exponent = smaller > 0 ? std::log(run.ms / before) / std::log(double(nodes) / smaller) : 0;
            qInfo("%5d %6d %8.0f %13.1f %12.0f %9.2f", nodes, shape.edges, run.ms, run.ms / seed.ms, run.mebibytes, exponent);
            before = run.ms;
            smaller = nodes;
        }
    }

private:
    struct Run
    {
        double ms = -1; // negative where the program failed
        double mebibytes = 0;
    };

    // The quicker of two runs: what else the machine does is not the program's.
    static Run converted(const QString &path)
    {
        const Run first = convertedOnce(path);
        const Run second = convertedOnce(path);
        return second.ms > 0 && second.ms < first.ms ? second : first;
    }

    static Run convertedOnce(const QString &path)
    {
        const QByteArray program = QFile::encodeName(test::programFile());
        const QByteArray input = QFile::encodeName(path);
        const char *arguments[] = {program.constData(), "convert", input.constData(), "--to", "svg", nullptr};
        QElapsedTimer timer;
        timer.start();
        const pid_t child = fork();
        if (child == 0) {
            const int nowhere = open("/dev/null", O_WRONLY);
            dup2(nowhere, STDOUT_FILENO);
            execv(program.constData(), const_cast<char **>(arguments));
            _exit(127);
        }
        int status = 0;
        rusage used{};
        if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
            return {};
        return {double(timer.nsecsElapsed()) / 1e6, double(used.ru_maxrss) / 1024};
    }
};

QTEST_GUILESS_MAIN(TestLayoutBench)
#include "tst_layoutbench.moc"
