#include "core/compose/merge.h"
#include "core/generate/generator.h"
#include "core/yaml/reader.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;

// Compose makes a container anew when its service changed, and does not look into the files that it mounts.
class tst_MountedFiles : public QObject
{
    Q_OBJECT

private slots:
    void shouldChangeTheServicesWhoseMountedFilesChange_data()
    {
        QTest::addColumn<QString>("nodeId");
        QTest::addColumn<QString>("environment"); // whose override it is, or empty
        QTest::addColumn<QString>("setting");
        QTest::addColumn<yaml::Value>("value");
        QTest::addColumn<QStringList>("inDev"); // services that then differ there
        QTest::addColumn<QStringList>("inProd");
        const auto row = [](const char *name, const char *node, const char *environment, const char *setting,
                             const yaml::Value &value, const QStringList &inDev, const QStringList &inProd) {
            QTest::newRow(name) << QString::fromLatin1(node) << QString::fromLatin1(environment) << QString::fromLatin1(setting)
                                << value << inDev << inProd;
        };
        const QString nginx = QStringLiteral("nginx");
        row("of the base", "Nginx", "", "rateLimit", 7, {nginx}, {nginx});
        row("of an environment", "Nginx", "prod", "rateLimit", 7, {}, {nginx});
        row("of what an environment adds", "ProdEnv", "", "monitorFailures", 7, {}, {QStringLiteral("monitor")});
        row("of none that mounts it", "Volumes", "", "folder", QStringLiteral("kept"), {}, {});
    }

    void shouldChangeTheServicesWhoseMountedFilesChange()
    {
        QFETCH(const QString, nodeId);
        QFETCH(const QString, environment);
        QFETCH(const QString, setting);
        QFETCH(const yaml::Value, value);
        QFETCH(const QStringList, inDev);
        QFETCH(const QStringList, inProd);
        stack::Stack stack = test::seedStack();
        const generate::Generated before = generate::generated(stack, m_catalogue);
        stack::NodeConfig &config = stack.nodes[nodeId];
        (environment.isEmpty() ? config.settings : config.overrides[environment]).insert(setting, value);
        const generate::Generated after = generate::generated(stack, m_catalogue);
        QVERIFY(before.files != after.files);
        QCOMPARE(servicesThatDiffer(before, after, "compose.dev.yaml"), inDev);
        QCOMPARE(servicesThatDiffer(before, after, "compose.prod.yaml"), inProd);
    }

    void shouldNotFollowWhatAPersonWorksOn()
    {
        const yaml::Value api =
            modelOf(generate::generated(test::seedStack(), m_catalogue), "compose.dev.yaml")["services"]["api"];
        const yaml::List volumes = api["volumes"].toList();
        QVERIFY(std::any_of(
            volumes.cbegin(), volumes.cend(), [](const yaml::Value &each) { return each.toString() == u"./apps/api:/app"; }));
        QVERIFY(!api["labels"]["io.stackwright.node"].isNull());
        QVERIFY(api["labels"]["io.stackwright.files"].isNull());
    }

private:
    static yaml::Value modelOf(const generate::Generated &made, const char *overlay)
    {
        const auto read = [&](const char *path) {
            const auto model = yaml::read(made.files.value(QLatin1String(path)).content, QLatin1String(path));
            return model ? *model : yaml::Value();
        };
        return compose::merged(read("compose.yaml"), read(overlay));
    }

    static QStringList servicesThatDiffer(const generate::Generated &a, const generate::Generated &b, const char *overlay)
    {
        const yaml::Value before = modelOf(a, overlay);
        QStringList differing;
        for (const auto &[name, service] : modelOf(b, overlay)["services"].toMap()) {
            if (!(before["services"][name] == service))
                differing.append(name);
        }
        return differing;
    }

    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(tst_MountedFiles)
#include "tst_mountedfiles.moc"
