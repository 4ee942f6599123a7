#include "core/generate/generator.h"
#include "core/generate/paths.h"
#include "core/yaml/reader.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace stackwright;
using kinds::Kind;
using kinds::SettingType;
using yaml::Value;

namespace {

// A stack with one node of a kind, and nothing else.
stack::Stack only(const Kind &kind)
{
    stack::Stack stack;
    stack.name = QStringLiteral("alone");
    stack.chartText = QStringLiteral("flowchart TD\n    N[Node]\n");
    chart::Node node;
    node.id = QStringLiteral("N");
    node.label = kind.title;
    stack.chart.nodes.append(node);
    stack.nodes[node.id].kind = kind.id;
    return stack;
}

QStringList errorsOf(const generate::Generated &made)
{
    QStringList errors;
    for (const base::Diagnostic &each : made.diagnostics) {
        if (each.severity == base::Severity::Error)
            errors.append(each.settingId + QStringLiteral(": ") + each.message + u' ' + each.where.text());
    }
    return errors;
}

void collectTexts(const Value &value, QStringList *texts)
{
    if (value.isMap()) {
        for (const auto &[key, member] : value.toMap()) {
            texts->append(key);
            collectTexts(member, texts);
        }
    }
    for (const Value &item : value.toList())
        collectTexts(item, texts);
    if (value.isString())
        texts->append(value.toString());
}

// A help is a sentence, and says more than the label above it.
bool explains(const kinds::Setting &setting)
{
    const QString help = setting.help.trimmed();
    return help == setting.help && help.endsWith(u'.') && help.chopped(1).compare(setting.title, Qt::CaseInsensitive) != 0 &&
           help.contains(u' ');
}

bool takesText(SettingType type)
{
    return type == SettingType::Text || type == SettingType::Multiline || type == SettingType::Choice ||
           type == SettingType::Path || type == SettingType::List || type == SettingType::Image || type == SettingType::Secret;
}

const QStringList hostile{QStringLiteral("a\"b"), QStringLiteral("a'b"), QStringLiteral("$HOME"), QStringLiteral("${X:-y}"),
    QStringLiteral("a # b"), QStringLiteral("a: b"), QStringLiteral("- a"), QStringLiteral("back\\slash\\"),
    QStringLiteral("{{s.name}}"), QStringLiteral("{= 1 + 1}"), QStringLiteral("= 1 + 1"), QStringLiteral("grüße 漢字 🚀"),
    QStringLiteral("line\nbreak"), QStringLiteral("  spaces  "), QStringLiteral("*alias"), QStringLiteral("!tag"),
    QStringLiteral("%percent"), QStringLiteral("`id`$(id)"), QStringLiteral("null"), QStringLiteral("1e3"),
    QStringLiteral("../../etc/passwd"), QStringLiteral("/etc/passwd"), QStringLiteral("a\tb"), QStringLiteral("]}>"),
    QString(5000, u'x')};

} // namespace

