#include "core/kinds/expressions/expression.h"
#include "core/kinds/expressions/tree.h"
#include "core/yaml/reader.h"

#include <QTest>

using namespace stackwright;
using kinds::expressions::Dollar;
using kinds::expressions::Expression;
using kinds::expressions::Tree;
using yaml::Value;

namespace {

// The names of a YAML mapping, and no functions of its own.
class MapScope final : public kinds::expressions::Scope
{
public:
    explicit MapScope(const char *names = "{}")
        : m_names(yaml::read(names, QStringLiteral("names")).value())
    {
    }
    std::optional<Value> variable(const QString &name) override
    {
        const Value *value = m_names.toMap().find(name);
        return value ? std::optional<Value>(*value) : std::nullopt;
    }
    Value member(const Value &, const QString &) override { return {}; }
    base::Result<Value> call(const QString &function, const yaml::List &) override
    {
        return base::Error{function + QStringLiteral("?")};
    }

private:
    Value m_names;
};

const char *const names = "{s: {port: 80, name: app, on: true, list: [a, b], rows: [{n: x, v: 2}, {n: y, v: 1}]}, e: ''}";

Value worked(const char *text)
{
    MapScope scope(names);
    const auto expression = Expression::parsed(QString::fromUtf8(text), {QStringLiteral("kind.yaml"), 3, 5});
    if (!expression)
        return QString(QStringLiteral("error: ") + expression.error().message);
    const auto value = expression->evaluated(scope);
    return value ? *value : Value(QString(QStringLiteral("error: ") + value.error().message));
}

Value yamlOf(const char *text)
{
    return yaml::read(text, QStringLiteral("expected")).value();
}

Value made(const char *tree, Dollar dollar, QList<base::Error> *errors)
{
    MapScope scope(names);
    return Tree::parsed(yamlOf(tree), QStringLiteral("kind.yaml"))
        .value()
        .made(scope, dollar, errors)
        .value_or(Value(QStringLiteral("nothing")));
}

} // namespace

