#include "core/compose/canonical.h"
#include "core/compose/cycle.h"
#include "core/compose/merge.h"
#include "core/compose/validate.h"
#include "core/yaml/reader.h"
#include "core/yaml/writer.h"

#include <QRandomGenerator>
#include <QTest>

using namespace stackwright;
using yaml::Value;

namespace {

Value tree(const QByteArray &text)
{
    return yaml::read(text, QStringLiteral("compose.yaml")).value();
}

// A service's attributes, in one line of YAML, as a whole file.
Value service(const QByteArray &attributes)
{
    return tree("{services: {a: " + attributes + "}}");
}

Value nothing()
{
    return yaml::Map();
}

Value randomService(QRandomGenerator &random)
{
    const auto maybe = [&random] { return random.bounded(2) == 0; };
    const auto text = [&random] { return QString(QStringLiteral("v") + QString::number(random.bounded(4))); };
    yaml::Map map;
    if (maybe())
        map.insert(QStringLiteral("image"), text());
    if (maybe())
        map.insert(QStringLiteral("command"), yaml::List{text(), text()});
    if (maybe())
        map.insert(QStringLiteral("environment"), yaml::Map{{text(), text()}, {QStringLiteral("E") + text(), Value()}});
    if (maybe())
        map.insert(QStringLiteral("ports"),
            yaml::List{QString(text() + QStringLiteral(":80")), QString(text() + QStringLiteral(":81"))});
    if (maybe())
        map.insert(QStringLiteral("volumes"),
            yaml::List{QString(text() + QStringLiteral(":/x")), QString(text() + QStringLiteral(":/") + text())});
    if (maybe())
        map.insert(QStringLiteral("networks"), yaml::Map{{text(), Value()}});
    if (maybe())
        map.insert(QStringLiteral("logging"),
            yaml::Map{{QStringLiteral("driver"), text()}, {QStringLiteral("options"), yaml::Map{{text(), text()}}}});
    if (maybe())
        map.insert(QStringLiteral("cap_drop"), yaml::List{text()});
    if (maybe())
        map.insert(QStringLiteral("healthcheck"),
            yaml::Map{{QStringLiteral("test"), yaml::List{text()}}, {QStringLiteral("retries"), random.bounded(3)}});
    return map;
}

Value randomFile(QRandomGenerator &random)
{
    yaml::Map services;
    for (int i = 0; i < 1 + random.bounded(3); ++i)
        services.insert(QStringLiteral("s") + QString::number(random.bounded(3)), randomService(random));
    return yaml::Map{{QStringLiteral("services"), services}};
}

Value inAnyOrder(const Value &file)
{
    return compose::canonical(file, QStringLiteral("/p"), {}).value();
}

} // namespace

