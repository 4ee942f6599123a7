#include "core/compose/merge.h"
#include "core/generate/generator.h"
#include "core/yaml/reader.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;
using yaml::Map;
using yaml::Value;

// The order of the nodes in the chart decides nothing that a person entered.
class TestPatchOrder : public QObject
{
    Q_OBJECT

private slots:
    void shouldGiveWhatThePersonEnteredWhereverItsNodeStands_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("environment");
        QTest::addColumn<QString>("place");
        for (const char *environment : {"dev", "prod"}) {
            for (const char *place : {"files", "compose"}) {
                for (const char *first : {"variables", "environments"})
                    QTest::addRow("%s in %s, %s first", environment, place, first)
                        << QString::fromLatin1(first) << QString::fromLatin1(environment) << QString::fromLatin1(place);
            }
        }
    }

    void shouldGiveWhatThePersonEnteredWhereverItsNodeStands()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, environment);
        QFETCH(const QString, place);
        // given a level that both the table of variables and the environment say
        const QString variables = QStringLiteral("    E[TASK-012: Environment Variables & Secrets]\n");
        const QString environments =
            QStringLiteral("    D[TASK-009: Development Environment]\n    P[TASK-010: Production Environment]\n");
        const QString nodes = first == u"variables" ? variables + environments : environments + variables;
        auto stack = stack::fromMermaid(QStringLiteral("flowchart TD\n    A[NestJS API]\n") + nodes, QStringLiteral("order.mmd"));
        QVERIFY(stack.ok());
        Map &settings = stack->nodes[QStringLiteral("E")].settings;
        settings.insert(QStringLiteral("place"), place);
        settings.insert(QStringLiteral("variables"),
            yaml::List{
                Map{{QStringLiteral("name"), QStringLiteral("LOG_LEVEL")}, {QStringLiteral("value"), QStringLiteral("error")},
                    {QStringLiteral("environment"), environment}, {QStringLiteral("service"), QStringLiteral("api")}}});
        // when files are made of it
        const generate::Generated made = generate::generated(*stack, m_catalogue, environment);
        QVERIFY(!base::hasError(made.diagnostics));
        // then the table's row is what the service gets
        const Value api = modelOf(made, environment)["services"]["api"];
        if (place == u"compose") {
            QCOMPARE(api["environment"]["LOG_LEVEL"].toString(), QStringLiteral("error"));
            return;
        }
        QVERIFY(!api["environment"].toMap().contains(QStringLiteral("LOG_LEVEL")));
        const QStringList files = api["env_file"].toStrings();
        QCOMPARE(files.size(), 1);
        QVERIFY(made.files.value(files.first().mid(2)).content.endsWith("\nLOG_LEVEL=error\n"));
    }

private:
    static Value modelOf(const generate::Generated &made, const QString &environment)
    {
        Value model = Map();
        for (const QString &path : generate::composeFiles(environment)) {
            const auto file = yaml::read(made.files.value(path).content, path);
            compose::merge(&model, file ? *file : Value());
        }
        return model;
    }

    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(TestPatchOrder)
#include "tst_patchorder.moc"
