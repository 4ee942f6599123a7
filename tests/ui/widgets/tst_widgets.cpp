#include "core/secrets/sessionstore.h"
#include "ui/theme/themesource.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/englishplurals.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/preview.h"
#include "ui/widgets/secretkeeper.h"
#include "ui/widgets/syntax.h"

#include <QSignalSpy>
#include <QtTest>

using namespace stackwright;
using namespace stackwright::widgets;

namespace {

stack::Stack named(const QString &name)
{
    stack::Stack stack;
    stack.name = name;
    return stack;
}

// One file that holds the stack's name.
generate::Generated nameFile(const stack::Stack &stack, const QString &)
{
    generate::Generated made;
    generate::GeneratedFile file;
    file.path = QStringLiteral("name.txt");
    file.content = stack.name.toUtf8();
    made.files.insert(file.path, file);
    return made;
}

QByteArray contentOf(const SharedGenerated &generated)
{
    return generated ? generated->files.value(QStringLiteral("name.txt")).content : QByteArray("nothing");
}

} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldNeverReadForeignTextAsHtml()
    {
        const std::unique_ptr<QLabel> label(plainLabel(QStringLiteral("<img src=/dev/zero>")));
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!toolTipText(QStringLiteral("<img src=x>")).contains(QStringLiteral("<img")));
    }

    void shouldCountInEnglish()
    {
        const EnglishPlurals plurals;
        const auto told = [&](int n) { return plurals.translate("", "%n node(s)", nullptr, n); };
        QCOMPARE(told(1), QStringLiteral("%n node"));
        QCOMPARE(told(0), QStringLiteral("%n nodes"));
        QCOMPARE(told(68), QStringLiteral("%n nodes"));
        QVERIFY(told(-1).isNull());
    }

    void shouldKnowLanguagesByName_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("language");
        QTest::newRow("compose") << QStringLiteral("compose.dev.yaml") << int(Language::Yaml);
        QTest::newRow("dockerfile") << QStringLiteral("apps/api/Dockerfile") << int(Language::Dockerfile);
        QTest::newRow("dockerfile of a name") << QStringLiteral("docker/web.Dockerfile") << int(Language::Dockerfile);
        QTest::newRow("ignore file") << QStringLiteral("apps/api/.dockerignore") << int(Language::Conf);
        QTest::newRow("nginx") << QStringLiteral("config/nginx/nginx.conf") << int(Language::Conf);
        QTest::newRow("sql") << QStringLiteral("init/01.sql") << int(Language::Sql);
        QTest::newRow("unknown") << QStringLiteral("LICENSE") << int(Language::Plain);
    }
    void shouldKnowLanguagesByName()
    {
        QFETCH(QString, path);
        QFETCH(int, language);
        QCOMPARE(int(languageOf(path)), language);
    }

    void shouldKeepTheCaretWhereItIsWhenTextChangesElsewhere()
    {
        // given a caret in the third line
        theme::ThemeSource themes;
        CodeView view(themes);
        view.showText(QStringLiteral("one\ntwo\nthree\nfour\n"), Language::Plain);
        view.goToLine(3, 3);

        // when the first line changes
        view.mergeText(QStringLiteral("one and a half\ntwo\nthree\nfour\n"));

        // then the caret is where it was
        QCOMPARE(view.toPlainText(), QStringLiteral("one and a half\ntwo\nthree\nfour\n"));
        QCOMPARE(view.currentLine(), 3);
        QCOMPARE(view.textCursor().positionInBlock(), 2);
    }

    void shouldRememberTheFilesFromBeforeTheLastStep()
    {
        // given a document whose files are there
        stack::StackDocument document;
        document.replace(named(QStringLiteral("first")));
        QThreadPool workers;
        Preview preview(document, nameFile, workers);
        QTRY_COMPARE(contentOf(preview.current()), QByteArray("first"));
        QVERIFY(!preview.beforeLastChange());

        // when it is edited, in two merged keystrokes
        document.edit(QStringLiteral("name"), named(QStringLiteral("secon")), QStringLiteral("key"));
        QTRY_COMPARE(contentOf(preview.current()), QByteArray("secon"));
        document.edit(QStringLiteral("name"), named(QStringLiteral("second")), QStringLiteral("key"));
        QTRY_COMPARE(contentOf(preview.current()), QByteArray("second"));

        // then the state before is the one from before the first of them
        QCOMPARE(contentOf(preview.beforeLastChange()), QByteArray("first"));

        // and undo makes the edited state the one before
        document.undoStack()->undo();
        QTRY_COMPARE(contentOf(preview.current()), QByteArray("first"));
        QCOMPARE(contentOf(preview.beforeLastChange()), QByteArray("second"));
    }

    void shouldShowNothingOfAnotherStack()
    {
        // given a stack whose files are known, and that is generated once more
        stack::StackDocument document;
        QThreadPool workers;
        document.replace(named(QStringLiteral("one")));
        Preview preview(document, nameFile, workers);
        QSignalSpy refreshed(&preview, &Preview::refreshed);
        QTRY_COMPARE(refreshed.size(), 1);
        QCOMPARE(preview.current()->files.size(), 1);
        const SharedGenerated ofOne = preview.current();
        document.edit(QStringLiteral("rename"), named(QStringLiteral("uno")));
        QCoreApplication::processEvents();
        refreshed.clear();

        // when another comes before that is done
        document.replace(named(QStringLiteral("two")));

        // then nothing is known of it until its own files are
        QVERIFY(preview.current()->files.isEmpty());
        QTRY_VERIFY(!preview.isRefreshing());
        QCOMPARE(refreshed.size(), 1);
        QVERIFY(preview.current()->files.first().content != ofOne->files.first().content);
    }

    void shouldTakeEditsTogetherThatArriveWhileItWorks()
    {
        stack::StackDocument document;
        std::atomic_int calls = 0;
        QThreadPool workers;
        const auto counted = [&calls](const stack::Stack &stack, const QString &environment) {
            ++calls;
            return nameFile(stack, environment);
        };
        Preview preview(document, counted, workers);
        for (int i = 0; i < 50; ++i) {
            document.edit(QStringLiteral("name"), named(QStringLiteral("n%1").arg(i)));
        }
        QTRY_COMPARE(contentOf(preview.current()), QByteArray("n49"));
        QVERIFY2(calls < 5, qPrintable(QString::number(calls)));
    }

    void shouldTellWhetherASecretHasAValueAndNeverWhatItIs()
    {
        // given a stack with one secret
        secrets::SessionStore store(QStringLiteral("this is a test"));
        SecretKeeper keeper(store);
        keeper.setStack(QStringLiteral("shop"));
        generate::SecretUse use;
        use.name = QStringLiteral("db_password");
        keeper.setSecrets({use});
        QTRY_COMPARE(keeper.state(use.name), SecretKeeper::State::Missing);
        QCOMPARE(keeper.missing(), QStringList{use.name});

        // when it is generated
        keeper.generate(use);

        // then it is there, for this session
        QTRY_COMPARE(keeper.state(use.name), SecretKeeper::State::Present);
        QVERIFY(keeper.missing().isEmpty());
        QVERIFY(keeper.sessionOnly());
        QVERIFY(keeper.stateText(use.name).contains(QStringLiteral("session")));

        // and can be shown once and removed
        QByteArray shown;
        keeper.reveal(use.name, this, [&shown](const QByteArray &value) { shown = value; });
        QTRY_COMPARE(shown.size(), 32);
        keeper.remove(use.name);
        QTRY_COMPARE(keeper.state(use.name), SecretKeeper::State::Missing);
    }

    void shouldRefuseATypedSecretThatIsTooShort()
    {
        secrets::SessionStore store(QStringLiteral("this is a test"));
        SecretKeeper keeper(store);
        keeper.setStack(QStringLiteral("shop"));
        QSignalSpy failures(&keeper, &SecretKeeper::failed);

        keeper.setTyped(QStringLiteral("db_password"), QStringLiteral("pa55w"));

        QCOMPARE(failures.size(), 1);
        QVERIFY(!failures.first().at(1).toString().isEmpty());
        QVERIFY(!failures.first().at(1).toString().contains(QStringLiteral("pa55")));
    }
};

QTEST_MAIN(WidgetsTest)
#include "tst_widgets.moc"
