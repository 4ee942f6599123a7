#include "core/export/carryout.h"
#include "core/export/exporter.h"
#include "core/secrets/leaks.h"
#include "tests/support/exportfolder.h"
#include "tests/support/files.h"
#include "tests/support/resultmacros.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace stackwright;
using namespace stackwright::exporting;

// Where an export may not write, and what is left of one that does not end well.
class ExportSafetyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_out.renew(); }

    void shouldRefuseNamesThatEscape_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"../x", "a/../../x", "/etc/x", "a//b", "./a", "a/.", "", "~/x", "C:/x", "a\\..\\x", "a\nb",
                 ".git/hooks/pre-commit", ".GIT/config", "apps/api/.git/hooks/post-checkout", "apps/.git", ".stackwright/x"})
            QTest::newRow(name) << QString::fromUtf8(name);
        QTest::newRow("long part") << QString(300, QLatin1Char('a'));
        QTest::newRow("deep") << QStringLiteral("a/").repeated(40) + QLatin1Char('x');
    }

    void shouldRefuseNamesThatEscape()
    {
        QFETCH(QString, name);
        Files files = test::exportSample();
        files.insert(name, {"x", false, {}});
        VERIFY_ERROR(exported(m_out.folder(), files, {.force = true}), QStringLiteral("Cannot export"));
        QVERIFY(!QFileInfo::exists(m_out.folder()));
    }

    void shouldRefuseNamesThatAreOneOnOtherSystems()
    {
        VERIFY_ERROR(planned(m_out.folder(), {{QStringLiteral("A.yaml"), {}}, {QStringLiteral("a.yaml"), {}}}),
            QStringLiteral("Cannot export both"));
        VERIFY_ERROR(
            planned(m_out.folder(), {{QStringLiteral("a"), {}}, {QStringLiteral("a/b"), {}}}), QStringLiteral("a is a file"));
    }

    void shouldNotFollowALinkOutOfTheFolder()
    {
        const QString outside = QDir(m_out.around()).filePath(QStringLiteral("outside"));
        QVERIFY(test::write(outside + QStringLiteral("/backup.sh"), "theirs\n"));
        QDir().mkpath(m_out.folder());
        QVERIFY(QFile::link(outside, m_out.path(QStringLiteral("scripts"))));
        VERIFY_ERROR(exported(m_out.folder(), test::exportSample(), {.force = true}), QStringLiteral("scripts/backup.sh"));
        QCOMPARE(test::contentOf(outside + QStringLiteral("/backup.sh")), QByteArray("theirs\n"));
        QVERIFY(!QFileInfo::exists(m_out.path(test::composeFile)));

        QVERIFY(QFile::remove(m_out.path(QStringLiteral("scripts"))));
        QVERIFY(QFile::link(outside + QStringLiteral("/backup.sh"), m_out.path(test::composeFile)));
        VERIFY_ERROR(
            exported(m_out.folder(), test::exportSample(), {.force = true}), QStringLiteral("a symbolic link is in the way"));
        QCOMPARE(test::contentOf(outside + QStringLiteral("/backup.sh")), QByteArray("theirs\n"));
    }

    void shouldRefuseAFolderOrAPipeInAFilesPlace()
    {
        QDir().mkpath(m_out.path(test::composeFile));
        VERIFY_ERROR(exported(m_out.folder(), test::exportSample(), {.force = true}), QStringLiteral("compose.yaml"));
        QDir().rmdir(m_out.path(test::composeFile));
        QCOMPARE(::mkfifo(QFile::encodeName(m_out.path(test::composeFile)).constData(), 0600), 0);
        VERIFY_ERROR(exported(m_out.folder(), test::exportSample(), {.force = true}), QStringLiteral("compose.yaml"));
    }

    void shouldSayWhyAFolderCannotBeWritten()
    {
        QVERIFY(test::write(QDir(m_out.around()).filePath(QStringLiteral("out")), "a file\n"));
        VERIFY_ERROR(exported(m_out.folder(), test::exportSample(), {}), QStringLiteral("Cannot open the folder"));
    }

    void shouldRefuseToWriteASecret()
    {
        Files files = test::exportSample();
        files[test::composeFile].content = "password: correct horse\n";
        VERIFY_ERROR(exported(m_out.folder(), files, {.secrets = {"correct horse"}, .holdsSecret = secrets::holdsSecret}),
            QStringLiteral("compose.yaml would hold the value of a secret"));
        QVERIFY(!QFileInfo::exists(m_out.folder()));
    }

    void shouldGoOnWithAStarterThatWasInterrupted_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("a full disk") << false;
        QTest::newRow("a kill") << true;
    }

    void shouldGoOnWithAStarterThatWasInterrupted()
    {
        QFETCH(const bool, isKilled);
        // given an export that ends in the middle of a starter
        const QString root = QStringLiteral("apps/api");
        Files files = test::exportSample();
        files.insert(QStringLiteral("apps/api/Dockerfile"), {"FROM node\n", false, {}});
        files.insert(QStringLiteral("apps/api/a.ts"), {"first\n", false, root});
        files.insert(QStringLiteral("apps/api/b.ts"), {QByteArray(100'000, 'b'), false, root});
        files.insert(QStringLiteral("apps/api/c.ts"), {"last\n", false, root});
        QVERIFY(exportedToAFullDisk(files, 50'000, isKilled));
        QVERIFY(QFileInfo::exists(m_out.path(QStringLiteral("apps/api/a.ts"))));
        QVERIFY(!QFileInfo::exists(m_out.path(QStringLiteral("apps/api/c.ts"))));
        // when the stack changes and is exported again
        files[QStringLiteral("apps/api/Dockerfile")].content = "FROM node:24\n";
        VERIFY_RESULT(exported(m_out.folder(), files, {}));
        // then the starter is whole, what we wrote ourselves is no conflict, and nothing else is left
        for (auto file = files.cbegin(); file != files.cend(); ++file)
            QCOMPARE(test::contentOf(m_out.path(file.key())), file->content);
        QCOMPARE(test::everythingIn(m_out.folder()).size(), files.size() + 1);
        // and from now on it is the person's own
        QVERIFY(QFile::remove(m_out.path(QStringLiteral("apps/api/b.ts"))));
        VERIFY_RESULT(exported(m_out.folder(), files, {}));
        QVERIFY(!QFileInfo::exists(m_out.path(QStringLiteral("apps/api/b.ts"))));
    }

    void shouldNotTakeItsOwnTemporaryForAPersonsFile()
    {
        QVERIFY(test::write(m_out.path(QStringLiteral("apps/api/.stackwright-3k2.tmp")), "half"));
        QVERIFY(test::write(m_out.path(QStringLiteral(".stackwright/.stackwright-3k3.tmp")), "half"));
        VERIFY_RESULT(
            exported(m_out.folder(), {{QStringLiteral("apps/api/a.ts"), {"a\n", false, QStringLiteral("apps/api")}}}, {}));
        QCOMPARE(test::contentOf(m_out.path(QStringLiteral("apps/api/a.ts"))), QByteArray("a\n"));
        QVERIFY(!QFileInfo::exists(m_out.path(QStringLiteral(".stackwright/.stackwright-3k3.tmp"))));
    }

    void shouldNeverWriteANewFileOverAnything()
    {
        // given a name that is taken once the plan has been made
        const auto directory = Directory::made(m_out.folder());
        VERIFY_RESULT(directory);
        QVERIFY(test::write(m_out.path(test::composeFile), "# mine\n"));
        // then
        VERIFY_ERROR(
            directory->writeNew(test::composeFile, "ours\n", false), QStringLiteral("something else has this name by now"));
        QCOMPARE(test::contentOf(m_out.path(test::composeFile)), QByteArray("# mine\n"));
        QCOMPARE(test::everythingIn(m_out.folder()).size(), 1);
        VERIFY_RESULT(directory->writeNew(test::scriptFile, "ours\n", true));
        QVERIFY(QFileInfo(m_out.path(test::scriptFile)).isExecutable());
    }

    void shouldNotRemoveAnEditThatWasSavedInBetween()
    {
        // given a plan that removes a file, and a person who saves it before it is carried out
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        Files files = test::exportSample();
        files.remove(test::scriptFile);
        const auto plan = planned(m_out.folder(), files);
        VERIFY_RESULT(plan);
        QVERIFY(test::actionOf(*plan, test::scriptFile) == Action::Remove);
        QVERIFY(test::write(m_out.path(test::scriptFile), "# mine\n"));
        // then
        const auto directory = Directory::open(m_out.folder());
        VERIFY_RESULT(directory);
        VERIFY_ERROR(carryOut(*directory, *plan, files), QStringLiteral("it changed while the export was under way"));
        QCOMPARE(test::contentOf(m_out.path(test::scriptFile)), QByteArray("# mine\n"));
    }

    void shouldLeaveNoTemporaryFiles()
    {
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        const QStringList files = test::everythingIn(m_out.folder()).keys();
        QCOMPARE(files, QStringList({QStringLiteral(".stackwright/last-export.sha256"), test::composeFile, test::scriptFile}));
    }

private:
    // Exports in a process of its own that may write no more than `bytes` to a file; true if it did not get to the end.
    bool exportedToAFullDisk(const Files &files, rlim_t bytes, bool isKilled)
    {
        const pid_t child = fork();
        if (child == 0) {
            const rlimit limit{bytes, bytes};
            setrlimit(RLIMIT_FSIZE, &limit);
            const rlimit noCore{0, 0};
            setrlimit(RLIMIT_CORE, &noCore);
            std::signal(SIGXFSZ, isKilled ? SIG_DFL : SIG_IGN);
            _exit(exported(m_out.folder(), files, {}) ? 0 : 1);
        }
        int status = 0;
        return child > 0 && waitpid(child, &status, 0) == child &&
               (isKilled ? WIFSIGNALED(status) : WIFEXITED(status) && WEXITSTATUS(status) == 1);
    }

    test::ExportFolder m_out;
};

QTEST_GUILESS_MAIN(ExportSafetyTest)
#include "tst_exportsafety.moc"
