#include "core/export/exporter.h"
#include "core/generate/generator.h"
#include "core/run/plan.h"
#include "core/stack/projectfile.h"
#include "tests/support/places.h"
#include "tests/support/resultmacros.h"
#include "tests/support/samples.h"

#include <QDirIterator>
#include <QTest>

using namespace stackwright;

// Every folder beside this file is a case: its `input.*` (a chart or a project), and in `expected` the files that it becomes,
// the plan of each environment and the problems that are told. Starters are left out: their text is in the kinds.
// A changed outcome is looked at, and then kept with:  STACKWRIGHT_GOLDEN=write tst_golden
class TestGolden : public QObject
{
    Q_OBJECT

private slots:
    void shouldBecomeWhatIsExpected_data()
    {
        QTest::addColumn<QString>("input");
        const QDir folder(test::sourceFile(QStringLiteral("tests/golden")));
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QDir own(folder.filePath(name));
            const QStringList inputs = own.entryList({QStringLiteral("input.*")}, QDir::Files);
            QCOMPARE(inputs.size(), 1);
            QTest::newRow(qPrintable(name)) << own.filePath(inputs.first());
        }
    }

    void shouldBecomeWhatIsExpected()
    {
        QFETCH(const QString, input);
        const auto stack = stack::openInput(input);
        VERIFY_RESULT(stack);
        const QDir expected(QFileInfo(input).dir().filePath(QStringLiteral("expected")));
        const Files made = outcome(*stack);
        if (qEnvironmentVariable("STACKWRIGHT_GOLDEN") == u"write") {
            rewrite(expected, made);
            return;
        }
        const Files wanted = read(expected);
        QCOMPARE(made.keys(), wanted.keys());
        for (auto file = made.cbegin(); file != made.cend(); ++file)
            QVERIFY2(file.value() == wanted.value(file.key()),
                exporting::unifiedDiff(file.key(), wanted.value(file.key()), file.value()).constData());
    }

private:
    using Files = QMap<QString, QByteArray>; // by path

    Files outcome(const stack::Stack &stack) const
    {
        const generate::Generated made = generate::generated(stack, m_catalogue);
        Files files;
        for (const generate::GeneratedFile &file : made.files) {
            if (file.starterRoot.isEmpty())
                files.insert(QStringLiteral("files/") + file.path, file.content);
        }
        QByteArray problems;
        for (const base::Diagnostic &each : made.diagnostics)
            problems += QStringList({each.nodeId, each.settingId, each.code, each.message}).join(u' ').toUtf8() + '\n';
        files.insert(QStringLiteral("problems.txt"), problems);
        for (const QString &environment : stack.environments)
            files.insert(QStringLiteral("plan.%1.txt").arg(environment), planned(stack, environment));
        return files;
    }

    QByteArray planned(const stack::Stack &stack, const QString &environment) const
    {
        const generate::Generated made = generate::generated(stack, m_catalogue, environment);
        QByteArray text;
        const base::Result<run::Plan> plan = run::plan(stack, m_catalogue, made, environment);
        if (!plan)
            return plan.error().text().toUtf8();
        for (const run::PlannedStep &step : plan->steps)
            text += QStringList({run::stepKindName(step.kind), step.nodeId, step.title}).join(u' ').toUtf8() + '\n';
        return text;
    }

    static Files read(const QDir &folder)
    {
        Files files;
        QDirIterator each(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (file.open(QIODevice::ReadOnly))
                files.insert(folder.relativeFilePath(file.fileName()), file.readAll());
        }
        return files;
    }

    static void rewrite(QDir folder, const Files &files)
    {
        folder.removeRecursively();
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            const QString path = folder.filePath(file.key());
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly));
            QCOMPARE(out.write(file.value()), file.value().size());
        }
    }

    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
