#include "app/cli/commandline.h"

#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/stack/projectfile.h"

#include <QCoreApplication>

#include <algorithm>

namespace stackwright::cli {

namespace {

struct Subcommand
{
    Grammar grammar;
    int (*run)(const Options &, const Session &);
};

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const QString chartOption = QStringLiteral("chart");

// Where FILE stands among the operands, or -1.
qsizetype fileAt(const Grammar &grammar)
{
    return grammar.leastOperands - 1;
}

const QList<Subcommand> &subcommands()
{
    static const QList<Subcommand> all = {
        {{QStringLiteral("import"), QStringLiteral("INPUT [--chart N] -o X.stack.yaml [--force]"),
             tr("make a project file of a mermaid chart"), words("chart output"), words("force"), 1, 1},
            importCommand},
        {{QStringLiteral("check"), QStringLiteral("FILE [--chart N] [--json]"), tr("find faults; exit 1 if there is an error"),
             words("chart"), words("json"), 1, 1},
            checkCommand},
        {{QStringLiteral("export"), QStringLiteral("FILE [--chart N] -o DIR [--env E] [--dry-run] [--diff] [--force]"),
             tr("write the stack's files into a folder"), words("chart output env"), words("dry-run diff force"), 1, 1},
            exportCommand},
        {{QStringLiteral("convert"),
             QStringLiteral("FILE [--chart N] --to mermaid|compose|svg|png|pdf|json [-o OUT] [--scale N] [--force]"),
             tr("print the chart in another form; --scale of a PNG: 2 unless you say so"), words("chart to output scale"),
             words("force"), 1, 1},
            convertCommand},
        {{QStringLiteral("plan"), QStringLiteral("FILE [--chart N] [--env E] [--json]"),
             tr("say what an up would do, step by step; touches nothing"), words("chart env"), words("json"), 1, 1},
            planCommand},
        {{QStringLiteral("up"), QStringLiteral("FILE [--chart N] [--env E] [--folder DIR] [--force] [--json]"),
             tr("bring the stack up and wait until it is ready"), words("chart env folder"), words("json force"), 1, 1},
            upCommand},
        {{QStringLiteral("down"), QStringLiteral("FILE [--chart N] [--env E] [--folder DIR] [--volumes] [--json]"),
             tr("take the stack down; its data stays without --volumes"), words("chart env folder"), words("json volumes"), 1, 1},
            downCommand},
        {{QStringLiteral("status"), QStringLiteral("FILE [--chart N] [--env E] [--json]"),
             tr("say how every node's containers are"), words("chart env"), words("json"), 1, 1},
            statusCommand},
        {{QStringLiteral("logs"), QStringLiteral("FILE [NODE] [--chart N] [--env E] [--follow] [--tail N] [--json]"),
             tr("print what the containers say"), words("chart env tail"), words("json follow"), 1, 2},
            logsCommand},
        {{QStringLiteral("secret"), QStringLiteral("set|list|remove FILE [NAME] [--chart N] [--json]"),
             tr("values in the keychain: from stdin or a prompt, never from arguments"), words("chart"), words("json"), 2, 3},
            secretCommand},
        {{QStringLiteral("kinds"), QStringLiteral("[NAME] [--json]"), tr("what a node can be"), {}, words("json"), 0, 1},
            kindsCommand},
    };
    return all;
}

// The chart of FILE that is meant: "--chart 2", or "README.md#2".
base::Result<void> takeChart(Options *options, const Grammar &grammar)
{
    const qsizetype at = fileAt(grammar);
    if (at < 0 || at >= options->operands.size())
        return {};
    const stack::InputName name = stack::inputName(options->operands[at]);
    options->operands[at] = name.path;
    options->chart = name.chart;
    if (!options->values.contains(chartOption))
        return {};
    bool isNumber = false;
    options->chart = options->value(chartOption).toInt(&isNumber);
    if (!isNumber || options->chart < 1 || (name.chart != 0 && name.chart != options->chart))
        return base::Error{
            tr("--chart takes the number of one chart of FILE, counted from 1, and got \"%1\"").arg(options->value(chartOption)),
            {}, base::ErrorKind::Usage};
    return {};
}

const Subcommand *find(const QString &name)
{
    const auto found = std::find_if(subcommands().cbegin(), subcommands().cend(),
        [&](const Subcommand &subcommand) { return subcommand.grammar.name == name; });
    return found == subcommands().cend() ? nullptr : &*found;
}

bool asksForHelp(const QString &word)
{
    return word == QLatin1String("--help") || word == QLatin1String("-h") || word == QLatin1String("help");
}

void printHelp()
{
    printText(tr("stackwright [FILE]    opens the workbench\n"));
    for (const Subcommand &subcommand : subcommands())
        printText(QStringLiteral("stackwright %1 %2\n    %3")
                      .arg(subcommand.grammar.name, subcommand.grammar.synopsis, subcommand.grammar.summary));
    printText(
        tr("\nFILE and INPUT: a .stack.yaml or a mermaid file (.mmd, .md).\n"
           "Of a .md with several charts, --chart N or FILE#N says which: N counts its mermaid blocks.\n"
           "Exit: 0 done, 1 the stack has a fault, 2 wrong usage, 3 the engine or keychain is not available, 130 cancelled."));
}

} // namespace

bool isSubcommand(const QString &word)
{
    return asksForHelp(word) || word == QLatin1String("--version") || find(word) != nullptr;
}

int runSubcommand(const QStringList &arguments, const Session &session)
{
    const QString name = arguments.value(0);
    if (asksForHelp(name)) {
        printHelp();
        return Done;
    }
    if (name == QLatin1String("--version")) {
        printText(QStringLiteral("stackwright %1").arg(QCoreApplication::applicationVersion()));
        return Done;
    }
    const Subcommand *subcommand = find(name);
    if (!subcommand)
        return fail({tr("There is no subcommand %1").arg(name), {}, base::ErrorKind::Usage});
    const QStringList rest = arguments.mid(1);
    if (rest.contains(QLatin1String("--help")) || rest.contains(QLatin1String("-h"))) {
        printText(
            QStringLiteral("stackwright %1 %2\n    %3").arg(name, subcommand->grammar.synopsis, subcommand->grammar.summary));
        return Done;
    }
    base::Result<Options> options = parsedOptions(subcommand->grammar, rest);
    if (!options)
        return fail(options.error());
    if (const base::Result<void> chart = takeChart(&*options, subcommand->grammar); !chart)
        return fail(chart.error());
    return subcommand->run(*options, session);
}

} // namespace stackwright::cli