class tst_Expressions : public QObject
{
    Q_OBJECT

private slots:
    void shouldWorkOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
        };
        row("1 + 2 * 3", "7");
        row("(1 + 2) * 3", "9");
        row("7 / 2", "3");
        row("7.0 / 2", "3.5");
        row("7 % 4", "3");
        row("-s.port + 1", "-79");
        row("'a' + 1 + none + true", "a1true");
        row("'it''s'", "it's");
        row("s.list + ['c']", "[a, b, c]");
        row("[1, none, 2]", "[1, 2]");
        row("s.missing", "null");
        row("s.missing.deeper", "null");
        row("s['name']", "app");
        row("s.list[-1]", "b");
        row("s.list[9]", "null");
        row("s.on and s.port", "80");
        row("e or 'x'", "x");
        row("not e", "true");
        row("1 == 1.0", "true");
        row("'1' == 1", "false");
        row("2 >= 2 and 'a' < 'b'", "true");
        row("'b' in s.list", "true");
        row("'name' in s", "true");
        row("'pp' in s.name", "true");
        row("s.port > 100 ? 'big' : s.port > 50 ? 'middle' : 'small'", "middle");
        row("map(s.rows, 'r', r.n)", "[x, y]");
        row("filter(s.rows, 'r', r.v > 1)", "[{n: x, v: 2}]");
        row("map(s.rows, 'r', map(s.list, 'l', r.n + l))", "[[xa, xb], [ya, yb]]");
        row("join(sort(['b', 'a']), ',')", "a,b");
        row("unique([1, 1, 2])", "[1, 2]");
        row("flat([[1], 2])", "[1, 2]");
        row("split('a b', ' ')", "[a, b]");
        row("upper(snake('My Secret-1'))", "MY_SECRET_1");
        row("slug('  A  b!')", "a-b");
        row("bytes('1.5g')", "1610612736");
        row("seconds('1m30s')", "90");
        row("milliseconds('1m1.001s')", "61001");
        row("milliseconds('1500us')", "1.5");
        row("number('12')", "12");
        row("number('x')", "null");
        row("default('', 3)", "3");
        row("range(3)", "[0, 1, 2]");
        row("keys(first(s.rows))", "[n, v]");
        row("quote('a\"b', 'json')", "'\"a\\\"b\"'");
        row("matches(s.name, 'a.*')", "true");
        row("matches('ab', 'a')", "false");
        row("join(command('node  dist/main.js '), '|')", "node|dist/main.js");
        row("join(command('a && b'), '|')", "sh|-c|a && b");
        row("join(command('NODE_ENV=test node main.js --a=b'), '|')", "sh|-c|NODE_ENV=test node main.js --a=b");
        row("join(command('node main.js --a=b'), '|')", "node|main.js|--a=b");
        row("count(s.rows)", "2");
    }

    void shouldWorkOut()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const Value value = worked(text.constData());
        QVERIFY2(value == yamlOf(expected.constData()), qPrintable(value.scalarText()));
    }

    void shouldTellWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *text, const char *words) {
            QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(words);
        };
        row("", "character 1: the expression ends too early");
        row("1 +", "character 4");
        row("'a", "no closing quote");
        row("a b", "character 3: 'b' is not expected");
        row("f(1)", "no function 'f'");
        row("first()", "number of arguments");
        row("map(s.list, x, x)", "name in quotes");
        row("nothing", "no name 'nothing'");
        row("1 / 0", "division by zero");
        row("9223372036854775807 + 1", "too large");
        row("99999999999999999999", "too large");
        row("'a' - 1", "numbers only");
        row("'a' < 1", "two numbers or two texts");
        row("s.list + 'a'", "a list with a list");
        row("range(100000)", "10,000");
        row("bytes('x')", "no size");
        row("matches('a', '(')", "not valid");
        row("linked('x')", "linked?");
        row("a.", "a name is missing");
        row("1 = 2", "means nothing");
    }

    void shouldTellWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const QString message = worked(text.constData()).toString();
        QVERIFY2(message.startsWith(QStringLiteral("error: ")) && message.contains(words), qPrintable(message));
    }

    void shouldRefuseDeepAndLongExpressionsWithoutACrash()
    {
        for (const char *unit : {"(", "not ", "[", "1+", "a.", "- ", "first("}) {
            const QByteArray text = QByteArray(unit).repeated(50'000) + "1";
            QVERIFY(worked(text.constData()).toString().startsWith(QStringLiteral("error: ")));
        }
    }

    void shouldEndLoopsThatTakeTooLong()
    {
        QVERIFY(worked("count(map(range(9999), 'i', map(range(9999), 'j', i * j)))")
                    .toString()
                    .contains(QStringLiteral("too many steps")));
    }

    void shouldKeepExpressionsOutOfTheStructure()
    {
        QList<base::Error> errors;
        const Value value = made("{a: '{= s.name + ''\\n- x: 1'' }', \"{= s.name}-k\": '= s.port'}", Dollar::Plain, &errors);
        QVERIFY(errors.isEmpty());
        QCOMPARE(value[QStringLiteral("app-k")].toInteger(), 80);
        QVERIFY(value[QStringLiteral("a")].isString());
    }

    void shouldDropWhatIsNone()
    {
        QList<base::Error> errors;
        QVERIFY(made("{a: '= s.missing', b: [1, '= none'], c: {$if: '= false', d: 1}, e: }", Dollar::Plain, &errors) ==
                yamlOf("{b: [1], e: }"));
    }

    void shouldLoop()
    {
        QList<base::Error> errors;
        QVERIFY(made("{l: [0, {$for: '= s.list', $as: i, $do: '{= i}!'}], m: {x: 1, $for: '= s.rows', $as: r, $do: {'{= r.n}': "
                     "'= r.v'}}}",
                    Dollar::Plain, &errors) == yamlOf("{l: [0, 'a!', 'b!'], m: {x: 2, y: 1}}"));
    }

    void shouldDoubleDollarsThatComeFromExpressions()
    {
        QList<base::Error> errors;
        const Value value =
            made("{a: '$HOME {= ''$x''}', b: \"= raw('${P:-1}') + '$'\", c: '= [''$'']'}", Dollar::Doubled, &errors);
        QVERIFY(value == yamlOf("{a: '$HOME $$x', b: '${P:-1}$$', c: ['$$']}"));
    }

    void shouldGoOnAfterAnError()
    {
        QList<base::Error> errors;
        QVERIFY(made("{a: '= 1 / 0', b: 2}", Dollar::Plain, &errors) == yamlOf("{b: 2}"));
        QCOMPARE(errors.size(), 1);
    }

    void shouldTellTheNamesThatItUses()
    {
        const auto expression = Expression::parsed(QStringLiteral("map(s.rows, 'r', r.n + vars.x) + other"), {});
        QVERIFY(expression.ok());
        QStringList uses;
        for (const auto &use : expression->names())
            uses.append(use.name + u'.' + use.member);
        QCOMPARE(uses, (QStringList{QStringLiteral("s.rows"), QStringLiteral("vars.x"), QStringLiteral("other.")}));
    }
};

QTEST_GUILESS_MAIN(tst_Expressions)
#include "tst_expressions.moc"
