#include "core/export/exporter.h"
#include "tests/support/exportfolder.h"
#include "tests/support/files.h"
#include "tests/support/resultmacros.h"

#include <QDir>

using namespace stackwright;
using namespace stackwright::exporting;

class ExporterTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_out.renew(); }

    void shouldWriteFilesWithTheirModes()
    {
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        QCOMPARE(test::contentOf(m_out.path(test::composeFile)), QByteArray("services: {}\n"));
        QVERIFY(QFileInfo(m_out.path(test::scriptFile)).isExecutable());
        QVERIFY(!QFileInfo(m_out.path(test::composeFile)).isExecutable());
    }

    void shouldMakeTheSameFolderTwice()
    {
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        const auto first = test::everythingIn(m_out.folder());
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        QCOMPARE(test::everythingIn(m_out.folder()), first);
        const QString other = QDir(m_out.around()).filePath(QStringLiteral("other"));
        VERIFY_RESULT(exported(other, test::exportSample(), {}));
        QCOMPARE(test::everythingIn(other), first);
    }

    void shouldTouchNothingWhenItPlans()
    {
        const auto plan = planned(m_out.folder(), test::exportSample());
        VERIFY_RESULT(plan);
        QVERIFY(test::actionOf(*plan, test::composeFile) == Action::Create);
        QVERIFY(!QFileInfo::exists(m_out.folder()));
    }

    void shouldUpdateWhatNobodyTouched()
    {
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        Files files = test::exportSample();
        files[test::composeFile].content = "services: {web: {image: nginx}}\n";
        const auto plan = exported(m_out.folder(), files, {});
        VERIFY_RESULT(plan);
        QVERIFY(test::actionOf(*plan, test::composeFile) == Action::Update);
        QVERIFY(test::actionOf(*plan, test::scriptFile) == Action::Unchanged);
        QCOMPARE(test::contentOf(m_out.path(test::composeFile)), files[test::composeFile].content);
    }

    void shouldNotMixUpTwoStacksOfOneFolder()
    {
        // given two stacks of one name, side by side, and the export of the first
        const QString first = QDir(m_out.around()).filePath(QStringLiteral("a.stack.yaml"));
        const QString second = QDir(m_out.around()).filePath(QStringLiteral("b.stack.yaml"));
        QVERIFY(test::write(first, "a"));
        QVERIFY(test::write(second, "b"));
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {.stackFile = first}));
        const auto before = test::everythingIn(m_out.folder());
        // when the second one comes, with other files
        Files files{{test::composeFile, {"services: {b: {}}\n", false, {}}}};
        VERIFY_ERROR(exported(m_out.folder(), files, {.stackFile = second}),
            QStringLiteral("compose.yaml: it is of the stack in ../a.stack.yaml"));
        // then nothing has changed, and its plan says so
        QCOMPARE(test::everythingIn(m_out.folder()), before);
        QVERIFY(test::write(m_out.path(QStringLiteral("mine")), "mine\n"));
        VERIFY_ERROR(exported(m_out.folder(), {{QStringLiteral("mine"), {}}}, {.stackFile = second}),
            QStringLiteral("mine: it was there before the first export"));
        const auto plan = planned(m_out.folder(), files, second);
        VERIFY_RESULT(plan);
        // nor is one that was never saved, or that lies elsewhere, its owner
        for (const QString &other : {QString(), QStringLiteral("/elsewhere/a.stack.yaml")}) {
            VERIFY_ERROR(exported(m_out.folder(), files, {.stackFile = other}), QStringLiteral("it is of the stack in"));
        }
        QVERIFY(test::actionOf(*plan, test::composeFile) == Action::Conflict);
        QVERIFY(test::actionOf(*plan, test::scriptFile) == Action::Keep);
        // when it is forced, the other's are kept beside it, and then the first one is asked
        VERIFY_RESULT(exported(m_out.folder(), files, {.stackFile = second, .force = true}));
        QCOMPARE(test::contentOf(m_out.path(test::composeFile + QStringLiteral(".backup-1"))), QByteArray("services: {}\n"));
        VERIFY_ERROR(exported(m_out.folder(), test::exportSample(), {.stackFile = first}),
            QStringLiteral("it is of the stack in ../b.stack.yaml"));
    }

    void shouldKnowAStackThatWasRenamedOrSavedFromItsChart()
    {
        const QDir around(m_out.around());
        QVERIFY(test::write(around.filePath(QStringLiteral("shop.mmd")), "chart"));
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {.stackFile = around.filePath(QStringLiteral("shop.mmd"))}));
        Files files = test::exportSample();
        files[test::composeFile].content = "services: {b: {}}\n";
        QVERIFY(test::write(around.filePath(QStringLiteral("shop.stack.yaml")), "project"));
        VERIFY_RESULT(exported(m_out.folder(), files, {.stackFile = around.filePath(QStringLiteral("shop.stack.yaml"))}));
        QVERIFY(
            QFile::rename(around.filePath(QStringLiteral("shop.stack.yaml")), around.filePath(QStringLiteral("new.stack.yaml"))));
        VERIFY_RESULT(
            exported(m_out.folder(), test::exportSample(), {.stackFile = around.filePath(QStringLiteral("new.stack.yaml"))}));
        // of one that lies elsewhere nothing is noted
        const QString other = around.filePath(QStringLiteral("deep/er/out"));
        VERIFY_RESULT(exported(other, test::exportSample(), {.stackFile = around.filePath(QStringLiteral("new.stack.yaml"))}));
        QVERIFY(!QFile::exists(other + QStringLiteral("/.stackwright/stack-file")));
    }

    void shouldNeverOverwriteAPersonsEdit()
    {
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        QVERIFY(test::write(m_out.path(test::composeFile), "# mine\n"));
        Files files = test::exportSample();
        files[test::composeFile].content = "new\n";
        files[test::scriptFile].content = "new\n";
        const auto before = test::everythingIn(m_out.folder());
        VERIFY_ERROR(exported(m_out.folder(), files, {}), QStringLiteral("compose.yaml: it was edited since the last export"));
        QCOMPARE(test::everythingIn(m_out.folder()), before);
    }

    void shouldNotOverwriteWhatWasThereBeforeTheFirstExport()
    {
        QVERIFY(test::write(m_out.path(test::composeFile), "# a project of before\n"));
        VERIFY_ERROR(exported(m_out.folder(), test::exportSample(), {}),
            QStringLiteral("compose.yaml: it was there before the first export"));
        QCOMPARE(test::contentOf(m_out.path(test::composeFile)), QByteArray("# a project of before\n"));
        QVERIFY(!QFileInfo::exists(m_out.path(test::scriptFile)));
    }

    void shouldKeepABackupWhenForced()
    {
        QVERIFY(test::write(m_out.path(test::composeFile), "# mine\n"));
        QVERIFY(test::write(m_out.path(test::composeFile + QStringLiteral(".backup-1")), "older\n"));
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {.force = true}));
        QCOMPARE(test::contentOf(m_out.path(test::composeFile)), QByteArray("services: {}\n"));
        QCOMPARE(test::contentOf(m_out.path(test::composeFile + QStringLiteral(".backup-1"))), QByteArray("older\n"));
        QCOMPARE(test::contentOf(m_out.path(test::composeFile + QStringLiteral(".backup-2"))), QByteArray("# mine\n"));
    }

    void shouldRemoveWhatIsNoLongerPartOfTheStack()
    {
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        Files files = test::exportSample();
        files.remove(test::scriptFile);
        const auto plan = exported(m_out.folder(), files, {});
        VERIFY_RESULT(plan);
        QVERIFY(test::actionOf(*plan, test::scriptFile) == Action::Remove);
        QVERIFY(!QFileInfo::exists(m_out.path(QStringLiteral("scripts"))));
    }

    void shouldKeepAnEditedFileThatIsNoLongerPartOfTheStack()
    {
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        QVERIFY(test::write(m_out.path(test::scriptFile), "mine\n"));
        Files files = test::exportSample();
        files.remove(test::scriptFile);
        VERIFY_RESULT(exported(m_out.folder(), files, {}));
        QCOMPARE(test::contentOf(m_out.path(test::scriptFile)), QByteArray("mine\n"));
    }

    void shouldCreateAStarterOnlyWhereItsFolderIsMissing()
    {
        Files files = test::exportSample();
        const QString main = QStringLiteral("apps/api/src/main.ts");
        const QString package = QStringLiteral("apps/api/package.json");
        const QString dockerfile = QStringLiteral("apps/api/Dockerfile");
        files.insert(main, {"starter\n", false, QStringLiteral("apps/api")});
        files.insert(package, {"{}\n", false, QStringLiteral("apps/api")});
        files.insert(dockerfile, {"FROM node\n", false, {}});
        VERIFY_RESULT(exported(m_out.folder(), files, {}));
        QCOMPARE(test::contentOf(m_out.path(main)), QByteArray("starter\n"));

        // Once written it is the person's: edits stay, what they removed stays away.
        QVERIFY(test::write(m_out.path(main), "mine\n"));
        QVERIFY(QFile::remove(m_out.path(package)));
        files[main].content = "newer starter\n";
        VERIFY_RESULT(exported(m_out.folder(), files, {}));
        QCOMPARE(test::contentOf(m_out.path(main)), QByteArray("mine\n"));
        QVERIFY(!QFileInfo::exists(m_out.path(package)));
        QCOMPARE(test::contentOf(m_out.path(dockerfile)), QByteArray("FROM node\n"));
    }

    void shouldNotPutAStarterIntoAPersonsApp()
    {
        QVERIFY(test::write(m_out.path(QStringLiteral("apps/api/server.js")), "mine\n"));
        Files files;
        files.insert(QStringLiteral("apps/api/src/main.ts"), {"starter\n", false, QStringLiteral("apps/api")});
        VERIFY_RESULT(exported(m_out.folder(), files, {}));
        QVERIFY(!QFileInfo::exists(m_out.path(QStringLiteral("apps/api/src"))));
    }

    void shouldTakeADamagedManifestForNone()
    {
        VERIFY_RESULT(exported(m_out.folder(), test::exportSample(), {}));
        QVERIFY(test::write(m_out.path(QStringLiteral(".stackwright/last-export.sha256")), "garbage\n"));
        Files files = test::exportSample();
        files[test::composeFile].content = "new\n";
        VERIFY_ERROR(exported(m_out.folder(), files, {}), QStringLiteral("compose.yaml"));
    }

private:
    test::ExportFolder m_out;
};

QTEST_GUILESS_MAIN(ExporterTest)
#include "tst_exporter.moc"
