#include "core/compose/shortforms.h"

namespace stackwright::compose {

using yaml::Value;

QStringList splitOutside(const QString &text, QChar separator)
{
    QStringList parts{QString()};
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if ((c == u'{' && i > 0 && text[i - 1] == u'$') || c == u'[')
            ++depth;
        else if ((c == u'}' || c == u']') && depth > 0)
            --depth;
        if (c == separator && depth == 0)
            parts.append(QString());
        else
            parts.last() += c;
    }
    return parts;
}

Port portOf(const Value &item)
{
    Port port;
    if (item.isMap()) {
        port.address = item[QStringLiteral("host_ip")].scalarText();
        port.published = item[QStringLiteral("published")].scalarText();
        port.target = item[QStringLiteral("target")].scalarText();
        if (item.toMap().contains(QStringLiteral("protocol")))
            port.protocol = item[QStringLiteral("protocol")].scalarText();
        return port;
    }
    QStringList parts = splitOutside(item.scalarText(), u':');
    const QStringList ending = splitOutside(parts.takeLast(), u'/');
    port.target = ending[0];
    if (ending.size() > 1)
        port.protocol = ending[1];
    if (!parts.isEmpty())
        port.published = parts.takeLast();
    port.address = parts.join(u':');
    return port;
}

QString portKey(const Value &item)
{
    const Port port = portOf(item);
    return port.address + u':' + port.published + u':' + port.target + u'/' + port.protocol;
}

Mount mountOf(const Value &item)
{
    Mount mount;
    if (item.isMap()) {
        mount.type = item[QStringLiteral("type")].scalarText();
        mount.source = item[QStringLiteral("source")].scalarText();
        mount.target = item[QStringLiteral("target")].scalarText();
        mount.readOnly = item[QStringLiteral("read_only")].toBoolean();
        return mount;
    }
    const QStringList parts = splitOutside(item.scalarText(), u':');
    mount.target = parts.size() > 1 ? parts[1] : parts[0];
    mount.source = parts.size() > 1 ? parts[0] : QString();
    mount.options = parts.value(2).split(u',', Qt::SkipEmptyParts);
    mount.readOnly = mount.options.removeAll(QStringLiteral("ro")) > 0;
    mount.options.removeAll(QStringLiteral("rw"));
    const bool isPath = mount.source.startsWith(u'.') || mount.source.startsWith(u'/') || mount.source.startsWith(u'~');
    mount.type = isPath ? QStringLiteral("bind") : QStringLiteral("volume");
    return mount;
}

QString mountTarget(const Value &item)
{
    return mountOf(item).target;
}

QString fileMountSource(const Value &item)
{
    return item.isMap() ? item[QStringLiteral("source")].scalarText() : item.scalarText();
}

QString fileMountKey(const Value &item)
{
    const QString target = item.isMap() ? item[QStringLiteral("target")].scalarText() : QString();
    return target.isEmpty() ? fileMountSource(item) : target;
}

} // namespace stackwright::compose
