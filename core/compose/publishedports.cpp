#include "core/compose/publishedports.h"

namespace stackwright::compose {

namespace {

constexpr int highestPort = 65535;

bool isEverywhere(const QString &address)
{
    return address.isEmpty() || address == u"0.0.0.0" || address == u"[::]" || address == u"::";
}

bool shareAddress(const Port &one, const Port &other)
{
    return one.protocol == other.protocol &&
           (isEverywhere(one.address) || isEverywhere(other.address) || one.address == other.address);
}

QString keyOf(const QString &published, const Port &port)
{
    return published + u'/' + port.protocol;
}

QString onAddress(const QString &key, const QString &address)
{
    return isEverywhere(address) ? key : key + QLatin1String(" on ") + address;
}

QString anywhere(const QString &key)
{
    return key + QLatin1String(" anywhere");
}

} // namespace

std::optional<QString> PublishedPorts::ownerOf(const QString &published, const Port &port) const
{
    const QString key = keyOf(published, port);
    for (const QString &each : {isEverywhere(port.address) ? anywhere(key) : key, onAddress(key, port.address)}) {
        if (const auto owner = m_owners.constFind(each); owner != m_owners.constEnd())
            return *owner;
    }
    return {};
}

std::optional<QString> PublishedPorts::rangeOwner(int first, int last, const Port &port) const
{
    for (const Range &range : m_ranges) {
        if (range.first <= last && first <= range.last && shareAddress(range.port, port))
            return range.owner;
    }
    return {};
}

std::optional<QString> PublishedPorts::take(const Port &port, const QString &owner)
{
    const qsizetype dash = port.published.indexOf(u'-');
    bool isFirst = false;
    bool isLast = dash < 0;
    const int first = port.published.left(dash < 0 ? port.published.size() : dash).toInt(&isFirst);
    const int last = dash < 0 ? first : port.published.mid(dash + 1).toInt(&isLast);
    const bool isNumber = isFirst && isLast && first <= last && first >= 0 && last <= highestPort;
    if (isNumber) {
        if (const auto taken = rangeOwner(first, last, port))
            return taken;
    }
    if (isNumber && first < last) {
        for (int each = first; each <= last; ++each) {
            if (const auto taken = ownerOf(QString::number(each), port))
                return taken;
        }
        m_ranges.append({first, last, port, owner});
        return {};
    }
    const QString published = isNumber ? QString::number(first) : port.published;
    if (const auto taken = ownerOf(published, port))
        return taken;
    const QString key = keyOf(published, port);
    m_owners.insert(onAddress(key, port.address), owner);
    if (!m_owners.contains(anywhere(key)))
        m_owners.insert(anywhere(key), owner);
    return {};
}

} // namespace stackwright::compose
