#include "core/chart/writer.h"

#include "core/chart/bodywriter.h"
#include "core/chart/frontmatter.h"
#include "core/chart/reader.h"
#include "core/chart/stylewriter.h"

namespace stackwright::chart {

QString written(const Chart &chart)
{
    QString directives;
    QString head = writtenFrontMatter(chart.title, chart.config, &directives);
    if (!directives.isEmpty())
        head += directives + u'\n';
    head += chart.keyword + u' ' + chart.direction + u'\n';
    if (!chart.accTitle.isEmpty())
        head += QLatin1String("    accTitle: ") + chart.accTitle + u'\n';
    if (chart.accDescription.contains(u'\n'))
        head += QLatin1String("    accDescr {\n") + chart.accDescription + QLatin1String("\n    }\n");
    else if (!chart.accDescription.isEmpty())
        head += QLatin1String("    accDescr: ") + chart.accDescription + u'\n';
    head += earlyTooltips(chart);
    const QString styles = styleSection(chart);
    const QString tail = styles.isEmpty() ? QString() : u'\n' + styles;

    const QString natural = head + naturalBody(chart) + tail;
    const base::Result<Chart> again = read(natural, QString());
    if (again && *again == chart)
        return natural;
    return head + plainBody(chart) + tail;
}

} // namespace stackwright::chart
