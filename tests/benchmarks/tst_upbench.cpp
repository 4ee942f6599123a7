#include "tests/support/places.h"
#include "tests/support/resultmacros.h"
#include "tests/support/seedstack.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace stackwright;

// `stackwright up` against `docker compose up --build --wait` on the same files and the same engine, in turns.
class UpBench : public QObject
{
    Q_OBJECT

private slots:
    void shouldComeUpAsFastAsComposeDoes()
    {
        const test::RealEngine engine;
        STACKWRIGHT_NEED_ENGINE(engine);
        test::SeedStack seed(engine, test::programFile());
        VERIFY_RESULT(seed.prepare(test::seedFile()));
        // Once for the images and the volumes, which are there for every measured start.
        const test::Said first = seed.up(m_environment);
        QVERIFY2(first.exitCode == 0, qPrintable(first.account()));

        QList<double> ours;
        QList<double> theirs;
        for (int round = 0; round < 3; ++round) {
            for (int turn = 0; turn < 2; ++turn) {
                QVERIFY(seed.down(m_environment).exitCode == 0);
                const bool isOurs = (round + turn) % 2 == 0;
                QElapsedTimer timer;
                timer.start();
                const test::Said said =
                    isOurs ? seed.up(m_environment) : seed.compose(m_environment, {"up", "--detach", "--build", "--wait"});
                (isOurs ? ours : theirs).append(double(timer.elapsed()) / 1000);
                QVERIFY2(said.exitCode == 0, qPrintable(said.account()));
            }
        }
        std::sort(ours.begin(), ours.end());
        std::sort(theirs.begin(), theirs.end());
        qInfo("up of the seed, images built: %.1f s (%.1f to %.1f), docker compose up --build --wait %.1f s (%.1f to %.1f): %.2f "
              "times",
            median(ours), ours.first(), ours.last(), median(theirs), theirs.first(), theirs.last(),
            median(ours) / median(theirs));
    }

private:
    static double median(const QList<double> &sorted) { return sorted.at(sorted.size() / 2); }

    const QString m_environment = QStringLiteral("dev");
};

QTEST_GUILESS_MAIN(UpBench)
#include "tst_upbench.moc"
