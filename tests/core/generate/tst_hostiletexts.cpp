#include "core/generate/generator.h"
#include "tests/support/filetexts.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace stackwright;
using kinds::Kind;
using kinds::Setting;
using kinds::SettingType;
using yaml::Value;

namespace {

const QString token = QStringLiteral("Zq7kZq7");

const QStringList hostile{QStringLiteral("a\"b"), QStringLiteral("a'b"), QStringLiteral("$HOME"), QStringLiteral("${X:-y}"),
    QStringLiteral("a # b"), QStringLiteral("# a"), QStringLiteral("a: b"), QStringLiteral("- a"),
    QStringLiteral("back\\slash\\n\\"), QStringLiteral("{{s.name}}"), QStringLiteral("{= 1 + 1}"), QStringLiteral("= 1 + 1"),
    QStringLiteral("grüße 漢字 🚀"), QStringLiteral("line\nbreak"), QStringLiteral("  spaces  "), QStringLiteral("*alias"),
    QStringLiteral("!tag"), QStringLiteral("%percent"), QStringLiteral("`id`$(id)"), QStringLiteral("null"),
    QStringLiteral("1e3"), QStringLiteral("a;}{b"), QStringLiteral("../../etc/passwd"), QStringLiteral("/etc/passwd"),
    QStringLiteral("a\tb"), QStringLiteral("]}>"), QStringLiteral("<<EOF"), QStringLiteral("a|b&c"), QString(5000, u'x')};

bool takesText(SettingType type)
{
    return type == SettingType::Text || type == SettingType::Multiline || type == SettingType::Choice ||
           type == SettingType::Path || type == SettingType::List || type == SettingType::Image || type == SettingType::Secret;
}

// A value that a column accepts, so that a row can hold a hostile text in another one.
Value harmless(const Setting &column)
{
    if (!column.required)
        return column.defaultValue;
    for (const char *each : {"name", "NEXT_PUBLIC_NAME", "/path", "api:3000", "SELECT 1;"}) {
        if (!kinds::fault(column, Value(QString::fromLatin1(each))))
            return QString::fromLatin1(each);
    }
    return {};
}

// Every way in which a setting can hold this text.
QList<Value> valuesWith(const Setting &setting, const QString &text)
{
    if (takesText(setting.type))
        return {setting.type == SettingType::List ? Value(yaml::List{text}) : Value(text)};
    QList<Value> values;
    for (const Setting &column : setting.columns) {
        if (!takesText(column.type))
            continue;
        yaml::Map row;
        for (const Setting &other : setting.columns)
            row.insert(other.id, other.id == column.id ? Value(text) : harmless(other));
        values.append(Value(yaml::List{Value(row)})); // of one row
    }
    return values;
}

// All that hides settings behind a switch is on.
void switchOn(const Kind &kind, yaml::Map *settings)
{
    for (const Setting &setting : kind.settings) {
        if (setting.type == SettingType::Boolean)
            settings->insert(setting.id, true);
        if (setting.id == u"manager")
            settings->insert(setting.id, QStringLiteral("pnpm"));
    }
}

// The words of a text that became a command are its own, the blanks between them are not.
bool holds(const QString &found, const QString &text)
{
    return found.contains(text) || (!text.contains(u'\n') && found.simplified().contains(text.simplified()));
}

} // namespace

// What a person enters comes out of every file exactly as entered, by the rules of that file's format, or is refused at the
// setting. Nothing that is entered becomes another line, key, option or instruction.
class tst_HostileTexts : public QObject
{
    Q_OBJECT

private slots:
    void shouldBeGivenBackOrRefusedInANodeOfItsOwn_data() { everyKind(); }
    void shouldBeGivenBackOrRefusedInANodeOfItsOwn()
    {
        QFETCH(QString, id);
        const Kind &kind = *m_catalogue.kind(id);
        for (const Setting &setting : kind.settings) {
            for (const QString &each : hostile) {
                for (const Value &value : valuesWith(setting, each + token)) {
                    stack::Stack stack = test::stackOf(kind);
                    yaml::Map &settings = stack.nodes[QStringLiteral("N")].settings;
                    switchOn(kind, &settings);
                    settings.insert(setting.id, value);
                    check(stack, QStringLiteral("N"), setting, each + token);
                    if (QTest::currentTestFailed())
                        return;
                }
            }
        }
    }

    // Among others a text also gets into the files of those.
    void shouldBeGivenBackOrRefusedAmongOthers_data()
    {
        QTest::addColumn<QString>("node");
        QTest::addColumn<QString>("id");
        const stack::Stack stack = test::seedStack();
        const QMap<QString, const Kind *> bound = stack::kindsOf(stack, m_catalogue);
        for (auto each = bound.cbegin(); each != bound.cend(); ++each) {
            if (each.value() && each.value()->working && !each.value()->settings.isEmpty())
                QTest::newRow(qPrintable(each.key())) << each.key() << each.value()->id;
        }
    }
    void shouldBeGivenBackOrRefusedAmongOthers()
    {
        QFETCH(QString, node);
        QFETCH(QString, id);
        const Kind &kind = *m_catalogue.kind(id);
        for (const Setting &setting : kind.settings) {
            for (const QString &each :
                {QStringLiteral("a\"b'c $HOME # d\\"), QStringLiteral("{{s.name}};}\tgrüße"), QStringLiteral("line\nRUN")}) {
                for (const Value &value : valuesWith(setting, each + token)) {
                    stack::Stack stack = test::seedStack();
                    yaml::Map &settings = stack.nodes[node].settings;
                    switchOn(kind, &settings);
                    settings.insert(setting.id, value);
                    check(stack, node, setting, each + token);
                    if (QTest::currentTestFailed())
                        return;
                }
            }
        }
    }

private:
    void everyKind()
    {
        QTest::addColumn<QString>("id");
        for (const Kind &kind : m_catalogue.kinds()) {
            if (kind.working && !kind.settings.isEmpty())
                QTest::newRow(qPrintable(kind.id)) << kind.id;
        }
    }

    void check(const stack::Stack &stack, const QString &node, const Setting &setting, const QString &text)
    {
        const generate::Generated made = generate::generated(stack, m_catalogue);
        const QString told = setting.id + QStringLiteral(" = ") + text.left(60);
        bool refused = false;
        for (const base::Diagnostic &each : made.diagnostics) {
            if (each.severity != base::Severity::Error)
                continue;
            refused = true;
            QVERIFY2(each.settingId == setting.id && each.nodeId == node,
                qPrintable(told + QStringLiteral(": ") + each.nodeId + u' ' + each.settingId + u' ' + each.message));
        }
        if (refused)
            return;
        for (const generate::GeneratedFile &file : made.files) {
            if (!file.content.contains(token.toUtf8()))
                continue;
            for (const QString &found : test::textsOf(file.path, file.content)) {
                if (found.contains(token))
                    QVERIFY2(holds(found, text), qPrintable(told + u'\n' + file.path + QStringLiteral(": ") + found.left(400)));
            }
        }
    }

    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(tst_HostileTexts)
#include "tst_hostiletexts.moc"
