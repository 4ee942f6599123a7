#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/terminal.h"
#include "app/project.h"
#include "core/stack/projectfile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stackwright::cli {

int importCommand(const Options &options, const Session &)
{
    const QString output = options.value(QStringLiteral("output"));
    if (output.isEmpty())
        return fail({QCoreApplication::translate("CommandLine", "Say where the project file goes: -o NAME.stack.yaml"), {},
            base::ErrorKind::Usage});
    const base::Result<OpenedFile> opened = openedFile(options);
    if (!opened)
        return fail(opened.error());
    const stack::Stack &stack = opened->stack;
    const bool force = options.has(QStringLiteral("force"));
    if (QFileInfo::exists(output) && !force)
        return fail(
            {QCoreApplication::translate("CommandLine", "Cannot write %1: it is there already; --force keeps a backup of it")
                    .arg(output)});
    const base::Result<void> written = app::writeFile(output, stack::writtenProject(stack), force);
    if (!written)
        return fail(written.error());
    say(QCoreApplication::translate("CommandLine", "%1: %2 nodes, %3 edges, %4 groups")
            .arg(output)
            .arg(stack.chart.nodes.size())
            .arg(stack.chart.edges.size())
            .arg(stack.chart.groups.size()));
    return Done;
}

} // namespace stackwright::cli
