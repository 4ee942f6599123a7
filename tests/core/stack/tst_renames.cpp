#include "core/chart/idrename.h"
#include "core/stack/edits.h"
#include "core/stack/renames.h"

#include <QTest>

using namespace stackwright;
using namespace stackwright::stack;

namespace {

const QString version = QStringLiteral("version");

// A stack in which PG has a setting and a place of its own.
Stack configured(const QString &text)
{
    const base::Result<Stack> read = fromMermaid(text, QStringLiteral("x.mmd"));
    if (!read.ok())
        return {};
    Stack stack = withSetting(read.value(), QStringLiteral("PG"), version, {}, yaml::Value(QStringLiteral("16")));
    return withPosition(stack, QStringLiteral("PG"), QPointF(5, 6));
}

bool keeps(const Stack &stack, const QString &id)
{
    return stack.nodes.size() == 1 && stack.nodes.value(id).settings.contains(version) && stack.positions.size() == 1 &&
           stack.positions.contains(id);
}

Stack typed(const Stack &stack, const QString &text)
{
    const base::Result<Stack> wanted = withChartText(stack, text);
    return wanted.ok() ? wanted.value() : Stack();
}

} // namespace

class RenamesTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldChangeAnIdWhereverItIsMentioned()
    {
        const QString text =
            QStringLiteral("flowchart TD\n  %% PG is here\n  A --> PG[PG one] & PGX\n  subgraph g\n    PG\n  end\n"
                           "  class A,PG hot\n  style PG fill:#fff\n  click PG \"PG\"\n");
        QCOMPARE(chart::withId(text, QStringLiteral("PG"), QStringLiteral("Db")),
            QStringLiteral("flowchart TD\n  %% PG is here\n  A --> Db[PG one] & PGX\n  subgraph g\n    Db\n  end\n"
                           "  class A,Db hot\n  style Db fill:#fff\n  click Db \"PG\"\n"));
        QCOMPARE(chart::withId(text, QStringLiteral("g"), QStringLiteral("h")),
            QString(text).replace(QStringLiteral("subgraph g"), QStringLiteral("subgraph h")));
    }

    void shouldRefuseAnIdThatIsTakenOrNone_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"A", "g", "end", "two words", "x[y]", "", "a-->b", "\n"})
            QTest::newRow(id) << QString::fromUtf8(id);
    }

    void shouldRefuseAnIdThatIsTakenOrNone()
    {
        QFETCH(QString, id);
        const Stack before = configured(QStringLiteral("flowchart TD\n  A --> PG\n  subgraph g\n    A\n  end\n"));
        QCOMPARE(withId(before, QStringLiteral("PG"), id), before);
    }

    void shouldKeepTheSettingsOfANodeWithAnotherId()
    {
        const Stack before = configured(QStringLiteral("flowchart TD\n  A --> PG[Postgres]\n"));
        const Stack after = withId(before, QStringLiteral("PG"), QStringLiteral("Db"));
        QCOMPARE(after.chartText, QStringLiteral("flowchart TD\n  A --> Db[Postgres]\n"));
        QVERIFY(keeps(after, QStringLiteral("Db")));
    }

    void shouldFollowAnIdThatIsTypedAnew()
    {
        const Stack before = configured(QStringLiteral("flowchart TD\n  A --> PG[Postgres]\n"));
        QVERIFY(keeps(typed(before, QStringLiteral("flowchart TD\n  A --> Db[Postgres]\n")), QStringLiteral("Db")));
    }

    void shouldFollowAnIdWhoseMentionsAreTypedOneAfterTheOther()
    {
        // Given an id in two places
        const Stack before = configured(QStringLiteral("flowchart TD\n  A --> PG[Postgres]\n  PG --> B\n"));
        // When the first is changed, it is another node, and the settings stay where they are
        const Stack between = typed(before, QStringLiteral("flowchart TD\n  A --> Db[Postgres]\n  PG --> B\n"));
        QVERIFY(keeps(between, QStringLiteral("PG")));
        // Then they follow when the last is changed
        QVERIFY(keeps(typed(between, QStringLiteral("flowchart TD\n  A --> Db[Postgres]\n  Db --> B\n")), QStringLiteral("Db")));
    }

    void shouldNotGiveTheSettingsOfARemovedNodeToAnother()
    {
        const Stack before = configured(QStringLiteral("flowchart TD\n  A --> B\n  PG[Postgres]\n"));
        QVERIFY(keeps(typed(before, QStringLiteral("flowchart TD\n  A --> B\n")), QStringLiteral("PG")));
        QVERIFY(keeps(typed(before, QStringLiteral("flowchart TD\n  A --> B\n  Web[Nginx]\n")), QStringLiteral("PG")));
        const Stack linked = configured(QStringLiteral("flowchart TD\n  A --> PG[Postgres] --> B\n"));
        QVERIFY(keeps(typed(linked, QStringLiteral("flowchart TD\n  A --> Db\n  Db --> A\n  B\n")), QStringLiteral("PG")));
    }

    // Any of thousands of nodes might be what a removed one is called now.
    void shouldNotCompareAllEdgesForEveryNode()
    {
        QString text = QStringLiteral("flowchart TD\n");
        for (int i = 1; i < 4000; ++i)
            text += QStringLiteral("  N%1 --> N%2\n").arg(i).arg(i + 1);
        const Stack before = configured(text + QStringLiteral("  PG --> N1\n  PG --> N9\n"));
        QVERIFY(keeps(typed(before, text + QStringLiteral("  N3 --> N8\n  N7 --> N9\n")), QStringLiteral("PG")));
        QVERIFY(keeps(typed(before, text + QStringLiteral("  N4000 --> N1\n  N4000 --> N9\n")), QStringLiteral("N4000")));
    }
};

QTEST_GUILESS_MAIN(RenamesTest)
#include "tst_renames.moc"
