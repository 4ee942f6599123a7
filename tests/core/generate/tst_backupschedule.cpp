#include "core/generate/generator.h"
#include "tests/support/samples.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace stackwright;

namespace {

constexpr int patienceMs = 60'000;

} // namespace

// The script of the service that backs up in production, run with a pg_dump of ours.
class TestBackupSchedule : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *each : {"bin", "backups", "tmp"})
            QVERIFY(QDir(m_folder->path()).mkdir(QLatin1String(each)));
        write("password", "secret");
    }

    void shouldDeleteNoDumpOfAnotherDatabase()
    {
        // given dumps of this database, which was called something else before, and of one whose name begins alike
        QStringList others;
        for (int day = 1; day <= 3; ++day)
            others.append(QStringLiteral("shop-2026010%1T000000Z.dump").arg(day));
        others.append(QStringLiteral("app-two-20260101T000000Z.dump"));
        for (const QString &name : others + QStringList{"app-20250101T000000Z.dump", "app-20250102T000000Z.dump"})
            write("backups/" + name, "x");
        // when the next one is made, and two are kept
        QProcess script;
        run(&script, "for file; do :; done; echo whole > \"$file\"", 2);
        QTRY_VERIFY_WITH_TIMEOUT(!dumps("*").contains("app-20250101T000000Z.dump"), patienceMs);
        // then the oldest of this database is gone, and no other
        QCOMPARE(dumps("app-2*.dump").size(), 2);
        QVERIFY(dumps("*").contains("app-20250102T000000Z.dump"));
        for (const QString &name : std::as_const(others))
            QVERIFY2(dumps("*").contains(name), qPrintable(name));
        end(&script);
    }

    void shouldEndAtOnceWhileItDumps()
    {
        QProcess script;
        run(&script, "for file; do :; done; echo half > \"$file\"; exec sleep 1000", 2);
        QTRY_COMPARE_WITH_TIMEOUT(dumps("*.part").size(), 1, patienceMs);
        QVERIFY(QFile::exists(m_folder->filePath("tmp/dumping")));
        end(&script);
        QCOMPARE(dumps("*"), QStringList());
        QVERIFY(!QFile::exists(m_folder->filePath("tmp/dumping")));
    }

    void shouldSweepAwayWhatAKilledOneLeft()
    {
        write("backups/app-20250101T000000Z.dump.part", "half");
        QProcess script;
        run(&script, "for file; do :; done; echo whole > \"$file\"", 2);
        QTRY_COMPARE_WITH_TIMEOUT(dumps("*.dump").size(), 1, patienceMs);
        QCOMPARE(dumps("*.part"), QStringList());
        end(&script);
    }

    void shouldNotBeTakenForWellWhileItTriesAgain()
    {
        QProcess script;
        run(&script, "test -e TMP/dumping && echo first || echo again; exit 1", 2);
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += script.readAllStandardOutput()).count('\n') >= 3, patienceMs);
        QVERIFY2(said.startsWith("first\nagain\nagain\n"), said.constData());
        QVERIFY(!QFile::exists(m_folder->filePath("tmp/last-backup")));
        end(&script);
    }

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.setPermissions(file.permissions() | QFile::ExeOwner);
    }

    // The script with a pg_dump that does this, without pauses between failures, and with its own folder for /tmp.
    void run(QProcess *process, QByteArray pgDump, int keep)
    {
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("Volumes")].settings.insert(QStringLiteral("keep"), keep);
        const generate::Generated made = generate::generated(stack, m_catalogue);
        QByteArray text = made.files.value(QStringLiteral("config/backup/schedule.sh")).content;
        QVERIFY(text.contains("pause < 300 ? pause : 300"));
        text.replace("pause < 300 ? pause : 300", "0");
        const QByteArray tmp = m_folder->filePath("tmp").toLocal8Bit();
        text.replace("/tmp/", tmp + '/');
        write("schedule.sh", text);
        write("bin/pg_dump", "#!/bin/sh\n" + pgDump.replace("TMP", tmp) + '\n');
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", m_folder->filePath("bin") + u':' + environment.value("PATH"));
        environment.insert("PASSWORD_FILE", m_folder->filePath("password"));
        environment.insert("BACKUPS", m_folder->filePath("backups"));
        environment.insert("PGDATABASE", "app");
        process->setProcessEnvironment(environment);
        process->start("bash", {m_folder->filePath("schedule.sh")});
        QVERIFY(process->waitForStarted(patienceMs));
    }

    static void end(QProcess *process)
    {
        process->terminate();
        QVERIFY2(process->waitForFinished(patienceMs), "it does not end");
        QCOMPARE(process->exitCode(), 0);
    }

    QStringList dumps(const QString &pattern) const
    {
        return QDir(m_folder->filePath("backups")).entryList({pattern}, QDir::Files);
    }

    const kinds::Catalogue m_catalogue = test::builtInKinds();
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestBackupSchedule)
#include "tst_backupschedule.moc"
