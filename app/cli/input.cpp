#include "app/cli/input.h"

#include "app/cli/terminal.h"
#include "app/project.h"
#include "core/generate/generator.h"
#include "core/stack/projectfile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stackwright::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString defaultEnvironment(const stack::Stack &stack)
{
    const QString dev = QStringLiteral("dev");
    return stack.environments.contains(dev) ? dev : stack.environments.value(0);
}

} // namespace

base::Result<OpenedFile> openedFile(const Options &options)
{
    const auto charts = stack::chartsOf(options.file());
    if (!charts)
        return charts.error();
    base::Result<stack::Stack> stack = stack::openInput(options.file(), options.chart);
    if (!stack)
        return stack.error();
    const int chart = chart::mustChoose(*charts) ? options.chart : 0;
    return OpenedFile{std::move(*stack), stack::identityOf(options.file(), chart)};
}

base::Result<Input> openedInput(const Options &options, const Session &session)
{
    const QString file = options.file();
    base::Result<OpenedFile> opened = openedFile(options);
    if (!opened)
        return opened.error();
    Input input;
    input.stack = std::move(opened->stack);
    input.identity = opened->identity;
    input.environment =
        options.values.contains(QStringLiteral("env")) ? options.value(QStringLiteral("env")) : defaultEnvironment(input.stack);
    if (!input.environment.isEmpty() && !input.stack.environments.contains(input.environment))
        return base::Error{tr("The stack has no environment %1; it has: %2")
                               .arg(input.environment, input.stack.environments.join(QLatin1String(", "))),
            {}, base::ErrorKind::Usage};
    // Absolute, for Compose runs inside it.
    input.folder = options.values.contains(QStringLiteral("folder"))
                       ? QFileInfo(options.value(QStringLiteral("folder"))).absoluteFilePath()
                       : app::projectFolder(file, input.stack);
    input.catalogue = session.catalogue();
    input.generated = generate::generated(input.stack, input.catalogue, input.environment);
    return input;
}

QString diagnosticText(const base::Diagnostic &diagnostic, const QString &file)
{
    base::Location where = diagnostic.where;
    if (where.file.isEmpty())
        where.file = file;
    QString text = QStringLiteral("%1: %2: %3").arg(where.text(), base::severityName(diagnostic.severity), diagnostic.message);
    if (!diagnostic.nodeId.isEmpty())
        text += diagnostic.settingId.isEmpty() ? QStringLiteral(" [%1]").arg(diagnostic.nodeId)
                                               : QStringLiteral(" [%1.%2]").arg(diagnostic.nodeId, diagnostic.settingId);
    return text;
}

bool sayFaults(const Input &input, const QString &file)
{
    for (const base::Diagnostic &diagnostic : input.generated.diagnostics) {
        if (diagnostic.severity != base::Severity::Info)
            say(diagnosticText(diagnostic, file));
    }
    return base::hasError(input.generated.diagnostics);
}

} // namespace stackwright::cli
