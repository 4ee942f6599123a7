#include "core/chart/classstyles.h"

namespace stackwright::chart {

namespace {

void applyStyles(const QStringList &styles, QMap<QString, QString> *result)
{
    for (const QString &style : styles) {
        const qsizetype colon = style.indexOf(u':');
        if (colon > 0)
            result->insert(style.left(colon).trimmed(), style.sliced(colon + 1).trimmed());
    }
}

} // namespace

ClassStyles::ClassStyles(const Chart &chart)
{
    for (const ClassDef &definition : chart.classDefs)
        m_definitions.insert(definition.id, &definition);
}

void ClassStyles::applyClass(const QString &name, QMap<QString, QString> *result) const
{
    if (const ClassDef *definition = m_definitions.value(name))
        applyStyles(definition->styles, result);
}

QMap<QString, QString> ClassStyles::of(const Node &node) const
{
    QMap<QString, QString> result;
    applyClass(QStringLiteral("default"), &result);
    for (const QString &name : node.classes)
        applyClass(name, &result);
    applyStyles(node.styles, &result);
    return result;
}

QMap<QString, QString> ClassStyles::of(const Group &group) const
{
    QMap<QString, QString> result;
    for (const QString &name : group.classes)
        applyClass(name, &result);
    applyStyles(group.styles, &result);
    return result;
}

} // namespace stackwright::chart