// Holds every kind to the same promises. A new kind is tested by being there.
class tst_EveryKind : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        base::Diagnostics problems;
        m_catalogue = kinds::Catalogue::load({QStringLiteral(":/kinds")}, &problems);
        QVERIFY(problems.isEmpty());
    }

    void shouldBeWellDescribed_data() { everyKind(); }
    void shouldBeWellDescribed()
    {
        const Kind &kind = current();
        QVERIFY2(QFile::exists(QStringLiteral(":/icons/") + kind.icon + QStringLiteral(".svg")), qPrintable(kind.icon));
        const auto isGroup = [&](const kinds::PaletteGroup &group) { return group.id == kind.group; };
        QVERIFY(std::any_of(m_catalogue.groups().cbegin(), m_catalogue.groups().cend(), isGroup));
        for (const kinds::Setting &setting : kind.settings) {
            QVERIFY2(!setting.title.isEmpty(), qPrintable(setting.id));
            QVERIFY2(explains(setting), qPrintable(setting.id + QStringLiteral(": ") + setting.help));
            if (setting.required)
                continue;
            const auto reason = kinds::fault(setting, setting.defaultValue);
            QVERIFY2(!reason, qPrintable(setting.id + QStringLiteral(": ") + reason.value_or(QString())));
        }
    }

    void shouldRecogniseItsOwnTitleUnlessAnythingGoes_data() { everyKind(); }
    void shouldRecogniseItsOwnTitleUnlessAnythingGoes()
    {
        const Kind &kind = current();
        if (kind.recognition.labels.isEmpty())
            return;
        bool matched = false;
        for (const QRegularExpression &label : kind.recognition.labels)
            matched = matched || label.match(kind.title).hasMatch();
        QVERIFY2(matched, "none of its labels matches its title");
    }

    void shouldWorkAlone_data() { everyKind(); }
    void shouldWorkAlone()
    {
        const generate::Generated made = generate::generated(only(current()), m_catalogue, QStringLiteral("dev"));
        QCOMPARE(errorsOf(made), QStringList());
        for (const generate::GeneratedFile &file : made.files) {
            QCOMPARE(generate::safePath(file.path), file.path);
            if (file.path.endsWith(QStringLiteral(".yaml")) || file.path.endsWith(QStringLiteral(".yml")))
                QVERIFY2(yaml::read(file.content, file.path).ok(), qPrintable(file.path));
            if (file.path.endsWith(QStringLiteral(".json")))
                QVERIFY2(!QJsonDocument::fromJson(file.content).isNull(), qPrintable(file.path));
        }
    }

    void shouldDoSomethingWhereItSaysSo_data() { everyKind(); }
    void shouldDoSomethingWhereItSaysSo()
    {
        const Kind &kind = current();
        if (!kind.working || (kind.role != kinds::Role::Service && kind.role != kinds::Role::Task))
            return;
        const bool contributes =
            !kind.compose.isEmpty() || !kind.overlays.isEmpty() || !kind.files.isEmpty() || !kind.patches.isEmpty();
        QVERIFY2(contributes || !kind.run.isEmpty(), "a working service or task contributes nothing");
    }

    void shouldGiveBackHostileTextsOrRefuseThem_data() { everyKind(); }
    void shouldGiveBackHostileTextsOrRefuseThem()
    {
        const Kind &kind = current();
        if (!kind.working)
            return;
        const QString token = QStringLiteral("Zq7");
        for (const kinds::Setting &setting : kind.settings) {
            if (!takesText(setting.type))
                continue;
            for (const QString &each : hostile) {
                const QString text = each + token;
                const Value value = setting.type == SettingType::List ? Value(yaml::List{text}) : Value(text);
                stack::Stack stack = only(kind);
                stack.nodes[QStringLiteral("N")].settings.insert(setting.id, value);
                const generate::Generated made = generate::generated(stack, m_catalogue);
                const QByteArray told = QString(setting.id + QStringLiteral(" = ") + text.left(60)).toUtf8();
                if (!errorsOf(made).isEmpty()) {
                    for (const base::Diagnostic &fault : made.diagnostics)
                        QVERIFY2(fault.severity != base::Severity::Error || fault.settingId == setting.id,
                            qPrintable(QString::fromUtf8(told) + QLatin1Char('\n') + errorsOf(made).join(u'\n')));
                    continue;
                }
                for (const char *path : {"compose.yaml", "compose.dev.yaml", "compose.prod.yaml"}) {
                    const auto read = yaml::read(made.files.value(QLatin1String(path)).content, QLatin1String(path));
                    QVERIFY2(read.ok(), told.constData());
                    QStringList texts;
                    collectTexts(*read, &texts);
                    for (const QString &found : std::as_const(texts)) {
                        if (found.contains(token))
                            QVERIFY2(found.contains(QString(text).replace(u'$', QStringLiteral("$$"))) ||
                                         found.contains(text.simplified().section(u' ', -1)),
                                qPrintable(QString::fromUtf8(told) + QStringLiteral(" became ") + found.left(200)));
                    }
                }
            }
        }
    }

private:
    void everyKind()
    {
        QTest::addColumn<QString>("id");
        for (const Kind &kind : m_catalogue.kinds())
            QTest::newRow(qPrintable(kind.id)) << kind.id;
    }

    const Kind &current()
    {
        QFETCH(QString, id);
        return *m_catalogue.kind(id);
    }

    kinds::Catalogue m_catalogue;
};

QTEST_GUILESS_MAIN(tst_EveryKind)
#include "tst_everykind.moc"
