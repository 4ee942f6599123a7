#include "core/stack/edits.h"
#include "core/stack/projectfile.h"
#include "tests/support/files.h"
#include "tests/support/windowbench.h"
#include "ui/canvas/canvas.h"
#include "ui/shell/actions.h"
#include "ui/shell/documentfile.h"
#include "ui/shell/journal.h"

#include <QAction>
#include <QtTest>

using namespace stackwright;

namespace {

QStringList journals(const test::WindowBench &bench)
{
    return QDir(bench.path(QStringLiteral("journal"))).entryList({QStringLiteral("*.journal")});
}

// What a session that crashed leaves: its journal, which nobody holds a lock on.
void leaveBehind(const test::WindowBench &bench, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(bench.path(QStringLiteral("journal"))));
    QFile journal(bench.path(QStringLiteral("journal/dead.journal")));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    journal.write(text);
}

const QByteArray deadWork = "stackwright: 1\nname: lost\nchart: |\n  flowchart TD\n    PG[PostgreSQL]\n";

} // namespace

// Unsaved work and crashes.
class JournalTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldKeepUnsavedWorkUntilItIsSaved()
    {
        test::WindowBench bench;
        shell::MainWindow window(bench.services());
        window.openSample();
        QCOMPARE(journals(bench), QStringList());

        // when something is changed
        window.canvas().addKind(QStringLiteral("redis"));
        window.journal().flush();

        // then it is kept, and a session that runs has not crashed
        QCOMPARE(journals(bench).size(), 1);
        QVERIFY(window.journal().leftBehind().result().isEmpty());
        const shell::Journal other(
            bench.document, window.documentFile(), {}, bench.path(QStringLiteral("journal")), bench.workers);
        QVERIFY(other.leftBehind().result().isEmpty());

        // and once it is saved it goes
        bench.prompts.paths = {bench.path(QStringLiteral("shop.stack.yaml"))};
        window.actions().save->trigger();
        QVERIFY(test::filesAreSettled(window));
        QVERIFY(!window.isWindowModified());
        QTRY_COMPARE(journals(bench), QStringList());
    }

    void shouldKeepTheWorkOfSomebodyWhoNeverPauses()
    {
        test::WindowBench bench;
        shell::MainWindow window(bench.services());
        window.openSample();
        // when something is changed again and again, faster than anything could be called quiet
        int edits = 0;
        QTimer busy;
        connect(&busy, &QTimer::timeout, this, [&] {
            ++edits;
            bench.document.edit(
                QStringLiteral("move"), stack::withPosition(bench.document.stack(), QStringLiteral("PG"), QPointF(edits, 0)));
        });
        busy.start(200);
        // then it is kept while that goes on
        QTRY_COMPARE_WITH_TIMEOUT(journals(bench).size(), 1, 20'000);
        const int editsBefore = edits;
        QTRY_VERIFY_WITH_TIMEOUT(edits > editsBefore, 20'000);
    }

    void shouldSayThatItCannotKeepWork()
    {
        test::WindowBench bench;
        shell::Services services = bench.services();
        services.writeFile = [](const QString &, const QByteArray &, bool) -> base::Result<void> {
            return base::Error{QStringLiteral("the disk is full")};
        };
        shell::MainWindow window(services);
        window.openSample();
        QSignalSpy said(&window.journal(), &shell::Journal::failed);
        window.canvas().addKind(QStringLiteral("redis"));
        window.journal().flush();
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(said.first().first().toString(), QStringLiteral("the disk is full"));
    }

    void shouldLeaveNothingAfterAnOrderlyEnd()
    {
        test::WindowBench bench;
        {
            shell::MainWindow window(bench.services());
            window.openSample();
            window.canvas().addKind(QStringLiteral("redis"));
            window.journal().flush();
            QCOMPARE(journals(bench).size(), 1);
        }
        QVERIFY(QDir(bench.path(QStringLiteral("journal"))).isEmpty());
    }

    void shouldOfferWhatACrashLeftBehind()
    {
        test::WindowBench bench;
        const QString origin = bench.path(QStringLiteral("lost.stack.yaml"));
        leaveBehind(bench, deadWork + "journal-of: " + origin.toUtf8() + "\n");
        shell::MainWindow window(bench.services());

        // when the person wants it
        bench.prompts.choices = {0};
        window.offerRecovery();
        QTRY_COMPARE(bench.document.stack().name, QStringLiteral("lost"));

        // then it is open and unsaved, belongs to its file, and a stack of an untrusted file is not trusted now
        QCOMPARE(bench.prompts.asked, QStringList{QStringLiteral("Go on with the unsaved changes to lost?")});
        QVERIFY(bench.document.stack().unknown.isEmpty());
        QVERIFY(window.isWindowModified());
        QCOMPARE(window.documentFile().path(), origin);
        QVERIFY(window.documentFile().needsTrust());

        // and it is kept for this session instead
        QTRY_VERIFY(!journals(bench).contains(QStringLiteral("dead.journal")));
        QCOMPARE(journals(bench).size(), 1);
    }

    void shouldKnowWhichChartOfAFileWasLost()
    {
        // given work on the second chart of a Markdown file
        test::WindowBench bench;
        const QString origin = bench.path(QStringLiteral("README.md"));
        QVERIFY(test::write(origin, "```mermaid\ngraph TD\n  A\n```\n```mermaid\ngraph TD\n  B\n```\n"));
        {
            shell::MainWindow window(bench.services());
            bench.prompts.choices = {1};
            QVERIFY(test::opened(window, origin));
            window.canvas().addKind(QStringLiteral("redis"));
            window.journal().flush();
            QCOMPARE(journals(bench).size(), 1);
            const QString journal = bench.path(QStringLiteral("journal/") + journals(bench).first());
            QVERIFY(QFile::copy(journal, bench.path(QStringLiteral("kept"))));
        }
        leaveBehind(bench, test::contentOf(bench.path(QStringLiteral("kept"))));

        // when a later session takes it up
        shell::MainWindow window(bench.services());
        bench.prompts.choices = {0};
        window.offerRecovery();
        QTRY_VERIFY(window.documentFile().hasStack());

        // then it is known by the same name as before
        QCOMPARE(window.documentFile().origin(), origin);
        QCOMPARE(window.documentFile().key(), stack::identityOf(origin, 2));
    }

    void shouldThrowAwayOnlyWhatThePersonGivesUp()
    {
        test::WindowBench bench;
        leaveBehind(bench, deadWork);
        shell::MainWindow window(bench.services());
        bench.prompts.choices = {2}; // ask again
        window.offerRecovery();
        QTRY_COMPARE(bench.prompts.asked.size(), 1);
        QVERIFY(!window.documentFile().hasStack());
        QCOMPARE(journals(bench).size(), 1);
        bench.prompts.choices = {1};
        window.offerRecovery();
        QTRY_COMPARE(journals(bench), QStringList());
        QVERIFY(!window.documentFile().hasStack());
    }

    void shouldPassOverWhatCannotBeRead()
    {
        test::WindowBench bench;
        leaveBehind(bench, QByteArray("\0\xff broken", 9));
        shell::MainWindow window(bench.services());
        window.offerRecovery();
        QVERIFY(bench.workers.waitForDone(20'000));
        QCoreApplication::processEvents();
        QCOMPARE(bench.prompts.asked, QStringList());
        QCOMPARE(journals(bench).size(), 1);
    }
};

QTEST_MAIN(JournalTest)
#include "tst_journal.moc"
