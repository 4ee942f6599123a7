#include "core/stack/chartsource.h"

#include "core/base/textfile.h"
#include "core/chart/choice.h"
#include "core/chart/markdown.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace stackwright::stack {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ChartSource", text);
}

// The block with the source's text: that of its number, or else the only one. -1 for none.
qsizetype blockOf(const QString &markdown, const ChartSource &source)
{
    const QList<chart::MarkdownBlock> blocks = chart::mermaidBlocks(markdown);
    if (source.number >= 1 && source.number <= blocks.size() && blocks[source.number - 1].text == source.text)
        return source.number - 1;
    qsizetype found = -1;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (blocks[i].text != source.text)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

} // namespace

base::Result<ChartFile> withChartIn(const QByteArray &bytes, const ChartSource &source, const QString &text)
{
    const QString name = QFileInfo(source.path).fileName();
    const base::Result<QString> file = base::decodedText(bytes, source.path);
    if (!file)
        return file.error();
    const base::Error changed{
        tr("Cannot save the chart to %1: the chart that is in it was changed by another program. Open it again to see it.")
            .arg(name),
        {source.path}};
    QString result;
    ChartSource after = source;
    if (chart::isMarkdown(source.path)) {
        const qsizetype block = blockOf(*file, source);
        if (block < 0)
            return changed;
        const base::Result<QString> with = chart::withBlockText(*file, block, text);
        if (!with)
            return base::Error{tr("Cannot save the chart to %1: %2").arg(name, with.error().message), {source.path}};
        result = *with;
        after.text = chart::mermaidBlocks(result).at(block).text;
        after.number = int(block) + 1;
    } else {
        if (*file != source.text)
            return changed;
        result = chart::withText(*file, chart::wholeText(*file), text);
        after.text = result;
    }
    static const QByteArray mark = QByteArrayLiteral("\xEF\xBB\xBF");
    return ChartFile{bytes.startsWith(mark) ? QByteArray(mark + result.toUtf8()) : result.toUtf8(), after};
}

} // namespace stackwright::stack
