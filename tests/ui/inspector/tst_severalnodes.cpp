#include "core/stack/edits.h"
#include "tests/support/inspectortest.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/settingrow.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QtTest>

using namespace stackwright;

// The fields of the inspector where they are those of several nodes at once.
class SeveralNodesTest : public test::InspectorTest
{
    Q_OBJECT

private:
    static QToolButton *toolButtonIn(const QWidget *in, const QString &text)
    {
        const QList<QToolButton *> all = in->findChildren<QToolButton *>();
        for (QToolButton *button : all) {
            if (button->text() == text) {
                return button;
            }
        }
        return nullptr;
    }

    // What a row says of where its value comes from.
    static QString originOf(const inspector::SettingRow *row)
    {
        const QList<QLabel *> labels = row->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            for (const char *text : {"several values", "default", "set"}) {
                if (label->text() == QLatin1String(text)) {
                    return label->text();
                }
            }
        }
        return {};
    }

private slots:
    void shouldEditSeveralNodesAsOneStep()
    {
        // given three databases, one of another version, and a cache
        const auto chart = stack::withChartText(m_bench->document.stack(),
            QStringLiteral("flowchart TD\n  PG[PostgreSQL]\n  PG2[PostgreSQL]\n  PG3[PostgreSQL]\n  R[Redis]\n"));
        QVERIFY(chart.ok());
        m_bench->document.edit(QStringLiteral("chart"),
            stack::withSetting(chart.value(), QStringLiteral("PG2"), QStringLiteral("version"), {}, QStringLiteral("15")));
        m_window->inspector().showSelection({QStringLiteral("PG"), QStringLiteral("PG2"), QStringLiteral("PG3")});

        // then what they have in common is there, but for the secrets that are each one's own
        inspector::SettingRow *version = row(QStringLiteral("version"));
        QVERIFY(version);
        QVERIFY(!row(QStringLiteral("password")));
        QCOMPARE(originOf(version), QStringLiteral("several values"));
        QCOMPARE(originOf(row(QStringLiteral("database"))), QStringLiteral("default"));

        // when the database is named
        const int before = m_bench->document.undoStack()->index();
        typeOver(row(QStringLiteral("database"))->findChild<QLineEdit *>(), QStringLiteral("shop"));

        // then it is for all of them, as one step
        for (const char *id : {"PG", "PG2", "PG3"}) {
            QCOMPARE(m_bench->document.stack().nodes.value(QLatin1String(id)).settings.value(QStringLiteral("database")),
                yaml::Value(QStringLiteral("shop")));
        }
        QCOMPARE(m_bench->document.undoStack()->index(), before + 1);
        QVERIFY(m_bench->document.undoStack()->undoText().contains(QStringLiteral("3")));

        // and where they differ they become the same, by an edit or by the way back
        toolButtonIn(version, QStringLiteral("↺"))->click();
        QCOMPARE(originOf(row(QStringLiteral("version"))), QStringLiteral("default"));
        QVERIFY(!m_bench->document.stack().nodes.value(QStringLiteral("PG2")).settings.find(QStringLiteral("version")));
        m_bench->document.undoStack()->undo();
        QCOMPARE(originOf(row(QStringLiteral("version"))), QStringLiteral("several values"));

        // one of another kind leaves what its kind takes, too
        m_window->inspector().showSelection({QStringLiteral("PG"), QStringLiteral("R")});
        QVERIFY(row(QStringLiteral("port")));
        const QList<inspector::SettingRow *> rows = m_window->inspector().findChildren<inspector::SettingRow *>();
        for (const inspector::SettingRow *one : rows) {
            QCOMPARE(one->targets().size(), 2);
            QCOMPARE(one->targets().first().setting->type, one->targets().last().setting->type);
        }
        for (const char *ofOneKind : {"database", "version", "parameters"})
            QVERIFY2(!row(QLatin1String(ofOneKind)), ofOneKind);
    }

    void shouldKeepWhatDiffersUntilItIsEdited()
    {
        const auto chart = stack::withChartText(
            m_bench->document.stack(), QStringLiteral("flowchart TD\n  PG[PostgreSQL]\n  PG2[PostgreSQL]\n"));
        QVERIFY(chart.ok());
        m_bench->document.edit(QStringLiteral("chart"),
            stack::withSetting(chart.value(), QStringLiteral("PG2"), QStringLiteral("database"), {}, QStringLiteral("other")));
        m_window->inspector().showSelection({QStringLiteral("PG"), QStringLiteral("PG2")});
        auto *database = row(QStringLiteral("database"))->findChild<QLineEdit *>();
        QCOMPARE(database->text(), QString());
        QCOMPARE(database->placeholderText(), QStringLiteral("several values"));
        const stack::Stack before = m_bench->document.stack();

        // looking at it and elsewhere changes nothing
        database->setFocus();
        m_window->inspector().showSelection({});
        QCOMPARE(m_bench->document.stack(), before);
    }

    void shouldNotReplaceListsThatAreNotSeen()
    {
        const auto chart =
            stack::withChartText(m_bench->document.stack(), QStringLiteral("flowchart TD\n  A[Nginx]\n  B[Nginx]\n"));
        QVERIFY(chart.ok());
        const QString names = QStringLiteral("serverName");
        const auto listOf = [](const char *name) { return yaml::Value(yaml::List{QString::fromLatin1(name)}); };
        stack::Stack stack = stack::withSetting(chart.value(), QStringLiteral("A"), names, {}, listOf("a.example"));
        m_bench->document.edit(
            QStringLiteral("chart"), stack::withSetting(stack, QStringLiteral("B"), names, {}, listOf("b.example")));
        m_window->inspector().showSelection({QStringLiteral("A"), QStringLiteral("B")});
        QVERIFY(row(names));
        QVERIFY(!row(names)->findChild<QPlainTextEdit *>()->isEnabled());
        m_window->inspector().showSelection({QStringLiteral("A")});
        QVERIFY(row(names)->findChild<QPlainTextEdit *>()->isEnabled());
    }
};

QTEST_MAIN(SeveralNodesTest)
#include "tst_severalnodes.moc"
