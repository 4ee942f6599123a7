#include "core/stack/edits.h"
#include "core/stack/projectfile.h"
#include "tests/support/files.h"
#include "tests/support/inspectortest.h"
#include "ui/canvas/canvas.h"
#include "ui/inspector/editors/secreteditor.h"
#include "ui/inspector/editors/tableeditor.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/settingrow.h"
#include "ui/shell/actions.h"
#include "ui/widgets/secretkeeper.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QToolButton>
#include <QtTest>

using namespace stackwright;

// The fields of the inspector, in a window with one database.
class FieldsTest : public test::InspectorTest
{
    Q_OBJECT

private:
    QLineEdit *named(const QString &accessibleName)
    {
        const QList<QLineEdit *> all = m_window->inspector().findChildren<QLineEdit *>();
        for (QLineEdit *edit : all) {
            if (edit->accessibleName() == accessibleName) {
                return edit;
            }
        }
        return nullptr;
    }

    static bool hasMessage(const inspector::SettingRow *row)
    {
        const QList<QLabel *> labels = row->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
            [&](const QLabel *label) { return label->isVisibleTo(row) && label->text().startsWith(QStringLiteral("⚠")); });
    }

    QToolButton *toolButton(const QString &text)
    {
        const QList<QToolButton *> all = m_window->inspector().findChildren<QToolButton *>();
        for (QToolButton *button : all) {
            if (button->text() == text && button->isVisibleTo(&m_window->inspector())) {
                return button;
            }
        }
        return nullptr;
    }