class tst_Merge : public QObject
{
    Q_OBJECT

private slots:
    void shouldMergeAsComposeDoes_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *base, const char *more, const char *expected) {
            QTest::newRow(name) << QByteArray(base) << QByteArray(more) << QByteArray(expected);
        };
        row("scalars are replaced", "{image: a}", "{image: b}", "{image: b}");
        row("commands are replaced", "{command: [a, b]}", "{command: [c]}", "{command: [c]}");
        row("health tests are replaced", "{healthcheck: {test: [a], retries: 1}}", "{healthcheck: {test: [b]}}",
            "{healthcheck: {test: [b], retries: 1}}");
        row("environments of both forms", "{environment: [A=1, B]}", "{environment: {A: '2'}}", "{environment: {A: '2', B: }}");
        row("ports are joined", "{ports: ['80:80']}", "{ports: ['81:80', '80:80']}", "{ports: ['80:80', '81:80']}");
        row("volumes by target", "{volumes: [a:/x, b:/y]}", "{volumes: [c:/x]}", "{volumes: [c:/x, b:/y]}");
        row("dependencies of both forms", "{depends_on: [a]}", "{depends_on: {b: {condition: service_healthy}}}",
            "{depends_on: {a: {condition: service_started}, b: {condition: service_healthy}}}");
        row("networks of both forms", "{networks: [a]}", "{networks: {b: {aliases: [c]}}}",
            "{networks: {a: , b: {aliases: [c]}}}");
        row("logging of one driver", "{logging: {driver: a, options: {x: '1'}}}", "{logging: {options: {y: '2'}}}",
            "{logging: {driver: a, options: {x: '1', y: '2'}}}");
        row("logging of another driver", "{logging: {driver: a, options: {x: '1'}}}", "{logging: {driver: b}}",
            "{logging: {driver: b}}");
        row("a build as a text", "{build: .}", "{build: {target: dev}}", "{build: {context: ., target: dev}}");
        row("override", "{ports: ['80:80']}", "{ports: !override ['81:80']}", "{ports: ['81:80']}");
        row("a reset variable", "{environment: {A: '1', B: '2'}}", "{environment: {A: !reset null}}", "{environment: {B: '2'}}");
        row("a reset dependency", "{depends_on: [a, b]}", "{depends_on: {a: !reset null}}", "{depends_on: [b]}");
        row("an optional dependency", "{depends_on: [a]}", "{depends_on: {a: {required: false}}}",
            "{depends_on: {a: {condition: service_started, required: false}}}");
        row("configs by target", "{configs: [a, {source: b, target: /x}]}", "{configs: [{source: c, target: /x}]}",
            "{configs: [a, {source: c, target: /x}]}");
        row("ports of an IPv6 address", "{ports: ['[::1]:80:80']}", "{ports: ['80:80', '[::1]:80:80']}",
            "{ports: ['[::1]:80:80', '80:80']}");
        row("reset", "{ports: ['80:80'], image: a}", "{ports: !reset null}", "{image: a}");
    }

    void shouldMergeAsComposeDoes()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, expected);
        const Value merged = compose::merged(service(base), service(more));
        QVERIFY2(merged == compose::merged(nothing(), service(expected)), yaml::written(merged).constData());
    }

    void shouldWriteADifferenceThatMergesIntoWhatWasWanted()
    {
        QRandomGenerator random(42);
        for (int i = 0; i < 2000; ++i) {
            const Value base = randomFile(random);
            const Value wanted = randomFile(random);
            const Value overlay = compose::difference(base, wanted);
            const Value read = yaml::read(yaml::written(overlay), QStringLiteral("overlay")).value();
            const Value merged = inAnyOrder(compose::merged(base, read));
            const QByteArray told =
                "base:\n" + yaml::written(base) + "wanted:\n" + yaml::written(wanted) + "overlay:\n" + yaml::written(overlay);
            QVERIFY2(merged == inAnyOrder(wanted), told.constData());
        }
    }

    void shouldTellDifferentModelsApart()
    {
        const QList<Value> files{service("{image: a}"), service("{image: b}"), service("{image: a, ports: ['80:80']}"),
            service("{image: a, ports: ['81:80']}"), service("{image: a, volumes: [a:/x]}"),
            service("{image: a, volumes: ['a:/x:ro']}"), service("{image: a, environment: {A: }}"),
            service("{image: a, environment: {A: ''}}"), service("{image: a, networks: [n]}"),
            service("{image: a, stop_grace_period: 1m}"), service("{image: a, command: [a, b]}"),
            service("{image: a, command: [b, a]}"), service("{image: a, ports: [{target: 80, published: 80, mode: host}]}"),
            service("{image: a, ports: [{target: 80, published: 80, app_protocol: http}]}"),
            service("{image: a, ports: ['8000-8010:80']}"), service("{image: a, ports: ['[::1]:80:80']}"),
            service("{image: a, volumes: ['a:/x:nocopy']}"), service("{image: a, volumes: ['./a:/x']}"),
            service("{image: a, volumes: ['./a:/x:z']}"), service("{image: a, volumes: ['./a:/x:rshared']}"),
            service("{image: a, volumes: [{type: tmpfs, target: /x}]}"),
            service("{image: a, volumes: [{type: tmpfs, target: /x, tmpfs: {size: 1mb}}]}"), service("{image: a, configs: [c]}"),
            service("{image: a, configs: [{source: c, target: /d}]}"), service("{image: a, depends_on: [b]}"),
            service("{image: a, depends_on: {b: {condition: service_started, required: false}}}")};
        for (qsizetype i = 0; i < files.size(); ++i) {
            for (qsizetype j = 0; j < files.size(); ++j)
                QCOMPARE(inAnyOrder(files[i]) == inAnyOrder(files[j]), i == j);
        }
    }

    void shouldTakeOneMeaningForAnother()
    {
        const Value spoken = service("{image: a, ports: ['127.0.0.1:80:81'], volumes: ['./x:/y:ro'], shm_size: 1mb, "
                                     "stop_grace_period: 60s, depends_on: [b]}");
        const Value spelled =
            service("{image: a, ports: [{mode: ingress, host_ip: 127.0.0.1, target: 81, published: '80', protocol: tcp}], "
                    "volumes: [{type: bind, source: /p/x, target: /y, read_only: true, bind: {create_host_path: true}}], "
                    "shm_size: '1048576', stop_grace_period: 1m0s, depends_on: {b: {condition: service_started, required: "
                    "true}}, command: null}");
        QVERIFY(inAnyOrder(spoken) == inAnyOrder(spelled));
        const Value options = service("{image: a, volumes: ['a:/x:nocopy', './b:/y:Z,ro']}");
        const Value longOptions = service("{image: a, volumes: [{type: volume, source: a, target: /x, volume: {nocopy: true}}, "
                                          "{type: bind, source: /p/b, target: /y, read_only: true, bind: {selinux: Z}}]}");
        QVERIFY(inAnyOrder(options) == inAnyOrder(longOptions));
        // sorted by their targets and by their sources these would stand the other way round
        const Value mounts = service("{image: a, volumes: ['b:/x', 'a:/y']}");
        const Value longMounts = service("{image: a, volumes: [{type: volume, source: a, target: /y, volume: {}}, {type: volume, "
                                         "source: b, target: /x, volume: {}}]}");
        QVERIFY(inAnyOrder(mounts) == inAnyOrder(longMounts));
    }

    void shouldSayNothingWhereNothingDiffers()
    {
        const Value file = service("{image: a, networks: [b], environment: [A=1]}");
        QCOMPARE(compose::difference(file, service("{image: a, networks: {b: }, environment: {A: '1'}}")).toMap().size(), 0);
    }

    void shouldResetWithinMappingsWhatIsNotWantedAnyMore_data()
    {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char *name, const char *base, const char *wanted) {
            QTest::newRow(name) << QByteArray(base) << QByteArray(wanted);
        };
        row("a variable", "{image: a, environment: {A: '1', B: '2'}}", "{image: a, environment: {B: '2'}}");
        row("a dependency", "{image: a, depends_on: [b, c]}", "{image: a, depends_on: [c]}");
        row("a network", "{image: a, networks: [m, n]}", "{image: a, networks: [n]}");
        row("a config", "{image: a, configs: [c, d]}", "{image: a, configs: [d]}");
        row("a port of a range", "{image: a, ports: ['8000-8010:80']}", "{image: a, ports: ['8000-8009:80']}");
    }

    void shouldResetWithinMappingsWhatIsNotWantedAnyMore()
    {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, wanted);
        const Value overlay = compose::difference(service(base), service(wanted));
        QVERIFY(yaml::written(overlay).contains("!reset") || yaml::written(overlay).contains("!override"));
        QVERIFY(inAnyOrder(compose::merged(service(base), overlay)) == inAnyOrder(service(wanted)));
    }

    void shouldKeepWhereEachPartCameFrom()
    {
        const Value base = tree("services:\n  a:\n    image: x\n");
        const Value more = tree("\n\n\nservices:\n  a:\n    user: y\n");
        const Value merged = compose::merged(base, more);
        QCOMPARE(merged[QStringLiteral("services")][QStringLiteral("a")][QStringLiteral("image")].line(), 3);
        QCOMPARE(merged[QStringLiteral("services")][QStringLiteral("a")][QStringLiteral("user")].line(), 6);
    }

    void shouldFindWhatComposeWouldRefuse_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *file, const char *code) {
            QTest::newRow(file) << QByteArray(file) << QString::fromUtf8(code);
        };
        row("{services: {a: {}}}", "no-image");
        row("{services: {a: {image: x, networks: [n]}}}", "undefined");
        row("{services: {a: {image: x, volumes: ['v:/x']}}}", "undefined");
        row("{services: {a: {image: x, secrets: [s]}}}", "undefined");
        row("{services: {a: {image: x, depends_on: [b]}}}", "undefined");
        row("{services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [a]}}}", "cycle");
        row("{services: {a: {image: x, ports: ['80:1']}, b: {image: x, ports: ['127.0.0.1:80:2']}}}", "port-taken");
        row("{services: {a: {image: x, configs: [c]}}}", "undefined");
        row("{services: {a: {image: x, depends_on: {b: {condition: service_started, required: false}}}}}", "");
        row("{services: {a: {image: x, ports: ['8000-8010:80-90']}, b: {image: x, ports: ['8005:1']}}}", "port-taken");
        row("{services: {a: {image: x, ports: ['8005:1']}, b: {image: x, ports: ['8000-8010:80-90']}}}", "port-taken");
        row("{services: {a: {image: x, ports: ['8000-8010:80-90']}, b: {image: x, ports: ['8010-8011:1-2']}}}", "port-taken");
        row("{services: {a: {image: x, ports: ['127.0.0.1:80:1']}, b: {image: x, ports: ['80:2']}}}", "port-taken");
        row("{services: {a: {image: x, ports: ['${P:-80}:1']}, b: {image: x, ports: ['127.0.0.1:${P:-80}:2']}}}", "port-taken");
        row("{services: {a: {image: x, ports: ['127.0.0.1:8000-8010:80-90']}, b: {image: x, ports: ['127.0.0.2:8005:1']}}}", "");
        row("{services: {a: {image: x, ports: ['8000-8010:80-90']}, b: {image: x, ports: ['8005:1/udp', '8011:1']}}}", "");
        row("{services: {a: {image: x, ports: ['[::1]:80:1']}, b: {image: x, ports: ['127.0.0.1:80:2']}}}", "");
        row("{services: {a: {image: x}}, secrets: {s: {}}}", "no-source");
        row("{services: {a: {image: x, ports: ['80:1', '80:1/udp'], volumes: ['./v:/x', /y], networks: [default]}}}", "");
    }

    void shouldFindWhatComposeWouldRefuse()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        const base::Diagnostics faults =
            compose::faultsOf(compose::merged(nothing(), tree(file)), QStringLiteral("compose.yaml"));
        QCOMPARE(faults.size(), code.isEmpty() ? 0 : 1);
        if (!code.isEmpty())
            QCOMPARE(faults.first().code, code);
    }

    void shouldTellTheFirstOfManyThatWantOnePort()
    {
        const base::Diagnostics faults =
            compose::faultsOf(tree("{services: {a: {image: x, ports: ['80:1']}, b: {image: x, ports: ['80:1']}, "
                                   "c: {image: x, ports: ['80:1']}}}"),
                QStringLiteral("compose.yaml"));
        QCOMPARE(faults.size(), 2);
        QVERIFY2(faults.last().message.contains("'a' and 'c'"), qPrintable(faults.last().message));
    }

    // Each with each would be five thousand million looks.
    void shouldCompareVeryManyPorts()
    {
        yaml::List ports;
        for (int i = 0; i < 100'000; ++i)
            ports.append(QStringLiteral("127.%1.%2.%3:%4:80").arg(i % 7).arg(i / 250 % 250).arg(i % 250).arg(1 + i % 60'000));
        yaml::Value file = tree("{services: {a: {image: x}}}");
        file.map()[QStringLiteral("services")].map()[QStringLiteral("a")].map().insert(QStringLiteral("ports"), ports);
        QVERIFY(compose::faultsOf(file, QStringLiteral("compose.yaml")).isEmpty());
    }

    void shouldFindACircleInAVeryDeepChain()
    {
        QMap<QString, QStringList> edges;
        for (int i = 0; i < 20'000; ++i)
            edges.insert(QString::number(i), {QString::number(i + 1)});
        edges.insert(QStringLiteral("20000"), {});
        QVERIFY(compose::circleIn(edges).isEmpty());
        edges[QStringLiteral("20000")] = {QStringLiteral("19998")};
        QCOMPARE(compose::circleIn(edges).size(), 4);
    }

    void shouldReplaceVariablesAsComposeDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("$A-${A}", "1-1");
        row("${N:-x}${E:-x}${E-x}${A:-x}", "xx1");
        row("${A:+y}${N:+y}", "y");
        row("${N:-${A}}", "1");
        row("$$A $ $1", "$$A $ $1");
        row("${N}", "");
    }

    void shouldReplaceVariablesAsComposeDoes()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto replaced =
            compose::interpolated(text, {{QStringLiteral("A"), QStringLiteral("1")}, {QStringLiteral("E"), QString()}});
        QVERIFY(replaced.ok());
        QCOMPARE(*replaced, expected);
    }

    void shouldRefuseBadVariables()
    {
        for (const char *text : {"${1}", "${A", "${A/b/c}", "${N:?needed}"})
            QVERIFY2(!compose::interpolated(QString::fromUtf8(text), {}).ok(), text);
    }
};

QTEST_GUILESS_MAIN(tst_Merge)
#include "tst_merge.moc"
