#include "core/generate/generator.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;
using kinds::Kind;
using kinds::Setting;
using kinds::SettingType;
using yaml::Value;

namespace {

QList<Value> textsFor(SettingType type)
{
    QList<Value> values;
    const auto add = [&values](std::initializer_list<const char *> texts) {
        for (const char *each : texts)
            values.append(QString::fromLatin1(each));
    };
    switch (type) {
    case SettingType::Size: add({"777mb"}); break;
    case SettingType::Duration: add({"77s"}); break;
    case SettingType::Path: add({"folder7", "folder7.key"}); break;
    case SettingType::Image: add({"example.org/image:7"}); break;
    case SettingType::Secret: add({"secret7"}); break;
    case SettingType::Multiline: add({"SELECT 7;"}); break;
    default:
        add({"name7", "17.7", "NAME_7", "NEXT_PUBLIC_7", "/path7", "/path7/", "api:3007", "127.0.0.7", "api", "postgres",
            "NestJS", "cd x7 && make", "abcdefghijklmnopqrstu7"});
    }
    return values;
}

// Values that this setting takes, other than its default.
QList<Value> othersOf(const Setting &setting)
{
    QList<Value> values;
    switch (setting.type) {
    case SettingType::Boolean: values = {Value(!setting.defaultValue.toBoolean())}; break;
    case SettingType::Integer:
    case SettingType::Number:
    case SettingType::Port:
        for (const int number : {7, 2, 3, 1, 0, 1007})
            values.append(Value(number));
        break;
    case SettingType::List:
    case SettingType::Choices:
        for (const Value &text : textsFor(SettingType::Text))
            values.append(Value(yaml::List{text}));
        break;
    case SettingType::Table: {
        yaml::Map row;
        for (const Setting &column : setting.columns) {
            const QList<Value> cells = othersOf(column);
            row.insert(column.id, column.required && !cells.isEmpty() ? cells.first() : column.defaultValue);
        }
        for (const Setting &column : setting.columns) {
            for (const Value &cell : othersOf(column)) {
                yaml::Map changed = row;
                changed.insert(column.id, cell);
                values.append(Value(yaml::List{Value(changed)}));
            }
        }
        break;
    }
    case SettingType::Nodes: break;
    default: values = textsFor(setting.type);
    }
    for (const kinds::SettingChoice &choice : setting.choices) {
        const Value text(choice.value);
        values.append(setting.type == SettingType::Choices ? Value(yaml::List{text}) : text);
    }
    QList<Value> good;
    for (const Value &value : std::as_const(values)) {
        if (value != setting.defaultValue && !kinds::fault(setting, value))
            good.append(value);
    }
    return good;
}

// What else has to be so for a setting to count: nothing, or one switch or choice of the same node, or all its switches.
QList<yaml::Map> surroundings(const Kind &kind)
{
    QList<yaml::Map> all{{}};
    yaml::Map switchedOn;
    for (const Setting &setting : kind.settings) {
        if (setting.type == SettingType::Boolean)
            switchedOn.insert(setting.id, true);
    }
    all.append(switchedOn);
    for (const Setting &setting : kind.settings) {
        if (setting.type != SettingType::Boolean && setting.type != SettingType::Choice)
            continue;
        for (const Value &value : othersOf(setting))
            all.append(yaml::Map{{setting.id, value}});
    }
    return all;
}

bool isSame(const generate::Generated &a, const generate::Generated &b)
{
    return a.files == b.files && a.secrets == b.secrets && a.project == b.project;
}

} // namespace

// A setting that a person can change changes something, or its help says that it does not.
class tst_EverySetting : public QObject
{
    Q_OBJECT

private slots:
    void shouldChangeTheFilesOfTheSeed_data()
    {
        QTest::addColumn<QString>("node");
        QTest::addColumn<QString>("id");
        const QMap<QString, const Kind *> bound = stack::kindsOf(m_seed, m_catalogue);
        for (auto each = bound.cbegin(); each != bound.cend(); ++each) {
            if (!each.value() || !each.value()->working)
                continue;
            for (const Setting &setting : each.value()->settings) {
                if (setting.type != SettingType::Nodes)
                    QTest::addRow("%s %s", qPrintable(each.key()), qPrintable(setting.id)) << each.key() << setting.id;
            }
        }
    }

    void shouldChangeTheFilesOfTheSeed()
    {
        QFETCH(const QString, node);
        QFETCH(const QString, id);
        const Kind &kind = *stack::kindsOf(m_seed, m_catalogue).value(node);
        const auto setting =
            std::find_if(kind.settings.cbegin(), kind.settings.cend(), [&id](const Setting &each) { return each.id == id; });
        const bool isSaidToDoNothing = setting->help.contains(QStringLiteral("no effect yet"));
        const QList<Value> others = othersOf(*setting);
        QVERIFY2(!others.isEmpty(), "no value of this test suits it");
        for (const yaml::Map &surrounding : surroundings(kind)) {
            stack::Stack stack = m_seed;
            yaml::Map &settings = stack.nodes[node].settings;
            settings = surrounding;
            settings.remove(id);
            const generate::Generated before = generate::generated(stack, m_catalogue);
            for (const Value &other : others) {
                settings.insert(id, other);
                const generate::Generated after = generate::generated(stack, m_catalogue);
                if (!isSame(before, after) && !base::hasError(after.diagnostics)) {
                    QVERIFY2(!isSaidToDoNothing, "it does something by now");
                    return;
                }
            }
        }
        QVERIFY2(isSaidToDoNothing, "nothing comes of it");
    }

private:
    const kinds::Catalogue m_catalogue = test::builtInKinds();
    const stack::Stack m_seed = test::seedStack();
};

QTEST_GUILESS_MAIN(tst_EverySetting)
#include "tst_everysetting.moc"
