#include "core/generate/generator.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;

// A duration is any number of nanoseconds; what is made of it takes less: nginx knows no point, bash no fraction of a second, and
// a pause of nothing deletes every older backup within seconds.
class TestDurations : public QObject
{
    Q_OBJECT

private slots:
    void shouldRefuseWhatTheFileCannotHold_data()
    {
        QTest::addColumn<QString>("nodeId");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("duration");
        QTest::addColumn<bool>("isTaken");
        const auto row = [](const char *node, const char *setting, std::initializer_list<const char *> taken,
                             std::initializer_list<const char *> refused) {
            for (const bool isTaken : {true, false}) {
                for (const char *duration : isTaken ? taken : refused)
                    QTest::addRow("%s: %s", setting, duration)
                        << QString::fromLatin1(node) << QString::fromLatin1(setting) << QString::fromLatin1(duration) << isTaken;
            }
        };
        row("Nginx", "timeout", {"1ms", "1500ms", "1.001s", "60s"}, {"0", "0s", "500us", "1.5ms"});
        row("Kafka", "retention", {"1ms", "1500ms", "168h"}, {"0s", "500us"});
        row("PG", "slowStatement", {"0", "1500ms", "596h"}, {"500us", "597h"});
        row("Volumes", "every", {"60s", "90m"}, {"0", "59s", "90500ms"});
        row("ProdEnv", "backupEvery", {"60s", "24h"}, {"0s", "59s", "90500ms"});
        row("ProdEnv", "monitorEvery", {"1s", "30s"}, {"0", "0s", "1500ms"});
    }

    void shouldRefuseWhatTheFileCannotHold()
    {
        QFETCH(const QString, nodeId);
        QFETCH(const QString, setting);
        QFETCH(const QString, duration);
        QFETCH(const bool, isTaken);
        stack::Stack stack = test::seedStack();
        QVERIFY(stack.chart.node(nodeId));
        if (setting == u"backupEvery")
            stack.nodes[nodeId].settings.insert(QStringLiteral("backups"), QStringLiteral("own"));
        stack.nodes[nodeId].settings.insert(setting, duration);
        QStringList told;
        for (const base::Diagnostic &each : generate::generated(stack, m_catalogue).diagnostics) {
            if (each.severity == base::Severity::Error)
                told.append(each.nodeId + u' ' + each.settingId);
        }
        QCOMPARE(told.isEmpty(), isTaken);
        if (!isTaken)
            QVERIFY2(told.contains(nodeId + u' ' + setting), qPrintable(told.join(u'\n')));
    }

    void shouldWriteDurationsInMilliseconds()
    {
        stack::Stack stack = test::seedStack();
        stack.nodes[QStringLiteral("Nginx")].settings.insert(QStringLiteral("timeout"), QStringLiteral("1500ms"));
        const generate::Generated made = generate::generated(stack, m_catalogue);
        const QByteArray site = made.files.value(QStringLiteral("config/nginx/conf.d/default.conf")).content;
        QVERIFY2(site.contains("proxy_read_timeout 1500ms;") && site.contains("proxy_send_timeout 1500ms;"), site.constData());
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(TestDurations)
#include "tst_durations.moc"
