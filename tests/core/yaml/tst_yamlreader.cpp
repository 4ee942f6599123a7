#include "core/base/limits.h"
#include "core/yaml/reader.h"
#include "tests/support/resultmacros.h"

using namespace stackwright;
using yaml::Value;

class YamlReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void shouldTypeScalars_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("scalar");
        const auto row = [](const char *text, Value::Type type, const char *scalar) {
            QTest::newRow(text) << QByteArray(text) << int(type) << QString::fromUtf8(scalar);
        };
        row("12", Value::Type::Integer, "12");
        row("-3", Value::Type::Integer, "-3");
        row("0x1f", Value::Type::Integer, "31");
        row("0o17", Value::Type::Integer, "15");
        row("1.5", Value::Type::Number, "1.5");
        row("1e3", Value::Type::Number, "1000");
        row(".5", Value::Type::Number, "0.5");
        row("true", Value::Type::Boolean, "true");
        row("FALSE", Value::Type::Boolean, "false");
        row("null", Value::Type::Null, "");
        row("~", Value::Type::Null, "");
        row("yes", Value::Type::String, "yes");
        row("01777", Value::Type::String, "01777");
        row("1.2.3", Value::Type::String, "1.2.3");
        row("99999999999999999999", Value::Type::String, "99999999999999999999");
        row("'12'", Value::Type::String, "12");
        row("\"a\\tb\"", Value::Type::String, "a\tb");
        row("!!str 12", Value::Type::String, "12");
        row("5432:5432", Value::Type::String, "5432:5432");
        row("e5", Value::Type::String, "e5");
        row("0xZZ", Value::Type::String, "0xZZ");
    }

    void shouldTypeScalars()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, type);
        QFETCH(QString, scalar);
        const auto value = yaml::read(text, QStringLiteral("x.yaml"));
        VERIFY_RESULT(value);
        QCOMPARE(int(value->type()), type);
        QCOMPARE(value->scalarText(), scalar);
    }

    void shouldKeepTheOrderOfKeysAndTheirPlaces()
    {
        const auto value = yaml::read("b: 1\na:\n  - x\n  - é: z\n", QStringLiteral("x.yaml"));
        VERIFY_RESULT(value);
        QCOMPARE(value->toMap().keys(), QStringList({QStringLiteral("b"), QStringLiteral("a")}));
        const Value &inner = value->toMap().value(QStringLiteral("a")).toList().at(1);
        QCOMPARE(inner.line(), 4);
        QCOMPARE(inner[QStringLiteral("é")].column(), 8);
    }

    void shouldExpandAliasesAndMergeKeys()
    {
        const auto value =
            yaml::read("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\nlist: [*b, *b]\n", QStringLiteral("x.yaml"));
        VERIFY_RESULT(value);
        const Value &use = (*value)[QStringLiteral("use")];
        QCOMPARE(use[QStringLiteral("x")].toInteger(), 1);
        QCOMPARE(use[QStringLiteral("y")].toInteger(), 3);
        QCOMPARE((*value)[QStringLiteral("list")].toList().at(1), (*value)[QStringLiteral("base")]);
    }

    void shouldCountTheLevelsThatAliasesAdd()
    {
        // given lists within lists that each end in the one before
        const auto nested = [](int levels) {
            QByteArray text;
            for (int i = 0; i < levels; ++i) {
                const QByteArray inner = i == 0 ? QByteArray("x") : "*a" + QByteArray::number(i - 1);
                text += "- &a" + QByteArray::number(i) + ' ' + QByteArray(40, '[') + inner + QByteArray(40, ']') + '\n';
            }
            return text;
        };
        // then two together are within the limit, and three are not
        VERIFY_RESULT(yaml::read(nested(2), QStringLiteral("x.yaml")));
        VERIFY_ERROR(yaml::read(nested(3), QStringLiteral("x.yaml")), QStringLiteral("x.yaml:3:"));
        VERIFY_ERROR(yaml::read(nested(3), QStringLiteral("x.yaml")), QStringLiteral("levels deep"));
    }

    void shouldCountTheCharactersThatAliasesRepeat()
    {
        const QByteArray text = "- &a " + QByteArray(1'000'000, 'x') + '\n';
        VERIFY_RESULT(yaml::read(text + QByteArray("- *a\n").repeated(10), QStringLiteral("x.yaml")));
        VERIFY_ERROR(yaml::read(text + QByteArray("- *a\n").repeated(1000), QStringLiteral("x.yaml")),
            QStringLiteral("million characters"));
        const QByteArray map = "- &a\n  ? " + QByteArray(1'000'000, 'x') + "\n  : 1\n";
        VERIFY_ERROR(yaml::read(map + QByteArray("- {<<: *a}\n").repeated(1000), QStringLiteral("x.yaml")),
            QStringLiteral("million characters"));
    }

    void shouldFindEachOfManyKeys()
    {
        // Each look that went through all the keys would make this take minutes.
        const int many = 400'000;
        yaml::Map map;
        for (int i = 0; i < many; ++i)
            map.insert(QString::number(i), i);
        yaml::Map other;
        for (int i = many - 1; i >= 0; --i)
            other.insert(QString::number(i), i);
        QCOMPARE(map.size(), many);
        QVERIFY(map == other);
        QVERIFY(map.remove(QStringLiteral("7")));
        QVERIFY(!map.remove(QStringLiteral("7")));
        QVERIFY(!(map == other));
        QVERIFY(!map.contains(QStringLiteral("7")));
        QCOMPARE(map.value(QStringLiteral("8")).toInteger(), 8);
        QCOMPARE(map.value(QStringLiteral("399999")).toInteger(), 399'999);
        map.insert(QStringLiteral("8"), true);
        QCOMPARE(map.size(), many - 1);
        QVERIFY(map.value(QStringLiteral("8")).toBoolean());
    }

    void shouldKeepTagsOfCompose()
    {
        const auto value = yaml::read("ports: !reset null\nenv: !override {A: b}\n", QStringLiteral("x.yaml"));
        VERIFY_RESULT(value);
        QCOMPARE((*value)[QStringLiteral("ports")].tag(), QStringLiteral("!reset"));
        QCOMPARE((*value)[QStringLiteral("env")].tag(), QStringLiteral("!override"));
    }

    void shouldReadNothingAsNull()
    {
        const auto value = yaml::read("# only a comment\n", QStringLiteral("x.yaml"));
        VERIFY_RESULT(value);
        QVERIFY(value->isNull());
    }

    void shouldRefuseWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("duplicate key") << QByteArray("a: 1\nb: 2\na: 3\n")
                                       << QStringLiteral("x.yaml:3:1: the key \"a\" is there twice");
        QTest::newRow("self alias") << QByteArray("&a [1, *a]\n") << QStringLiteral("x.yaml:1:8: the alias *a stands inside");
        QTest::newRow("unknown alias") << QByteArray("x: *nope\n") << QStringLiteral("x.yaml:1:4: the alias *nope");
        QTest::newRow("list as key") << QByteArray("? [a]\n: 1\n") << QStringLiteral("x.yaml:1:3: a key that is");
        QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 2\n") << QStringLiteral("a second document");
        QTest::newRow("unclosed") << QByteArray("a: [1, 2\n") << QStringLiteral("x.yaml:2:1: not valid YAML");
        QTest::newRow("tab") << QByteArray("a:\n\tb: 1\n") << QStringLiteral("x.yaml:2:1: not valid YAML");
        QTest::newRow("bad UTF-8") << QByteArray("a: \xff\n") << QStringLiteral("x.yaml:1:4: not valid UTF-8");
        QTest::newRow("NUL") << QByteArray("a: b\nc\0d", 8) << QStringLiteral("x.yaml:2:2: a NUL byte");
        QTest::newRow("merge of a scalar") << QByteArray("<<: 3\n") << QStringLiteral("\"<<\" takes mappings");
        QTest::newRow("deep") << QByteArray(200, '[') << QStringLiteral("nested more than");
        QTest::newRow("very deep") << QByteArray(1'000'000, '[') << QStringLiteral("nested more than");
    }

    void shouldRefuseWithThePlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        VERIFY_ERROR(yaml::read(text, QStringLiteral("x.yaml")), message);
    }

    void shouldRefuseAnAliasBombBeforeItExpands()
    {
        QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray previous = "*a" + QByteArray::number(i - 1);
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" +
                    QByteArrayList(10, previous).join(", ") + "]\n";
        }
        VERIFY_ERROR(yaml::read(bomb, QStringLiteral("x.yaml")), QStringLiteral("counting what aliases repeat"));
    }

    void shouldRefuseWhatIsTooLarge()
    {
        const QByteArray large(base::limits::fileBytes + 1, 'a');
        VERIFY_ERROR(yaml::read(large, QStringLiteral("x.yaml")), QStringLiteral("at most 16 MiB"));
    }
};

QTEST_GUILESS_MAIN(YamlReaderTest)
#include "tst_yamlreader.moc"
