#include "core/kinds/catalogue.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stackwright;
using kinds::Catalogue;

namespace {

void write(const QTemporaryDir &folder, const QString &path, const QByteArray &text)
{
    const QString full = folder.filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(full).path()));
    QFile file(full);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray descriptor(const QByteArray &more = {}, const QByteArray &id = "thing")
{
    return "kind: " + id + "\ntitle: Thing\ngroup: flow\nicon: hand\nsummary: A thing.\nrole: service\nstate: working\n" + more;
}

base::Diagnostics problemsOf(const QByteArray &text)
{
    QTemporaryDir folder;
    write(folder, QStringLiteral("flow/thing/kind.yaml"), text);
    base::Diagnostics problems;
    const Catalogue catalogue = Catalogue::load({folder.path()}, &problems);
    return problems;
}

} // namespace

class tst_Catalogue : public QObject
{
    Q_OBJECT

private slots:
    void shouldLoadTheBuiltInKindsWithoutAFault()
    {
        base::Diagnostics problems;
        const Catalogue catalogue = Catalogue::load({QStringLiteral(":/kinds")}, &problems);
        for (const base::Diagnostic &problem : std::as_const(problems))
            qWarning().noquote() << problem.where.text() << problem.message;
        QVERIFY(problems.isEmpty());
        QVERIFY(catalogue.kind(QStringLiteral("manual")));
        QVERIFY(catalogue.kinds().size() > 60);
        QVERIFY(!catalogue.groups().isEmpty());
    }

