#include "tests/support/files.h"
#include "tests/support/slowstore.h"
#include "tests/support/windowbench.h"
#include "ui/inspector/editors/secreteditor.h"
#include "ui/inspector/inspector.h"
#include "ui/secrets/secretsdialog.h"
#include "ui/widgets/secretkeeper.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace stackwright;
using widgets::SecretKeeper;

namespace {

constexpr int patienceMs = 20'000; // only a limit for what hangs
const QByteArray precious = QByteArrayLiteral("what the database was made with");

template <typename Button>
Button *button(const QWidget *in, const QString &text)
{
    const QList<Button *> all = in->findChildren<Button *>();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Button *one) { return one->text() == text; });
    return found == all.end() ? nullptr : *found;
}

} // namespace

// The secret of a database whose keychain is slow, or knows more than the window.
class SecretEditorTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::WindowBench> m_bench;
    test::SlowStore m_keychain;
    std::unique_ptr<shell::MainWindow> m_window;

    SecretKeeper &keeper() { return m_window->secretKeeper(); }
    QString name() { return keeper().secretUses().value(0).name; }
    inspector::SecretEditor *editor() { return m_window->inspector().findChild<inspector::SecretEditor *>(); }

    // Another program sets the secret.
    bool setElsewhere()
    {
        const auto written = m_keychain.write(keeper().idOf(name()), precious);
        m_keychain.answer();
        m_keychain.written.clear();
        return written.isFinished();
    }
    QByteArray valueNow()
    {
        m_keychain.readsAtOnce = true;
        return m_keychain.read(keeper().idOf(name())).result().value();
    }
    // Whatever the keychain is asked next is answered, until it is asked no more.
    void answerAll()
    {
        m_keychain.readsAtOnce = true;
        for (int i = 0; i < 10; ++i) {
            m_keychain.answer();
            QCoreApplication::processEvents();
        }
    }

private slots:
    void init()
    {
        m_keychain = {};
        m_bench = std::make_unique<test::WindowBench>();
        m_bench->keychain = &m_keychain;
        m_window = std::make_unique<shell::MainWindow>(m_bench->services());
        m_window->show();
        const QString path = m_bench->path(QStringLiteral("shop.mmd"));
        QVERIFY(test::write(path, "flowchart TD\n  PG[PostgreSQL]\n"));
        QVERIFY(test::opened(*m_window, path));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->preview().isRefreshing(), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(keeper().missing().size(), 1, patienceMs);
        m_window->goTo(QStringLiteral("PG"));
        QVERIFY(editor());
    }

    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    void shouldNotMakeAnewWhatHasAValueByNow()
    {
        // given "missing" on the screen, and a value that was set since
        QVERIFY(setElsewhere());
        button<QToolButton>(editor(), QStringLiteral("Generate"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(keeper().state(name()), SecretKeeper::State::Present, patienceMs);
        answerAll();
        QCOMPARE(valueNow(), precious);

        // the dialog is as careful
        keeper().remove(name());
        QTRY_COMPARE(keeper().state(name()), SecretKeeper::State::Missing);
        secrets::SecretsDialog dialog(m_bench->document, keeper(), m_bench->prompts);
        dialog.findChild<QTreeWidget *>()->setCurrentItem(dialog.findChild<QTreeWidget *>()->topLevelItem(0));
        QVERIFY(setElsewhere());
        button<QPushButton>(&dialog, QStringLiteral("Generate"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(keeper().state(name()), SecretKeeper::State::Present, patienceMs);
        answerAll();
        QCOMPARE(valueNow(), precious);
    }

    void shouldMakeNothingBeforeTheKeychainHasAnswered()
    {
        // given a keychain that waits for its password
        QVERIFY(setElsewhere());
        m_keychain.readsAtOnce = false;
        keeper().refresh(name());
        QCOMPARE(keeper().state(name()), SecretKeeper::State::Unknown);
        secrets::SecretsDialog dialog(m_bench->document, keeper(), m_bench->prompts);
        dialog.findChild<QTreeWidget *>()->setCurrentItem(dialog.findChild<QTreeWidget *>()->topLevelItem(0));
        QVERIFY(!button<QPushButton>(&dialog, QStringLiteral("Generate"))->isEnabled());
        m_window->inspector().showSelection({});
        m_window->inspector().showSelection({QStringLiteral("PG")});
        QVERIFY(!button<QToolButton>(editor(), QStringLiteral("Generate"))->isEnabled());

        // when it stays locked, and is unlocked after a click
        m_keychain.refuse();
        QTRY_COMPARE(keeper().state(name()), SecretKeeper::State::Unavailable);
        button<QToolButton>(editor(), QStringLiteral("Generate"))->click();
        answerAll();

        // then the value is what it was
        QCOMPARE(keeper().state(name()), SecretKeeper::State::Present);
        QCOMPARE(valueNow(), precious);
    }

    void shouldRevealNothingThatNobodyLooksAtAnyMore()
    {
        // given a keychain that asks for its password before it gives the value
        QVERIFY(setElsewhere());
        keeper().refresh(name());
        QTRY_COMPARE(keeper().state(name()), SecretKeeper::State::Present);
        m_keychain.readsAtOnce = false;
        button<QToolButton>(editor(), QStringLiteral("Reveal"))->click();

        // when the person goes elsewhere meanwhile, and comes back
        auto *tabs = m_window->inspector().findChild<QTabWidget *>();
        tabs->setCurrentIndex(1);
        answerAll();
        tabs->setCurrentIndex(0);

        // then it is not shown unasked
        const QList<QLineEdit *> fields = editor()->findChildren<QLineEdit *>();
        QVERIFY(std::none_of(fields.begin(), fields.end(),
            [](const QLineEdit *field) { return field->text().contains(QString::fromUtf8(precious)); }));
    }
};

QTEST_MAIN(SecretEditorTest)
#include "tst_secreteditor.moc"
