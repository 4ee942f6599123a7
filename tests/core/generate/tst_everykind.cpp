#include "core/generate/generator.h"
#include "core/generate/paths.h"
#include "core/yaml/reader.h"
#include "tests/support/samples.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace stackwright;
using kinds::Kind;

namespace {

QStringList errorsOf(const generate::Generated &made)
{
    QStringList errors;
    for (const base::Diagnostic &each : made.diagnostics) {
        if (each.severity == base::Severity::Error)
            errors.append(each.settingId + QStringLiteral(": ") + each.message + u' ' + each.where.text());
    }
    return errors;
}

// A help is a sentence, and says more than the label above it.
bool explains(const kinds::Setting &setting)
{
    const QString help = setting.help.trimmed();
    return help == setting.help && help.endsWith(u'.') && help.chopped(1).compare(setting.title, Qt::CaseInsensitive) != 0 &&
           help.contains(u' ');
}

} // namespace

// Holds every kind to the same promises. A new kind is tested by being there.
class tst_EveryKind : public QObject
{
    Q_OBJECT

private slots:
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
        const generate::Generated made = generate::generated(test::stackOf(current()), m_catalogue, QStringLiteral("dev"));
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

    const kinds::Catalogue m_catalogue = test::builtInKinds();
};

QTEST_GUILESS_MAIN(tst_EveryKind)
#include "tst_everykind.moc"