    void shouldLeaveOutABadDescriptorAndSayWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("line");
        QTest::newRow("unknown key") << descriptor("colour: red\n") << "'colour' is not known" << 8;
        QTest::newRow("wrong type") << descriptor("settings: {}\n") << "has to be a list" << 8;
        QTest::newRow("bad label") << descriptor("recognise:\n  labels: ['(']\n") << "no regular expression" << 9;
        QTest::newRow("bad expression") << descriptor("compose:\n  services:\n    a: \"= 1 +\"\n") << "ends too early" << 10;
        QTest::newRow("unknown function") << descriptor("compose: {name: \"= foo(1)\"}\n") << "no function 'foo'" << 8;
        QTest::newRow("unknown name") << descriptor("compose: {name: \"= foo\"}\n") << "no name 'foo'" << 0;
        QTest::newRow("unknown setting") << descriptor("compose: {name: \"= s.foo\"}\n") << "no setting 'foo'" << 0;
        QTest::newRow("bad default") << descriptor("settings:\n  - {id: a, title: A, help: A, type: port, default: 70000}\n")
                                     << "default of 'a'" << 9;
        QTest::newRow("bad pattern") << descriptor("settings:\n  - {id: a, title: A, help: A, type: text, pattern: '['}\n")
                                     << "pattern" << 9;
        QTest::newRow("missing template") << descriptor("files:\n  - {path: a, template: a.mustache}\n")
                                          << "no template a.mustache" << 9;
        QTest::newRow("bad role") << QByteArray(descriptor()).replace("service", "server") << "has to be one of" << 6;
        QTest::newRow("no YAML") << QByteArray("kind: a: b\n") << "" << 1;
        QTest::newRow("a list") << QByteArray("- a\n") << "A mapping is needed" << 1;
    }

    void shouldLeaveOutABadDescriptorAndSayWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        QFETCH(int, line);
        const base::Diagnostics problems = problemsOf(text);
        QVERIFY(!problems.isEmpty());
        QVERIFY2(problems.first().message.contains(words), qPrintable(problems.first().message));
        QVERIFY(problems.first().where.file.endsWith(QStringLiteral("kind.yaml")));
        if (line > 0)
            QCOMPARE(problems.first().where.line, line);
    }

    void shouldKeepWhatItLeftOutEvenWhereNobodyAsked()
    {
        QTemporaryDir folder;
        write(folder, QStringLiteral("flow/thing/kind.yaml"), "kind: mine\n");
        const Catalogue catalogue = Catalogue::load({folder.path()});
        QVERIFY(!catalogue.problems().isEmpty());
        QCOMPARE(catalogue.problems().first().where.file, folder.filePath(QStringLiteral("flow/thing/kind.yaml")));
        QVERIFY(Catalogue().problems().isEmpty());
    }

    void shouldLookOnceForEachEntryOfAList()
    {
        // Each entry looked for among all those before it took minutes.
        kinds::Setting setting;
        setting.type = kinds::SettingType::Nodes;
        yaml::List entries;
        for (int i = 0; i < 300'000; ++i)
            entries.append(QString::number(i));
        QVERIFY(!kinds::fault(setting, entries));
        entries.append(QStringLiteral("7"));
        QVERIFY(kinds::fault(setting, entries));
        setting.type = kinds::SettingType::List;
        QVERIFY(!kinds::fault(setting, entries));
    }

    void shouldAcceptTheSmallestDescriptor() { QCOMPARE(problemsOf(descriptor()), base::Diagnostics()); }

    void shouldLetAPersonsKindReplaceABuiltInOne()
    {
        QTemporaryDir first;
        QTemporaryDir second;
        write(first, QStringLiteral("a/kind.yaml"), descriptor());
        write(second, QStringLiteral("b/kind.yaml"), descriptor().replace("Thing\n", "Better\n"));
        base::Diagnostics problems;
        const Catalogue catalogue = Catalogue::load({first.path(), second.path()}, &problems);
        QVERIFY(problems.isEmpty());
        QCOMPARE(catalogue.kinds().size(), 1);
        QCOMPARE(catalogue.kind(QStringLiteral("thing"))->title, QStringLiteral("Better"));
    }

    void shouldRefuseTheSameIdTwiceInOneFolder()
    {
        QTemporaryDir folder;
        write(folder, QStringLiteral("a/kind.yaml"), descriptor());
        write(folder, QStringLiteral("b/kind.yaml"), descriptor());
        base::Diagnostics problems;
        const Catalogue catalogue = Catalogue::load({folder.path()}, &problems);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(catalogue.kinds().size(), 1);
    }

    void shouldPreferPriorityThenTheLongerMatchThenMoreConditions()
    {
        QTemporaryDir folder;
        write(folder, QStringLiteral("a/kind.yaml"), descriptor("recognise: {labels: ['data']}\n", "short"));
        write(folder, QStringLiteral("b/kind.yaml"), descriptor("recognise: {labels: ['data\\w+']}\n", "long"));
        write(folder, QStringLiteral("c/kind.yaml"),
            descriptor("recognise: {labels: ['data\\w+'], shapes: [cylinder]}\n", "shaped"));
        write(folder, QStringLiteral("d/kind.yaml"), descriptor("recognise: {labels: ['seed'], priority: 5}\n", "high"));
        base::Diagnostics problems;
        const Catalogue catalogue = Catalogue::load({folder.path()}, &problems);
        const auto recognised = [&](const char *label, const char *shape) {
            const kinds::Kind *kind = catalogue.recognised({QString::fromUtf8(label), QString::fromUtf8(shape)});
            return kind ? kind->id : QString();
        };
        QCOMPARE(recognised("The DATA", "squareRect"), QStringLiteral("short"));
        QCOMPARE(recognised("The Database", "squareRect"), QStringLiteral("long"));
        QCOMPARE(recognised("The Database", "cylinder"), QStringLiteral("shaped"));
        QCOMPARE(recognised("Database seed", "cylinder"), QStringLiteral("high"));
        QCOMPARE(recognised("Nothing", "cylinder"), QString());
    }

    void shouldFindTheKindOfAnImage_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("kind");
        QTest::newRow("official") << "postgres:17.5"
                                  << "postgresql";
        QTest::newRow("hub") << "docker.io/library/postgres"
                             << "postgresql";
        QTest::newRow("port and digest") << "localhost:5000/postgres@sha256:abc"
                                         << "postgresql";
        QTest::newRow("another") << "example.org/team/postgres"
                                 << "";
    }

    void shouldFindTheKindOfAnImage()
    {
        QFETCH(QString, image);
        QFETCH(QString, kind);
        base::Diagnostics problems;
        const Catalogue catalogue = Catalogue::load({QStringLiteral(":/kinds")}, &problems);
        const kinds::Kind *found = catalogue.forImage(image);
        QCOMPARE(found ? found->id : QString(), kind);
    }
};

QTEST_GUILESS_MAIN(tst_Catalogue)
#include "tst_catalogue.moc"
