#include "core/base/limits.h"
#include "core/chart/builder.h"
#include "core/chart/shapes.h"
#include "core/yaml/reader.h"

#include <QCoreApplication>

// The part of building that is about "@{ … }".
namespace stackwright::chart {

namespace limits = base::limits;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Chart", text);
}

// The further keys that mermaid knows. Others have no effect there, and are let go.
const QStringList nodeKeys{QStringLiteral("icon"), QStringLiteral("form"), QStringLiteral("pos"), QStringLiteral("img"),
    QStringLiteral("constraint"), QStringLiteral("w"), QStringLiteral("h")};
const QStringList edgeKeys{QStringLiteral("animate"), QStringLiteral("animation")};
const QStringList groupKeys{QStringLiteral("view"), QStringLiteral("algorithm")};

} // namespace

bool Builder::readData(const Mention &mention, QMap<QString, QString> *data)
{
    for (const QString &text : mention.data) {
        const base::Result<yaml::Value> value = yaml::read(text.toUtf8(), QString());
        if (!value)
            return fail(mention.dataAt, tr("found '@{' with data that cannot be read: %1").arg(value.error().message));
        if (!value->isMap() && !value->isNull())
            return fail(mention.dataAt, tr("found '@{' without keys, expected data such as { shape: rect }"));
        for (const auto &[key, item] : value->toMap()) {
            if (item.isScalar() && !item.isNull())
                data->insert(key, item.scalarText());
        }
    }
    return true;
}

bool Builder::applyNodeData(const Mention &mention, int symbol)
{
    QMap<QString, QString> data;
    if (!readData(mention, &data))
        return false;
    if (const int group = m_symbols[symbol].group; group >= 0) {
        for (const QString &key : groupKeys) {
            if (data.contains(key))
                m_chart.groups[group].data.insert(key, data.value(key));
        }
    }
    Node &node = m_chart.nodes[m_symbols[symbol].node];
    if (const QString shape = data.value(QStringLiteral("shape")); !shape.isEmpty()) {
        if (!isShapeName(shape))
            return fail(mention.dataAt,
                tr("found the shape '%1', expected one that mermaid knows, such as rect, diamond or cyl").arg(shape));
        node.shape = shape;
    }
    const QString label = data.value(QStringLiteral("label"));
    if (!label.isEmpty()) {
        const QString type = data.value(QStringLiteral("labelType"));
        node.label = label.trimmed();
        node.labelType = type == QLatin1String("text") || type == QLatin1String("string") ? type : QStringLiteral("markdown");
        // What only quotes can hold is a string for whoever writes it.
        const bool marked =
            std::any_of(label.cbegin(), label.cend(), [](QChar c) { return QStringView(u"()[]{}|").contains(c); });
        if (marked && !label.contains(u'"') && node.labelType == QLatin1String("text"))
            node.labelType = QStringLiteral("string");
        if (node.label.size() > limits::labelCharacters)
            return fail(mention.dataAt,
                tr("found a label of %1 characters, expected at most %2").arg(node.label.size()).arg(limits::labelCharacters));
    }
    const bool pictured = !data.value(QStringLiteral("icon")).isEmpty() || !data.value(QStringLiteral("img")).isEmpty();
    if (pictured && label.trimmed().isEmpty() && node.label == node.id)
        node.label.clear();
    for (const QString &key : nodeKeys) {
        if (const QString value = data.value(key); !value.isEmpty())
            node.data.insert(key, value);
    }
    return true;
}

bool Builder::applyEdgeData(const Mention &mention, Edge *edge)
{
    QMap<QString, QString> data;
    if (!readData(mention, &data))
        return false;
    for (const QString &key : edgeKeys) {
        if (data.contains(key))
            edge->data.insert(key, data.value(key));
    }
    if (const QString curve = data.value(QStringLiteral("curve")); !curve.isEmpty())
        edge->interpolate = curve;
    return true;
}

} // namespace stackwright::chart
