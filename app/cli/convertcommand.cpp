#include "app/cli/commandline.h"
#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/terminal.h"
#include "app/project.h"
#include "core/chart/json.h"
#include "core/generate/generator.h"
#include "core/layout/layered.h"
#include "core/run/chartgraph.h"
#include "core/run/chartsvg.h"
#include "core/stack/projectfile.h"
#include "ui/canvas/chartpicture.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stackwright::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QByteArray chartJson(const stack::Stack &stack, const kinds::Catalogue &catalogue)
{
    QMap<QString, QString> kinds;
    const QMap<QString, const kinds::Kind *> found = stack::kindsOf(stack, catalogue);
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        if (it.value())
            kinds.insert(it.key(), it.value()->id);
    }
    return chart::json(stack.chart, kinds);
}

layout::Drawing drawing(const stack::Stack &stack)
{
    layout::Graph graph = run::layoutGraph(stack.chart);
    for (layout::NodeBox &node : graph.nodes) {
        if (const auto moved = stack.positions.constFind(node.id); moved != stack.positions.constEnd())
            node.fixedCentre = *moved;
    }
    return layout::laidOut(graph);
}

// Of a stack without faults only, as an export.
base::Result<QByteArray> composeFile(const Options &options, const Session &session)
{
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return input.error();
    if (sayFaults(*input, options.file()))
        return base::Error{tr("Cannot convert %1: the stack has faults").arg(options.file())};
    return input->generated.files.value(generate::composeFiles({}).first()).content;
}

// As on the canvas, in its light colours. The program has fonts for it: see drawsPicture().
base::Result<QByteArray> picture(const Options &options, canvas::PictureForm form, const Session &session)
{
    bool isNumber = true;
    const QString wanted = options.value(QStringLiteral("scale"));
    const double scale = wanted.isEmpty() ? 2 : wanted.toDouble(&isNumber);
    if (!isNumber || scale < 0.1 || scale > 10)
        return base::Error{tr("There is no scale \"%1\"; it is a number from 0.1 to 10").arg(wanted), {}, base::ErrorKind::Usage};
    const base::Result<Input> input = openedInput(options, session);
    if (!input)
        return input.error();
    return canvas::drawnPicture(canvas::pictureSource(input->stack, input->catalogue, input->generated.nodes), form, scale);
}

base::Result<QByteArray> converted(const Options &options, const QString &form, const Session &session)
{
    const base::Result<OpenedFile> opened = openedFile(options);
    if (!opened)
        return opened.error();
    const stack::Stack &stack = opened->stack;
    if (form == QLatin1String("mermaid"))
        return stack.chartText.toUtf8();
    if (form == QLatin1String("svg"))
        return run::chartSvg(stack.chart, drawing(stack));
    if (form == QLatin1String("json"))
        return chartJson(stack, session.catalogue());
    return base::Error{
        tr("There is no form \"%1\"; there are: mermaid, compose, svg, png, pdf, json").arg(form), {}, base::ErrorKind::Usage};
}

// Apart from SVG, which is drawn without any font.
bool isPicture(const QString &form)
{
    return form == QLatin1String("png") || form == QLatin1String("pdf");
}

} // namespace

bool drawsPicture(const QStringList &arguments)
{
    if (arguments.value(0) != QLatin1String("convert"))
        return false;
    const qsizetype to = arguments.indexOf(QStringLiteral("--to"));
    return (to > 0 && isPicture(arguments.value(to + 1))) || arguments.contains(QStringLiteral("--to=png")) ||
           arguments.contains(QStringLiteral("--to=pdf"));
}

int convertCommand(const Options &options, const Session &session)
{
    const QString form = options.value(QStringLiteral("to"));
    if (form.isEmpty())
        return fail({tr("Say what to convert to: --to mermaid|compose|svg|png|pdf|json"), {}, base::ErrorKind::Usage});
    const base::Result<QByteArray> result = form == QLatin1String("compose") ? composeFile(options, session)
                                            : isPicture(form) ? picture(options, *canvas::pictureForm(form), session)
                                                              : converted(options, form, session);
    if (!result)
        return fail(result.error());
    const QString output = options.value(QStringLiteral("output"));
    if (output.isEmpty()) {
        printData(*result);
        return Done;
    }
    const bool force = options.has(QStringLiteral("force"));
    if (QFileInfo::exists(output) && !force)
        return fail({tr("Cannot write %1: it is there already; --force keeps a backup of it").arg(output)});
    const base::Result<void> written = app::writeFile(output, *result, force);
    return written ? int(Done) : fail(written.error());
}

} // namespace stackwright::cli