private slots:
    void shouldTakeOnlyNamesThatItsOwnReaderTakes_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        const QString name = QStringLiteral("Name of the stack");
        const QString environments = QStringLiteral("Environments");
        QTest::newRow("name") << name << QStringLiteral("my-shop_2");
        QTest::newRow("capital in the name") << name << QStringLiteral("Shop");
        QTest::newRow("name of 63") << name << QString(63, QLatin1Char('a'));
        QTest::newRow("name of 64") << name << QString(64, QLatin1Char('a'));
        QTest::newRow("environments") << environments << QStringLiteral("dev, e2e-test");
        QTest::newRow("underscore in an environment") << environments << QStringLiteral("dev, e2e_test");
        QTest::newRow("number as an environment") << environments << QStringLiteral("2024");
        QTest::newRow("environment of 32") << environments << QString(32, QLatin1Char('e'));
    }
    void shouldTakeOnlyNamesThatItsOwnReaderTakes()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QLineEdit *edit = named(field);
        QVERIFY(edit);
        typeOver(edit, text);

        const QByteArray written = stack::writtenProject(m_bench->document.stack());
        const auto read = stack::readProject(written, QStringLiteral("shop.stack.yaml"));
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().text()));
        QCOMPARE(*read, m_bench->document.stack());
        QCOMPARE(edit->text(), text);
    }

    void shouldLetTheCaretStayInTheMiddleOfTheName()
    {
        QLineEdit *edit = named(QStringLiteral("Name of the stack"));
        typeOver(edit, QStringLiteral("mystack"));
        edit->setCursorPosition(2);
        QTest::keyClicks(edit, QStringLiteral("xyz"));
        QCOMPARE(edit->text(), QStringLiteral("myxyzstack"));
        QCOMPARE(m_bench->document.stack().name, QStringLiteral("myxyzstack"));
    }

    void shouldStayWithTheEnvironmentWhileItsNameIsTyped()
    {
        // given that the person brings up prod
        QComboBox *chosen = nullptr;
        const QList<QComboBox *> all = m_window->findChildren<QComboBox *>();
        for (QComboBox *combo : all) {
            chosen = combo->accessibleName() == QLatin1String("Environment") ? combo : chosen;
        }
        QVERIFY(chosen);
        chosen->setCurrentText(QStringLiteral("prod"));

        // when the list is typed anew, through "pro"
        QLineEdit *edit = named(QStringLiteral("Environments"));
        edit->setFocus();
        edit->setCursorPosition(int(edit->text().size()));
        QTest::keyClick(edit, Qt::Key_Backspace);
        QCOMPARE(m_window->environment(), QStringLiteral("pro"));
        QTest::keyClicks(edit, QStringLiteral("duction"));

        // then Up never means another one
        QCOMPARE(m_window->environment(), QStringLiteral("production"));
    }

    void shouldKeepSayingWhatIsWrongWithWhatTheFieldShows()
    {
        // given a good port that is set, and a bad one that was typed over it
        m_window->goTo(QStringLiteral("PG"));
        inspector::SettingRow *port = nullptr;
        const QList<inspector::SettingRow *> rows = m_window->inspector().findChildren<inspector::SettingRow *>();
        for (inspector::SettingRow *candidate : rows) {
            const auto type = candidate->setting().type;
            port = !port && (type == kinds::SettingType::Port || type == kinds::SettingType::Integer) ? candidate : port;
        }
        QVERIFY(port);
        auto *edit = port->findChild<QLineEdit *>();
        typeOver(edit, QStringLiteral("5433"));
        typeOver(edit, QStringLiteral("9999999999999"));
        QVERIFY(hasMessage(port));
        const stack::Stack good = m_bench->document.stack();

        // when another setting changes
        typeOver(row(QStringLiteral("database"))->findChild<QLineEdit *>(), QStringLiteral("orders"));
        QVERIFY(m_bench->document.stack() != good);

        // then the field and its message are as they were
        QCOMPARE(edit->text(), QStringLiteral("9999999999999"));
        QVERIFY(hasMessage(port));

        // and once the value itself changes both follow it
        m_window->actions().undo->trigger();
        QCOMPARE(m_bench->document.stack(), good);
        m_window->actions().undo->trigger();
        QVERIFY(!hasMessage(port));
        QCOMPARE(edit->text(), QString());
    }

    void shouldStayWithANodeWhoseIdChanges()
    {
        m_window->goTo(QStringLiteral("PG"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->canvas().isArranging(), 20'000);
        const QPointF place = m_window->canvas().scene().rectOf(QStringLiteral("PG")).center();
        typeOver(named(QStringLiteral("Id")), QStringLiteral("DB"));
        QTest::keyClick(named(QStringLiteral("Id")), Qt::Key_Return);

        // then it is still what is selected and shown, where it was
        QVERIFY(m_bench->document.stack().chart.node(QStringLiteral("DB")));
        QCOMPARE(m_window->canvas().selectedIds(), QStringList{QStringLiteral("DB")});
        QCOMPARE(m_window->canvas().currentId(), QStringLiteral("DB"));
        QCOMPARE(m_window->canvas().scene().rectOf(QStringLiteral("DB")).center(), place);
        QVERIFY(row(QStringLiteral("port")));
        QVERIFY(named(QStringLiteral("Id"))->isVisible());
        QCOMPARE(named(QStringLiteral("Id"))->text(), QStringLiteral("DB"));

        // and so when that is undone
        m_window->actions().undo->trigger();
        QCOMPARE(m_window->canvas().selectedIds(), QStringList{QStringLiteral("PG")});
        QVERIFY(named(QStringLiteral("Id"))->isVisible());
        QCOMPARE(named(QStringLiteral("Id"))->text(), QStringLiteral("PG"));
    }

    void shouldSayWhyAnIdCannotBe()
    {
        m_window->goTo(QStringLiteral("PG"));
        QLineEdit *id = named(QStringLiteral("Id"));
        const auto faults = [this] {
            QStringList texts;
            const QList<QLabel *> labels = m_window->inspector().findChildren<QLabel *>();
            for (const QLabel *label : labels) {
                if (label->isVisible() && label->text().startsWith(QStringLiteral("⚠"))) {
                    texts.append(label->text());
                }
            }
            return texts.join(QLatin1Char('\n'));
        };
        for (const QString &wish : {QStringLiteral("two words"), QStringLiteral("a-->b"), QString()}) {
            typeOver(id, wish);
            if (wish.isEmpty()) {
                id->clear();
            }
            QVERIFY(faults().isEmpty());
            QTest::keyClick(id, Qt::Key_Return);
            QVERIFY2(!faults().isEmpty(), qPrintable(wish));
            QVERIFY(m_bench->document.stack().chart.node(QStringLiteral("PG")));
            QCOMPARE(id->text(), QStringLiteral("PG"));
            QTest::keyClick(id, Qt::Key_End);
            QTest::keyClicks(id, QStringLiteral("x"));
        }
    }

    void shouldSaveAnIdThatIsTypedAndNotConfirmed()
    {
        m_window->goTo(QStringLiteral("PG"));
        typeOver(named(QStringLiteral("Id")), QStringLiteral("DB"));
        const QString path = m_bench->path(QStringLiteral("saved.stack.yaml"));
        m_bench->prompts.paths = {path};
        m_window->actions().save->trigger();
        QVERIFY(test::filesAreSettled(*m_window));
        QVERIFY(test::contentOf(path).contains("DB[PostgreSQL]"));

        // and one that is typed when the window is closed is asked about
        typeOver(named(QStringLiteral("Id")), QStringLiteral("DC"));
        m_bench->prompts.asked.clear();
        QVERIFY(!m_window->close());
        QCOMPARE(m_bench->prompts.asked.size(), 1);
    }

    void shouldAskBeforeASecretIsReplacedOrRemoved()
    {
        m_window->goTo(QStringLiteral("PG"));
        widgets::SecretKeeper &keeper = m_window->secretKeeper();
        QTRY_COMPARE_WITH_TIMEOUT(keeper.missing().size(), 1, 20'000);
        const generate::SecretUse use = keeper.secretUses().first();
        const auto value = [&] {
            QByteArray shown;
            keeper.reveal(use.name, this, [&shown](const QByteArray &bytes) { shown = bytes; });
            return QTest::qWaitFor([&] { return !shown.isEmpty(); }) ? shown : QByteArray();
        };

        // given a secret that had no value: it is made at once
        QVERIFY(toolButton(QStringLiteral("Generate")));
        toolButton(QStringLiteral("Generate"))->click();
        QTRY_COMPARE(keeper.state(use.name), widgets::SecretKeeper::State::Present);
        QVERIFY(m_bench->prompts.asked.isEmpty());
        const QByteArray first = value();

        // when it has one, the person is asked
        m_bench->prompts.choices = {1, 1};
        toolButton(QStringLiteral("Rotate"))->click();
        toolButton(QStringLiteral("Remove"))->click();
        QCOMPARE(m_bench->prompts.asked.size(), 2);
        QCOMPARE(value(), first);

        m_bench->prompts.choices = {0};
        toolButton(QStringLiteral("Rotate"))->click();
        QTRY_VERIFY(value() != first);
    }

    void shouldSurviveWhatHappensWhileItAsks()
    {
        // given a secret with a value, in a question about which the chart changes under it
        m_window->goTo(QStringLiteral("PG"));
        QTRY_VERIFY_WITH_TIMEOUT(toolButton(QStringLiteral("Generate")), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(toolButton(QStringLiteral("Generate"))->isEnabled(), 20'000);
        toolButton(QStringLiteral("Generate"))->click();
        QTRY_VERIFY(toolButton(QStringLiteral("Remove")));
        const QString name = m_window->secretKeeper().secretUses().first().name;
        m_bench->prompts.whileAsked = [this] {
            const auto other = stack::withChartText(m_bench->document.stack(), QStringLiteral("flowchart TD\n  X[Something]\n"));
            m_bench->document.edit(QStringLiteral("chart"), other.value());
            m_window->inspector().showSelection({QStringLiteral("X")});
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        };
        m_bench->prompts.choices = {0};

        toolButton(QStringLiteral("Remove"))->click();

        // then what was agreed to is done
        QTRY_COMPARE(m_window->secretKeeper().state(name), widgets::SecretKeeper::State::Missing);
    }

    void shouldLetTabOutOfATable()
    {
        kinds::Setting setting;
        setting.id = QStringLiteral("ports");
        setting.title = QStringLiteral("Ports");
        setting.type = kinds::SettingType::Table;
        kinds::Setting column;
        column.id = QStringLiteral("port");
        column.title = QStringLiteral("Port");
        column.type = kinds::SettingType::Text;
        setting.columns = {column, column};
        inspector::TableEditor editor(setting);
        yaml::Map cells;
        cells.insert(QStringLiteral("port"), QStringLiteral("80"));
        editor.showValue(yaml::Value(yaml::List{yaml::Value(cells), yaml::Value(cells)}), {});
        editor.show();
        editor.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        auto *table = editor.findChild<QTableWidget *>();
        table->setFocus();
        QVERIFY(table->hasFocus());

        QTest::keyClick(table, Qt::Key_Tab);

        QVERIFY(!table->hasFocus());

        // nor is anybody kept who edits a cell: Tab goes on to the next one, and from the last one out
        table->setFocus();
        table->setCurrentCell(1, 0);
        const auto inTable = [&] { return table->isAncestorOf(QApplication::focusWidget()) || table->hasFocus(); };
        QVERIFY(QApplication::focusWidget() && QApplication::focusWidget() != table && inTable());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(inTable());
        QCOMPARE(table->currentColumn(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTRY_VERIFY(!inTable());
    }
};

QTEST_MAIN(FieldsTest)
#include "tst_fields.moc"
