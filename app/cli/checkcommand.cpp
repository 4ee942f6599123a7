#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/terminal.h"

#include <QJsonArray>
#include <QJsonObject>

namespace stackwright::cli {

namespace {

QJsonObject jsonOf(const base::Diagnostic &diagnostic, const QString &file)
{
    const base::Location &where = diagnostic.where;
    return {{QStringLiteral("severity"), base::severityName(diagnostic.severity)},
        {QStringLiteral("message"), diagnostic.message}, {QStringLiteral("file"), where.file.isEmpty() ? file : where.file},
        {QStringLiteral("line"), where.line}, {QStringLiteral("column"), where.column},
        {QStringLiteral("node"), diagnostic.nodeId}, {QStringLiteral("setting"), diagnostic.settingId},
        {QStringLiteral("code"), diagnostic.code}};
}

} // namespace

int checkCommand(const Options &options, const Session &session)
{
    const base::Result<Input> input = openedInput(options, session);
    base::Diagnostics diagnostics;
    if (input)
        diagnostics = input->generated.diagnostics;
    else
        diagnostics.append(
            {base::Severity::Error, input.error().message, input.error().where, {}, {}, QStringLiteral("unreadable")});
    if (options.has(QStringLiteral("json"))) {
        QJsonArray array;
        for (const base::Diagnostic &diagnostic : diagnostics)
            array.append(jsonOf(diagnostic, options.file()));
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("file"), options.file()}, {QStringLiteral("diagnostics"), array}}));
    } else if (!input) {
        return fail(input.error());
    } else {
        for (const base::Diagnostic &diagnostic : diagnostics)
            printText(diagnosticText(diagnostic, options.file()));
    }
    return base::hasError(diagnostics) ? Faulty : Done;
}

} // namespace stackwright::cli
