#include "core/chart/editor.h"
#include "core/chart/reader.h"
#include "core/chart/stylewriter.h"
#include "core/chart/writer.h"

namespace stackwright::chart {

namespace {

// `text` with the linkStyle statements that give its edges the looks of those in `wanted`: they count edges, so they
// are written once the edges stand.
QString withLinkStyles(const QString &text, const Chart &wanted)
{
    base::Result<Chart> now = read(text, QString());
    if (!now)
        return text;
    const auto key = [](const Edge &edge) {
        return QStringList{edge.from, edge.to, edge.label, edge.type, edge.stroke}.join(u'\n');
    };
    QHash<QString, QList<const Edge *>> looks;
    for (const Edge &edge : wanted.edges)
        looks[key(edge)].append(&edge);
    Chart styled = *now;
    for (Edge &edge : styled.edges) {
        QList<const Edge *> &candidates = looks[key(edge)];
        const Edge *look = candidates.isEmpty() ? nullptr : candidates.takeFirst();
        const bool differs = look && (look->styles != edge.styles || look->interpolate != edge.interpolate);
        edge.styles = differs ? look->styles : QStringList();
        edge.interpolate = differs ? look->interpolate : QString();
    }
    QString result = text;
    const QString lineEnd = text.contains(QLatin1String("\r\n")) ? QStringLiteral("\r\n") : QStringLiteral("\n");
    for (const QString &line : linkStyleLines(styled)) {
        if (!result.endsWith(u'\n'))
            result += lineEnd;
        result += QLatin1String("    ") + line + lineEnd;
    }
    return result;
}

bool readsAs(const QString &text, const Chart &wanted)
{
    const base::Result<Chart> now = read(text, QString());
    return now && equivalent(*now, wanted);
}

} // namespace

QString edited(const QString &text, const Chart &wanted)
{
    const base::Result<Outline> outline = outlined(text, QString());
    if (!outline)
        return written(wanted);
    if (equivalent(outline->chart, wanted))
        return text;
    const QString changed = Editor(text, *outline, wanted).text();
    if (!changed.isNull()) {
        if (readsAs(changed, wanted))
            return changed;
        const QString styled = withLinkStyles(changed, wanted);
        if (readsAs(styled, wanted))
            return styled;
    }
    return written(wanted);
}

} // namespace stackwright::chart
