#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/terminal.h"
#include "core/kinds/settingreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace stackwright::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QJsonObject jsonOf(const kinds::Setting &setting)
{
    QJsonArray choices;
    for (const kinds::SettingChoice &choice : setting.choices)
        choices.append(choice.value);
    return {{QStringLiteral("id"), setting.id}, {QStringLiteral("title"), setting.title},
        {QStringLiteral("type"), kinds::settingTypeNames().at(int(setting.type))},
        {QStringLiteral("default"), setting.defaultValue.scalarText()}, {QStringLiteral("choices"), choices},
        {QStringLiteral("help"), setting.help}};
}

QJsonObject jsonOf(const kinds::Kind &kind)
{
    QJsonArray settings;
    for (const kinds::Setting &setting : kind.settings)
        settings.append(jsonOf(setting));
    return {{QStringLiteral("kind"), kind.id}, {QStringLiteral("title"), kind.title}, {QStringLiteral("group"), kind.group},
        {QStringLiteral("summary"), kind.summary}, {QStringLiteral("working"), kind.working},
        {QStringLiteral("settings"), settings}};
}

void printKind(const kinds::Kind &kind)
{
    printText(QStringLiteral("%1: %2\n%3").arg(kind.id, kind.title, kind.summary));
    if (!kind.working)
        printText(tr("does nothing yet"));
    for (const kinds::Setting &setting : kind.settings)
        printText(QStringLiteral("\n  %1 (%2) = %3\n      %4. %5")
                      .arg(setting.id, kinds::settingTypeNames().at(int(setting.type)), setting.defaultValue.scalarText(),
                          setting.title, setting.help));
}

} // namespace

int kindsCommand(const Options &options, const Session &session)
{
    const kinds::Catalogue catalogue = session.catalogue();
    for (const base::Diagnostic &problem : catalogue.problems())
        say(diagnosticText(problem, {}));
    const bool json = options.has(QStringLiteral("json"));
    if (!options.operands.isEmpty()) {
        const kinds::Kind *kind = catalogue.kind(options.operands.first());
        if (!kind)
            return fail({tr("There is no kind %1; see: stackwright kinds").arg(options.operands.first())});
        if (json)
            printJson(QJsonDocument(jsonOf(*kind)));
        else
            printKind(*kind);
        return Done;
    }
    QJsonArray array;
    for (const kinds::Kind &kind : catalogue.kinds()) {
        if (json)
            array.append(jsonOf(kind));
        else
            printText(QStringLiteral("%1  %2%3")
                          .arg(kind.id, -28)
                          .arg(kind.title, kind.working ? QString() : tr(" (does nothing yet)")));
    }
    if (json)
        printJson(QJsonDocument(array));
    return Done;
}

} // namespace stackwright::cli
