#include "core/export/exporter.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace stackwright::exporting;

class UnifiedDiffTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldShowThreeLinesAroundAChange()
    {
        const QByteArray before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        const QByteArray after = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n";
        QCOMPARE(unifiedDiff(QStringLiteral("a/x.txt"), before, after),
            QByteArray("--- a/a/x.txt\n+++ b/a/x.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"));
    }

    void shouldSayNothingOfEqualTexts() { QVERIFY(unifiedDiff(QStringLiteral("x"), "same\n", "same\n").isEmpty()); }

    void shouldTellBinaryFilesAsSuch()
    {
        QCOMPARE(unifiedDiff(QStringLiteral("x"), QByteArray("a\0b", 3), "a\n"), QByteArray("Binary files a/x and b/x differ\n"));
    }

    void shouldMarkAMissingLastLineEnd()
    {
        QCOMPARE(unifiedDiff(QStringLiteral("x"), "a\n", "a"),
            QByteArray("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"));
    }

    // What patch(1) makes of our diff is the text that we meant.
    void shouldBeUnderstoodByPatch()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("patch")).isEmpty())
            QSKIP("not run: patch is not installed");
        QRandomGenerator random(4);
        for (int round = 0; round < 60; ++round) {
            const auto text = [&](int lines) {
                QByteArray result;
                for (int i = 0; i < lines; ++i)
                    result += QByteArray::number(random.bounded(8)) + '\n';
                return result;
            };
            const QByteArray before = text(1 + random.bounded(40));
            QByteArray after = before;
            for (int edit = 0; edit < 3; ++edit)
                after.insert(after.indexOf('\n', random.bounded(int(after.size()))) + 1, text(random.bounded(3)));
            after.remove(0, after.indexOf('\n') + 1);
            if (round % 5 == 0)
                after.chop(1);
            if (after.isEmpty() || after == before)
                continue;

            QTemporaryDir folder;
            QFile file(folder.filePath(QStringLiteral("x")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(before);
            file.close();
            QProcess patch;
            patch.setWorkingDirectory(folder.path());
            patch.start(QStringLiteral("patch"), {QStringLiteral("-p1"), QStringLiteral("-s")});
            patch.write(unifiedDiff(QStringLiteral("x"), before, after));
            patch.closeWriteChannel();
            QVERIFY(patch.waitForFinished());
            QCOMPARE(patch.exitCode(), 0);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), after);
        }
    }

    void shouldStayBoundedOnTextsThatHaveNothingInCommon()
    {
        QByteArray before;
        QByteArray after;
        for (int i = 0; i < 20'000; ++i) {
            before += "a" + QByteArray::number(i) + '\n';
            after += "b" + QByteArray::number(i) + '\n';
        }
        QCOMPARE(unifiedDiff(QStringLiteral("x"), before, after).count('\n'), 40'003);
    }
};

QTEST_GUILESS_MAIN(UnifiedDiffTest)
#include "tst_unifieddiff.moc"
