#include "core/chart/writer.h"

#include "core/chart/reader.h"

namespace stackwright::chart {

QString edited(const QString &text, const Chart &wanted)
{
    const base::Result<Chart> now = read(text, QString());
    return now && *now == wanted ? text : written(wanted);
}

} // namespace stackwright::chart
