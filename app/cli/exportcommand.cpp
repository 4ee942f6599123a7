#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/secretlookup.h"
#include "app/cli/terminal.h"
#include "app/project.h"
#include "core/secrets/leaks.h"

#include <QCoreApplication>

namespace stackwright::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString actionText(const exporting::PlannedFile &file)
{
    switch (file.action) {
    case exporting::Action::Create: return tr("create");
    case exporting::Action::Update: return tr("update");
    case exporting::Action::Unchanged: return tr("unchanged");
    case exporting::Action::Keep: return tr("keep");
    case exporting::Action::Conflict: return tr("conflict");
    case exporting::Action::Remove: return tr("remove");
    }
    return {};
}

void printPlan(const exporting::Plan &plan)
{
    for (const exporting::PlannedFile &file : plan.files) {
        const QString reason = file.reason.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(file.reason);
        printText(QStringLiteral("%1 %2%3").arg(actionText(file), -9).arg(file.path, reason));
    }
}

} // namespace

int exportCommand(const Options &options, const Session &session)
{
    const QString folder = options.value(QStringLiteral("output"));
    if (folder.isEmpty())
        return fail({tr("Say where the files go: -o DIR"), {}, base::ErrorKind::Usage});
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return fail(input.error());
    if (sayFaults(*input, options.file()))
        return Faulty;
    const exporting::Files files = app::exportFiles(input->generated.files, options.value(QStringLiteral("env")));

    const bool dryRun = options.has(QStringLiteral("dry-run"));
    const bool diff = options.has(QStringLiteral("diff"));
    if (dryRun || diff) {
        const base::Result<exporting::Plan> plan = exporting::planned(folder, files, input->identity);
        if (!plan)
            return fail(plan.error());
        if (diff)
            printData(exporting::unifiedDiff(*plan));
        else
            printPlan(*plan);
        if (dryRun)
            return plan->hasConflicts() ? Faulty : Done;
    }

    exporting::Options exportOptions;
    exportOptions.stackFile = input->identity;
    exportOptions.force = options.has(QStringLiteral("force"));
    exportOptions.secrets = secretVariables(session, input->identity, input->generated.secrets).values();
    exportOptions.holdsSecret = secrets::holdsSecret;
    const base::Result<exporting::Plan> done = exporting::exported(folder, files, exportOptions);
    if (!done)
        return fail(done.error());
    if (!diff)
        printPlan(*done);
    return Done;
}

} // namespace stackwright::cli
