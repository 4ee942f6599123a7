#include "tests/support/files.h"
#include "tests/support/slowwindowtest.h"
#include "ui/canvas/canvas.h"
#include "ui/files/filespanel.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/exportdialog.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace stackwright;

// From the export dialog to the files, slowly.
class ExportFlowTest : public test::SlowWindowTest
{
    Q_OBJECT

private:
    // An export that goes on when the test lets it.
    bool beginSlowExport(const QString &folder)
    {
        makeWindow([this](shell::Services *services) {
            services->exportFiles = [this, write = services->exportFiles](
                                        const QString &to, const generate::FileSet &files, const exporting::Options &options) {
                m_goOn->acquire();
                return write(to, files, options);
            };
        });
        if (!open() || !isRefreshed())
            return false;
        m_window->actions().exportFiles->trigger();
        if (!QTest::qWaitFor([this] { return exportDialog() != nullptr; }, test::flowPatienceMs))
            return false;
        exportDialog()->setFolder(folder);
        if (!QTest::qWaitFor([this] { return exportDialog()->isReady(); }, test::flowPatienceMs))
            return false;
        exportDialog()->exportNow();
        return true;
    }

    shell::ExportDialog *exportDialog() const { return m_window->findChild<shell::ExportDialog *>(); }

private slots:
    void shouldExportTheStackAsItIsAtThatMoment()
    {
        makeWindow();
        QVERIFY(open());
        QVERIFY(isRefreshed());

        // when a node is added and the export opened before the preview has followed
        m_window->canvas().addKind(QStringLiteral("redis"));
        m_window->actions().exportFiles->trigger();
        m_window->actions().exportFiles->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(exportDialog(), test::flowPatienceMs);
        QVERIFY(isRefreshed());
        QCOMPARE(m_window->findChildren<shell::ExportDialog *>().size(), 1);
        const QString to = m_bench->path(QStringLiteral("out"));
        exportDialog()->setFolder(to);
        QTRY_VERIFY_WITH_TIMEOUT(exportDialog()->isReady(), test::flowPatienceMs);
        exportDialog()->exportNow();
        QTRY_VERIFY_WITH_TIMEOUT(!exportDialog(), test::flowPatienceMs);

        // then it is in the files
        const QByteArray wanted = m_window->preview().current()->files.value(QStringLiteral("compose.yaml")).content;
        QVERIFY(wanted.contains("redis"));
        QCOMPARE(test::contentOf(to + QStringLiteral("/compose.yaml")), wanted);

        // and "On disk" says so, until the stack changes
        m_window->filesPanel().setView(files::FilesPanel::View::Disk);
        m_window->filesPanel().showFile(QStringLiteral("compose.yaml"));
        const auto notes = [this] {
            QStringList texts;
            const QList<QLabel *> labels = m_window->filesPanel().findChildren<QLabel *>();
            for (const QLabel *label : labels) {
                texts.append(label->text());
            }
            return texts.join(QLatin1Char('\n'));
        };
        QTRY_VERIFY_WITH_TIMEOUT(notes().contains(QStringLiteral("the disk is the same")), test::flowPatienceMs);
        QVERIFY(m_window->filesPanel().shownText().isEmpty());
    }

    void shouldNotShowWhatALinkInTheExportedFolderLeadsTo()
    {
        makeWindow();
        QVERIFY(open());
        QVERIFY(isRefreshed());
        const QString folder = m_bench->path(QStringLiteral("exported"));
        QVERIFY(QDir().mkpath(folder));
        QFile secret(m_bench->path(QStringLiteral("id_rsa")));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("PRIVATE KEY\n") > 0);
        secret.close();
        QVERIFY(QFile::link(secret.fileName(), folder + QStringLiteral("/compose.yaml")));

        m_window->filesPanel().setFolder(folder);
        m_window->filesPanel().showFile(QStringLiteral("compose.yaml"));
        m_window->filesPanel().setView(files::FilesPanel::View::Disk);

        const auto said = [this](const QString &part) {
            const QList<QLabel *> labels = m_window->filesPanel().findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->text().contains(part); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(said(QStringLiteral("symbolic link")), test::flowPatienceMs);
        QVERIFY(!m_window->filesPanel().shownText().contains(QStringLiteral("PRIVATE")));
    }

    void shouldSayWhichSecretsCouldNotBeRead()
    {
        QVERIFY(openWithASilentKeychain());
        m_window->actions().exportFiles->trigger();
        QTRY_VERIFY_WITH_TIMEOUT((m_keychain.refuse(), exportDialog()), test::flowPatienceMs);

        const QString name = m_window->preview().current()->secrets.first().name;
        const QList<QLabel *> labels = exportDialog()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
            [&](const QLabel *label) { return label->isVisibleTo(exportDialog()) && label->text().contains(name); }));
    }

    void shouldKeepTheExportOpenUntilItIsDone()
    {
        // given an export that is under way
        const QString to = m_bench->path(QStringLiteral("out"));
        QVERIFY(beginSlowExport(to));

        // when the person presses Escape
        QTest::keyClick(exportDialog(), Qt::Key_Escape);
        const bool stayed = exportDialog() && exportDialog()->isVisible();
        m_goOn->release(10);

        // then the dialog stays until it can tell what became of it
        QVERIFY(stayed);
        QTRY_VERIFY_WITH_TIMEOUT(!exportDialog(), test::flowPatienceMs);
        QCOMPARE(m_window->documentFile().exportFolder(), to);
    }

    void shouldNotPutTheFolderThatIsBeingTypedInPlaceOfTheOneWrittenTo()
    {
        const QString to = m_bench->path(QStringLiteral("out"));
        QVERIFY(beginSlowExport(to));

        // when the person types on in the field while it is written
        QTest::keyClicks(exportDialog()->findChild<QLineEdit *>(), QStringLiteral("/half-ty"));
        m_goOn->release(10);

        QTRY_VERIFY_WITH_TIMEOUT(!exportDialog(), test::flowPatienceMs);
        QCOMPARE(m_window->documentFile().exportFolder(), to);
    }
};

QTEST_MAIN(ExportFlowTest)
#include "tst_exportflow.moc"
