#include "core/chart/choice.h"

#include "core/chart/markdown.h"
#include "core/chart/parser.h"
#include "core/chart/reader.h"
#include "core/chart/sourcetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace stackwright::chart {

namespace {

constexpr qsizetype mostWords = 60; // characters
constexpr int mostNodes = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= mostWords ? line : line.left(mostWords - 1) + QChar(0x2026);
}

bool beginsAsFlowchart(const QString &text, const QString &name)
{
    const base::Result<SourceText> source = SourceText::prepared(text, name);
    if (!source)
        return false;
    Parser parser(source->clean());
    Header header;
    const bool whole = parser.takeHeader(&header);
    return whole || !header.keyword.isEmpty();
}

QString wordsOf(const Chart &chart)
{
    if (!chart.title.isEmpty())
        return shortened(chart.title);
    QStringList labels;
    for (const Node &node : chart.nodes) {
        if (const QString label = plainText(node.label, node.labelType).simplified(); !label.isEmpty())
            labels.append(label);
        if (labels.size() == mostNodes)
            break;
    }
    return shortened(labels.join(QLatin1String(", ")));
}

} // namespace

bool isMarkdown(const QString &fileName)
{
    return fileName.endsWith(QLatin1String(".md"), Qt::CaseInsensitive) ||
           fileName.endsWith(QLatin1String(".markdown"), Qt::CaseInsensitive);
}

QString Choice::name() const
{
    const QString place = heading.isEmpty() ? tr("Line %1").arg(line) : tr("%1, line %2").arg(shortened(heading)).arg(line);
    return words.isEmpty() ? place : QString(place + QLatin1String(": ") + words);
}

QList<Choice> choices(const QString &markdown, const QString &fileName)
{
    QList<Choice> found;
    for (const MarkdownBlock &block : mermaidBlocks(markdown)) {
        Choice &choice = found.emplaceBack();
        choice.number = int(found.size());
        choice.line = block.firstLine;
        choice.heading = block.heading;
        const base::Result<Chart> chart = read(block.text, fileName);
        choice.isFlowchart = chart.ok() || beginsAsFlowchart(block.text, fileName);
        if (chart) {
            choice.words = wordsOf(*chart);
            continue;
        }
        choice.words = shortened(block.text.left(4 * mostWords));
        choice.problem = choice.isFlowchart
                             ? tr("line %1: %2").arg(block.inFile(chart.error().where).line).arg(chart.error().message)
                             : tr("it is no flowchart");
    }
    return found;
}

bool mustChoose(const QList<Choice> &choices)
{
    return std::count_if(choices.cbegin(), choices.cend(), [](const Choice &each) { return each.isFlowchart; }) > 1;
}

base::Result<int> chosen(const QList<Choice> &choices, int wanted, const QString &fileName)
{
    const base::Location where{fileName, 1, 1};
    if (choices.isEmpty())
        return base::Error{tr("Cannot find a chart in this Markdown: it has no ```mermaid block"), where};
    QStringList names;
    for (const Choice &each : choices)
        names.append(QStringLiteral("  #%1  %2").arg(each.number).arg(each.name()) +
                     (each.problem.isEmpty() ? QString() : tr(" (cannot be opened: %1)").arg(each.problem)));
    if (wanted != 0) {
        if (wanted >= 1 && wanted <= choices.size())
            return wanted;
        return base::Error{tr("There is no chart #%1 in %2; there are:\n%3").arg(wanted).arg(fileName, names.join(u'\n')), {},
            base::ErrorKind::Usage};
    }
    if (mustChoose(choices))
        return base::Error{
            tr("Cannot tell which chart of %1 is meant: say #1, #2, … of these:\n%2").arg(fileName, names.join(u'\n')), {},
            base::ErrorKind::Usage};
    // The only flowchart; where there is none, the first block says what is wrong.
    const auto flowchart = std::find_if(choices.cbegin(), choices.cend(), [](const Choice &each) { return each.isFlowchart; });
    return flowchart == choices.cend() ? 1 : flowchart->number;
}

} // namespace stackwright::chart
