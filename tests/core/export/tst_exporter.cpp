#include "core/export/carryout.h"
#include "core/export/exporter.h"
#include "core/secrets/leaks.h"
#include "tests/support/resultmacros.h"

#include <QDirIterator>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace stackwright;
using namespace stackwright::exporting;

namespace {

const QString compose = QStringLiteral("compose.yaml");
const QString script = QStringLiteral("scripts/backup.sh");

Files sample()
{
    return {{compose, {"services: {}\n", false, {}}}, {script, {"#!/bin/sh\n", true, {}}}};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

void setContent(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

Action actionOf(const Plan &plan, const QString &path)
{
    for (const PlannedFile &file : plan.files) {
        if (file.path == path)
            return file.action;
    }
    return Action::Keep;
}

QMap<QString, QByteArray> everythingIn(const QString &folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator iterator(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QString path = iterator.next();
        files.insert(QDir(folder).relativeFilePath(path), contentOf(path));
    }
    return files;
}

} // namespace

class ExporterTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void shouldWriteFilesWithTheirModes()
    {
        VERIFY_RESULT(exported(folder(), sample(), {}));
        QCOMPARE(contentOf(path(compose)), QByteArray("services: {}\n"));
        QVERIFY(QFileInfo(path(script)).isExecutable());
        QVERIFY(!QFileInfo(path(compose)).isExecutable());
    }

    void shouldMakeTheSameFolderTwice()
    {
        VERIFY_RESULT(exported(folder(), sample(), {}));
        const auto first = everythingIn(folder());
        VERIFY_RESULT(exported(folder(), sample(), {}));
        QCOMPARE(everythingIn(folder()), first);
        const QString other = QDir(m_folder->path()).filePath(QStringLiteral("other"));
        VERIFY_RESULT(exported(other, sample(), {}));
        QCOMPARE(everythingIn(other), first);
    }

    void shouldTouchNothingWhenItPlans()
    {
        const auto plan = planned(folder(), sample());
        VERIFY_RESULT(plan);
        QVERIFY(actionOf(*plan, compose) == Action::Create);
        QVERIFY(!QFileInfo::exists(folder()));
    }

    void shouldUpdateWhatNobodyTouched()
    {
        VERIFY_RESULT(exported(folder(), sample(), {}));
        Files files = sample();
        files[compose].content = "services: {web: {image: nginx}}\n";
        const auto plan = exported(folder(), files, {});
        VERIFY_RESULT(plan);
        QVERIFY(actionOf(*plan, compose) == Action::Update);
        QVERIFY(actionOf(*plan, script) == Action::Unchanged);
        QCOMPARE(contentOf(path(compose)), files[compose].content);
    }

    void shouldNotMixUpTwoStacksOfOneFolder()
    {
        // given two stacks of one name, side by side, and the export of the first
        const QString first = QDir(m_folder->path()).filePath(QStringLiteral("a.stack.yaml"));
        const QString second = QDir(m_folder->path()).filePath(QStringLiteral("b.stack.yaml"));
        setContent(first, "a");
        setContent(second, "b");
        VERIFY_RESULT(exported(folder(), sample(), {.stackFile = first}));
        const auto before = everythingIn(folder());
        // when the second one comes, with other files
        Files files{{compose, {"services: {b: {}}\n", false, {}}}};
        VERIFY_ERROR(exported(folder(), files, {.stackFile = second}),
            QStringLiteral("compose.yaml: it is of the stack in ../a.stack.yaml"));
        // then nothing has changed, and its plan says so
        QCOMPARE(everythingIn(folder()), before);
        const auto plan = planned(folder(), files, second);
        VERIFY_RESULT(plan);
        QVERIFY(actionOf(*plan, compose) == Action::Conflict);
        QVERIFY(actionOf(*plan, script) == Action::Keep);
        // when it is forced, the other's are kept beside it, and then the first one is asked
        VERIFY_RESULT(exported(folder(), files, {.stackFile = second, .force = true}));
        QCOMPARE(contentOf(path(compose + QStringLiteral(".backup-1"))), QByteArray("services: {}\n"));
        VERIFY_ERROR(exported(folder(), sample(), {.stackFile = first}), QStringLiteral("it is of the stack in ../b.stack.yaml"));
    }

    void shouldKnowAStackThatWasRenamedOrSavedFromItsChart()
    {
        const QDir around(m_folder->path());
        setContent(around.filePath(QStringLiteral("shop.mmd")), "chart");
        VERIFY_RESULT(exported(folder(), sample(), {.stackFile = around.filePath(QStringLiteral("shop.mmd"))}));
        Files files = sample();
        files[compose].content = "services: {b: {}}\n";
        setContent(around.filePath(QStringLiteral("shop.stack.yaml")), "project");
        VERIFY_RESULT(exported(folder(), files, {.stackFile = around.filePath(QStringLiteral("shop.stack.yaml"))}));
        QVERIFY(
            QFile::rename(around.filePath(QStringLiteral("shop.stack.yaml")), around.filePath(QStringLiteral("new.stack.yaml"))));
        VERIFY_RESULT(exported(folder(), sample(), {.stackFile = around.filePath(QStringLiteral("new.stack.yaml"))}));
        // of one that lies elsewhere nothing is noted
        const QString other = around.filePath(QStringLiteral("deep/er/out"));
        VERIFY_RESULT(exported(other, sample(), {.stackFile = around.filePath(QStringLiteral("new.stack.yaml"))}));
        QVERIFY(!QFile::exists(other + QStringLiteral("/.stackwright/stack-file")));
    }

    void shouldNeverOverwriteAPersonsEdit()
    {
        VERIFY_RESULT(exported(folder(), sample(), {}));
        setContent(path(compose), "# mine\n");
        Files files = sample();
        files[compose].content = "new\n";
        files[script].content = "new\n";
        const auto before = everythingIn(folder());
        VERIFY_ERROR(exported(folder(), files, {}), QStringLiteral("compose.yaml: it was edited since the last export"));
        QCOMPARE(everythingIn(folder()), before);
    }

    void shouldNotOverwriteWhatWasThereBeforeTheFirstExport()
    {
        setContent(path(compose), "# a project of before\n");
        VERIFY_ERROR(exported(folder(), sample(), {}), QStringLiteral("compose.yaml: it was there before the first export"));
        QCOMPARE(contentOf(path(compose)), QByteArray("# a project of before\n"));
        QVERIFY(!QFileInfo::exists(path(script)));
    }

    void shouldKeepABackupWhenForced()
    {
        setContent(path(compose), "# mine\n");
        setContent(path(compose + QStringLiteral(".backup-1")), "older\n");
        VERIFY_RESULT(exported(folder(), sample(), {.force = true}));
        QCOMPARE(contentOf(path(compose)), QByteArray("services: {}\n"));
        QCOMPARE(contentOf(path(compose + QStringLiteral(".backup-1"))), QByteArray("older\n"));
        QCOMPARE(contentOf(path(compose + QStringLiteral(".backup-2"))), QByteArray("# mine\n"));
    }

    void shouldRemoveWhatIsNoLongerPartOfTheStack()
    {
        VERIFY_RESULT(exported(folder(), sample(), {}));
        Files files = sample();
        files.remove(script);
        const auto plan = exported(folder(), files, {});
        VERIFY_RESULT(plan);
        QVERIFY(actionOf(*plan, script) == Action::Remove);
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("scripts"))));
    }

    void shouldKeepAnEditedFileThatIsNoLongerPartOfTheStack()
    {
        VERIFY_RESULT(exported(folder(), sample(), {}));
        setContent(path(script), "mine\n");
        Files files = sample();
        files.remove(script);
        VERIFY_RESULT(exported(folder(), files, {}));
        QCOMPARE(contentOf(path(script)), QByteArray("mine\n"));
    }

    void shouldCreateAStarterOnlyWhereItsFolderIsMissing()
    {
        Files files = sample();
        const QString main = QStringLiteral("apps/api/src/main.ts");
        const QString package = QStringLiteral("apps/api/package.json");
        const QString dockerfile = QStringLiteral("apps/api/Dockerfile");
        files.insert(main, {"starter\n", false, QStringLiteral("apps/api")});
        files.insert(package, {"{}\n", false, QStringLiteral("apps/api")});
        files.insert(dockerfile, {"FROM node\n", false, {}});
        VERIFY_RESULT(exported(folder(), files, {}));
        QCOMPARE(contentOf(path(main)), QByteArray("starter\n"));

        // Once written it is the person's: edits stay, what they removed stays away.
        setContent(path(main), "mine\n");
        QVERIFY(QFile::remove(path(package)));
        files[main].content = "newer starter\n";
        VERIFY_RESULT(exported(folder(), files, {}));
        QCOMPARE(contentOf(path(main)), QByteArray("mine\n"));
        QVERIFY(!QFileInfo::exists(path(package)));
        QCOMPARE(contentOf(path(dockerfile)), QByteArray("FROM node\n"));
    }

    void shouldNotPutAStarterIntoAPersonsApp()
    {
        setContent(path(QStringLiteral("apps/api/server.js")), "mine\n");
        Files files;
        files.insert(QStringLiteral("apps/api/src/main.ts"), {"starter\n", false, QStringLiteral("apps/api")});
        VERIFY_RESULT(exported(folder(), files, {}));
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("apps/api/src"))));
    }

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
        Files files = sample();
        files.insert(name, {"x", false, {}});
        VERIFY_ERROR(exported(folder(), files, {.force = true}), QStringLiteral("Cannot export"));
        QVERIFY(!QFileInfo::exists(folder()));
    }

    void shouldRefuseNamesThatAreOneOnOtherSystems()
    {
        VERIFY_ERROR(planned(folder(), {{QStringLiteral("A.yaml"), {}}, {QStringLiteral("a.yaml"), {}}}),
            QStringLiteral("Cannot export both"));
        VERIFY_ERROR(planned(folder(), {{QStringLiteral("a"), {}}, {QStringLiteral("a/b"), {}}}), QStringLiteral("a is a file"));
    }

    void shouldNotFollowALinkOutOfTheFolder()
    {
        const QString outside = QDir(m_folder->path()).filePath(QStringLiteral("outside"));
        setContent(outside + QStringLiteral("/backup.sh"), "theirs\n");
        QDir().mkpath(folder());
        QVERIFY(QFile::link(outside, path(QStringLiteral("scripts"))));
        VERIFY_ERROR(exported(folder(), sample(), {.force = true}), QStringLiteral("scripts/backup.sh"));
        QCOMPARE(contentOf(outside + QStringLiteral("/backup.sh")), QByteArray("theirs\n"));
        QVERIFY(!QFileInfo::exists(path(compose)));

        QVERIFY(QFile::remove(path(QStringLiteral("scripts"))));
        QVERIFY(QFile::link(outside + QStringLiteral("/backup.sh"), path(compose)));
        VERIFY_ERROR(exported(folder(), sample(), {.force = true}), QStringLiteral("a symbolic link is in the way"));
        QCOMPARE(contentOf(outside + QStringLiteral("/backup.sh")), QByteArray("theirs\n"));
    }

    void shouldRefuseAFolderOrAPipeInAFilesPlace()
    {
        QDir().mkpath(path(compose));
        VERIFY_ERROR(exported(folder(), sample(), {.force = true}), QStringLiteral("compose.yaml"));
        QDir().rmdir(path(compose));
        QCOMPARE(::mkfifo(QFile::encodeName(path(compose)).constData(), 0600), 0);
        VERIFY_ERROR(exported(folder(), sample(), {.force = true}), QStringLiteral("compose.yaml"));
    }

    void shouldSayWhyAFolderCannotBeWritten()
    {
        setContent(QDir(m_folder->path()).filePath(QStringLiteral("out")), "a file\n");
        VERIFY_ERROR(exported(folder(), sample(), {}), QStringLiteral("Cannot open the folder"));
    }

    void shouldRefuseToWriteASecret()
    {
        Files files = sample();
        files[compose].content = "password: correct horse\n";
        VERIFY_ERROR(exported(folder(), files, {.secrets = {"correct horse"}, .holdsSecret = secrets::holdsSecret}),
            QStringLiteral("compose.yaml would hold the value of a secret"));
        QVERIFY(!QFileInfo::exists(folder()));
    }

    void shouldTakeADamagedManifestForNone()
    {
        VERIFY_RESULT(exported(folder(), sample(), {}));
        setContent(path(QStringLiteral(".stackwright/last-export.sha256")), "garbage\n");
        Files files = sample();
        files[compose].content = "new\n";
        VERIFY_ERROR(exported(folder(), files, {}), QStringLiteral("compose.yaml"));
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
        Files files = sample();
        files.insert(QStringLiteral("apps/api/Dockerfile"), {"FROM node\n", false, {}});
        files.insert(QStringLiteral("apps/api/a.ts"), {"first\n", false, root});
        files.insert(QStringLiteral("apps/api/b.ts"), {QByteArray(100'000, 'b'), false, root});
        files.insert(QStringLiteral("apps/api/c.ts"), {"last\n", false, root});
        QVERIFY(exportedToAFullDisk(files, 50'000, isKilled));
        QVERIFY(QFileInfo::exists(path(QStringLiteral("apps/api/a.ts"))));
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("apps/api/c.ts"))));
        // when the stack changes and is exported again
        files[QStringLiteral("apps/api/Dockerfile")].content = "FROM node:24\n";
        VERIFY_RESULT(exported(folder(), files, {}));
        // then the starter is whole, what we wrote ourselves is no conflict, and nothing else is left
        for (auto file = files.cbegin(); file != files.cend(); ++file)
            QCOMPARE(contentOf(path(file.key())), file->content);
        QCOMPARE(everythingIn(folder()).size(), files.size() + 1);
        // and from now on it is the person's own
        QVERIFY(QFile::remove(path(QStringLiteral("apps/api/b.ts"))));
        VERIFY_RESULT(exported(folder(), files, {}));
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("apps/api/b.ts"))));
    }

    void shouldNotTakeItsOwnTemporaryForAPersonsFile()
    {
        setContent(path(QStringLiteral("apps/api/.stackwright-3k2.tmp")), "half");
        setContent(path(QStringLiteral(".stackwright/.stackwright-3k3.tmp")), "half");
        VERIFY_RESULT(exported(folder(), {{QStringLiteral("apps/api/a.ts"), {"a\n", false, QStringLiteral("apps/api")}}}, {}));
        QCOMPARE(contentOf(path(QStringLiteral("apps/api/a.ts"))), QByteArray("a\n"));
        QVERIFY(!QFileInfo::exists(path(QStringLiteral(".stackwright/.stackwright-3k3.tmp"))));
    }

    void shouldNeverWriteANewFileOverAnything()
    {
        // given a name that is taken once the plan has been made
        const auto directory = Directory::made(folder());
        VERIFY_RESULT(directory);
        setContent(path(compose), "# mine\n");
        // then
        VERIFY_ERROR(directory->writeNew(compose, "ours\n", false), QStringLiteral("something else has this name by now"));
        QCOMPARE(contentOf(path(compose)), QByteArray("# mine\n"));
        QCOMPARE(everythingIn(folder()).size(), 1);
        VERIFY_RESULT(directory->writeNew(script, "ours\n", true));
        QVERIFY(QFileInfo(path(script)).isExecutable());
    }

    void shouldNotRemoveAnEditThatWasSavedInBetween()
    {
        // given a plan that removes a file, and a person who saves it before it is carried out
        VERIFY_RESULT(exported(folder(), sample(), {}));
        Files files = sample();
        files.remove(script);
        const auto plan = planned(folder(), files);
        VERIFY_RESULT(plan);
        QVERIFY(actionOf(*plan, script) == Action::Remove);
        setContent(path(script), "# mine\n");
        // then
        const auto directory = Directory::open(folder());
        VERIFY_RESULT(directory);
        VERIFY_ERROR(carryOut(*directory, *plan, files), QStringLiteral("it changed while the export was under way"));
        QCOMPARE(contentOf(path(script)), QByteArray("# mine\n"));
    }

    void shouldLeaveNoTemporaryFiles()
    {
        VERIFY_RESULT(exported(folder(), sample(), {}));
        const QStringList files = everythingIn(folder()).keys();
        QCOMPARE(files, QStringList({QStringLiteral(".stackwright/last-export.sha256"), compose, script}));
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
            _exit(exported(folder(), files, {}) ? 0 : 1);
        }
        int status = 0;
        return child > 0 && waitpid(child, &status, 0) == child &&
               (isKilled ? WIFSIGNALED(status) : WIFEXITED(status) && WEXITSTATUS(status) == 1);
    }

    QString folder() const { return QDir(m_folder->path()).filePath(QStringLiteral("out")); }
    QString path(const QString &name) const { return folder() + QLatin1Char('/') + name; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(ExporterTest)
#include "tst_exporter.moc"
