#include "ui/run/progress.h"
#include "ui/run/runtree.h"
#include "ui/theme/themesource.h"

#include <QtTest>

using namespace stackwright;
using run::State;

namespace {

run::Step stepOf(const QString &id, const QString &service, State state, int percent = -1)
{
    run::Step step;
    step.id = id;
    step.service = service;
    step.nodeId = service.toUpper();
    step.title = id;
    step.state = state;
    step.percent = percent;
    return step;
}

run::Request upOf(const QStringList &services)
{
    run::Request request;
    for (const QString &service : services)
        request.nodes[service.toUpper()].services = QStringList{service};
    return request;
}

} // namespace

// What the run panel tells of a run that goes on.
class RunTreeTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldCountServicesThatHaveNotBeenHeardOf()
    {
        run::RunState state;
        state.apply(stepOf(QStringLiteral("pull/db"), QStringLiteral("db"), State::Passed));
        const run::Request request = upOf({QStringLiteral("db"), QStringLiteral("api")});
        const int pulled = run::progressOf(state, request);
        QVERIFY2(pulled > 0 && pulled < 50, qPrintable(QString::number(pulled)));

        // a build of the other brings it on, but not to its end before it is ready
        state.apply(stepOf(QStringLiteral("build/1"), QStringLiteral("api"), State::Running, 50));
        const int building = run::progressOf(state, request);
        QVERIFY(building > pulled);
        state.apply(stepOf(QStringLiteral("build/1"), QStringLiteral("api"), State::Passed));
        for (const char *service : {"db", "api"}) {
            state.apply(stepOf(QStringLiteral("start/") + QLatin1String(service), QLatin1String(service), State::Passed));
            state.apply(stepOf(QStringLiteral("ready/") + QLatin1String(service), QLatin1String(service), State::Running));
        }
        QVERIFY(run::progressOf(state, request) > building);
        QVERIFY(run::progressOf(state, request) < 100);
        for (const char *service : {"db", "api"})
            state.apply(stepOf(QStringLiteral("ready/") + QLatin1String(service), QLatin1String(service), State::Passed));
        QCOMPARE(run::progressOf(state, request), 100);
    }

    void shouldCountStepsWhereNoServiceIsKnown()
    {
        run::RunState state;
        QCOMPARE(run::progressOf(state, {}), 0);
        state.apply(stepOf(QStringLiteral("a"), QStringLiteral("db"), State::Passed));
        state.apply(stepOf(QStringLiteral("b"), QStringLiteral("db"), State::Waiting));
        QCOMPARE(run::progressOf(state, {}), 50);
    }

    void shouldOpenWhatRunsAndFoldWhatIsDone()
    {
        // given a node that runs
        const theme::ThemeSource themes;
        run::RunTree tree(themes);
        tree.reset({{QStringLiteral("DB"), QStringLiteral("Database")}});
        tree.takeStep(stepOf(QStringLiteral("pull/db"), QStringLiteral("db"), State::Running));
        tree.takeNode(QStringLiteral("DB"), {State::Running, 10, {}, {}});
        QTRY_COMPARE(tree.topLevelItemCount(), 1);
        QTreeWidgetItem *database = tree.topLevelItem(0);
        QCOMPARE(database->text(0), QStringLiteral("Database"));
        QVERIFY(database->isExpanded());

        // when it is done it takes one row
        tree.takeNode(QStringLiteral("DB"), {State::Passed, 100, QStringLiteral("healthy"), {}});
        QTRY_COMPARE(database->text(1), QStringLiteral("healthy"));
        QVERIFY(!database->isExpanded());

        // and a failure is never folded away
        tree.takeNode(QStringLiteral("DB"), {State::Failed, 100, {}, QStringLiteral("no space left")});
        QTRY_VERIFY(database->isExpanded());
    }

    void shouldLeaveItToThePersonOnceTheyHaveLookedElsewhere()
    {
        const theme::ThemeSource themes;
        run::RunTree tree(themes);
        tree.reset({});
        tree.takeStep(stepOf(QStringLiteral("pull/db"), QStringLiteral("db"), State::Running));
        tree.takeNode(QStringLiteral("DB"), {State::Running, 10, {}, {}});
        QTRY_COMPARE(tree.topLevelItemCount(), 1);

        // when a row was clicked
        emit tree.itemClicked(tree.topLevelItem(0), 0);
        tree.takeNode(QStringLiteral("DB"), {State::Passed, 100, QStringLiteral("healthy"), {}});

        // then what it shows stays open
        QTRY_COMPARE(tree.topLevelItem(0)->text(1), QStringLiteral("healthy"));
        QVERIFY(tree.topLevelItem(0)->isExpanded());
    }

    void shouldBeReadByKeyboard()
    {
        // given a run of two services, and a person with the keyboard
        const theme::ThemeSource themes;
        run::RunTree tree(themes);
        tree.resize(500, 300);
        tree.show();
        tree.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&tree));
        tree.takeStep(stepOf(QStringLiteral("pull/db"), QStringLiteral("db"), State::Running));
        tree.takeStep(stepOf(QStringLiteral("pull/api"), QStringLiteral("api"), State::Running));
        QTRY_COMPARE(tree.topLevelItemCount(), 2);
        tree.setFocus();
        tree.setCurrentItem(tree.topLevelItem(0));
        QSignalSpy chosen(&tree, &run::RunTree::nodeChosen);

        QTest::keyClick(&tree, Qt::Key_End);

        // then the log is told of the node that they are on
        QVERIFY(!chosen.isEmpty());
        QCOMPARE(chosen.last().first().toString(), QStringLiteral("API"));
    }
};

QTEST_MAIN(RunTreeTest)
#include "tst_runtree.moc"
