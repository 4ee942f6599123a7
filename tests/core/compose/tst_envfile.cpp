#include "core/compose/canonical.h"
#include "core/compose/envfile.h"
#include "core/kinds/formats/format.h"
#include "core/yaml/reader.h"

#include <QTest>

using namespace stackwright;
using yaml::Value;

class tst_EnvFile : public QObject
{
    Q_OBJECT

private slots:
    void shouldReadWhatComposeReads_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected"); // of A
        const auto row = [](const char *name, const QByteArray &content, const char *expected) {
            QTest::newRow(name) << content << QString::fromUtf8(expected);
        };
        row("bare", "A=one two  ", "one two");
        row("nothing", "A=", "");
        row("a comment after it", "A=one # two", "one");
        row("a hash inside it", "A=one#two", "one#two");
        row("nothing but a comment", "A= # two", "");
        row("an equals sign", "A=b=c", "b=c");
        row("exported", "export A=b", "b");
        row("blanks around the sign", "A = b", "b");
        row("a colon", "A: b", "b");
        row("lines of Windows", "B=x\r\nA=y\r\n", "y");
        row("single quotes", "A='$B \\n # c' # d", "$B \\n # c");
        row("a single quote in them", "A='it\\'s'", "it's");
        row("double quotes", "A=\"a\\nb\\tc \\\"d\\\" \\\\ \\$e $$f\"", "a\nb\tc \"d\" \\ $e $f");
        row("over lines", "A='one\ntwo'\nB=c", "one\ntwo");
        row("an earlier one", "B=x\nA=${B}y", "xy");
        row("one from outside", "A=$OUTSIDE", "outer");
        row("dollars of an earlier one", "B='x$$y$z'\nA=$B", "x$$y$z");
        row("a default", "A=${NOWHERE:-d}", "d");
        row("a name alone", "OUTSIDE\nA=${OUTSIDE}", "outer");
        row("the last of two", "A=1\nA=2", "2");
        row("after a comment", "# A=1\n\n  A=2", "2");
    }
    void shouldReadWhatComposeReads()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        const auto read =
            compose::envFile(content, QStringLiteral("x.env"), {{QStringLiteral("OUTSIDE"), QStringLiteral("outer")}});
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text()));
        QVERIFY(read->contains(QStringLiteral("A")));
        QCOMPARE(read->value(QStringLiteral("A")).toString(), expected);
    }

    void shouldGiveBackWhatTheFormatWrites_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *each : {"", " ", "plain", "$HOME ${X} $$", "it's", "\"quoted\"", "it's \"both\"", "a # b", "#",
                 "back\\slash\\n", "ends in \\", "one\ntwo\n", "'", "\\'", "\\\"$", "grüße 漢字 🚀", "\ttab", "= :", "`id`$(id)"})
            QTest::newRow(each) << QString::fromUtf8(each);
    }
    void shouldGiveBackWhatTheFormatWrites()
    {
        QFETCH(QString, text);
        const base::Result<QString> word = kinds::formats::word(kinds::formats::Format::Env, text);
        QVERIFY(word.ok());
        const auto read = compose::envFile(("A=" + *word + "\nB=x\n").toUtf8(), QStringLiteral("x.env"), {});
        QVERIFY2(read.ok(), qPrintable(*word));
        QCOMPARE(read->value(QStringLiteral("A")).toString(), text);
        QCOMPARE(read->value(QStringLiteral("B")).toString(), QStringLiteral("x"));
    }

    void shouldNameTheLineThatCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("line");
        QTest::newRow("no name") << QByteArray("A=1\n=2\n") << 2;
        QTest::newRow("a name with blanks") << QByteArray("A=1\n\nB C=2\n") << 3;
        QTest::newRow("an open quote") << QByteArray("A=1\nB=\"two\nC=3\n") << 2;
        QTest::newRow("a broken variable") << QByteArray("A=${\n") << 1;
    }
    void shouldNameTheLineThatCannotBeRead()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, line);
        const auto read = compose::envFile(content, QStringLiteral("x.env"), {});
        QVERIFY(!read.ok());
        QCOMPARE(read.error().where.file, QStringLiteral("x.env"));
        QCOMPARE(read.error().where.line, line);
    }

    void shouldStandBehindTheEnvironmentOfItsService()
    {
        const Value model =
            yaml::read("services: {a: {environment: {A: own}, env_file: [./one.env, {path: two.env}, {path: three.env, "
                       "required: false}]}}",
                QStringLiteral("compose.yaml"))
                .value();
        const compose::EnvFiles files{{QStringLiteral("one.env"), "A=1\nB=1\nC=1\n"}, {QStringLiteral("two.env"), "B='$2'\n"}};
        const auto made = compose::canonical(model, QStringLiteral("/p"), {}, files);
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().text()));
        const Value &service = (*made)["services"]["a"];
        QVERIFY(!service.toMap().contains(QStringLiteral("env_file")));
        QCOMPARE(service["environment"]["A"].toString(), QStringLiteral("own"));
        QCOMPARE(service["environment"]["B"].toString(), QStringLiteral("$$2")); // as Compose prints it
        QCOMPARE(service["environment"]["C"].toString(), QStringLiteral("1"));
        QVERIFY(!compose::canonical(model, QStringLiteral("/p"), {}, {}).ok());
    }
};

QTEST_GUILESS_MAIN(tst_EnvFile)
#include "tst_envfile.moc"
