#include "core/compose/publishedports.h"

namespace stackwright::compose {

namespace {

constexpr int highestPort = 65535;

bool isEverywhere(const QString &address)
{
    return address.isEmpty() || address == u"0.0.0.0" || address == u"[::]" || address == u"::";
}

struct Numbers
{
    int first = 0;
    int last = 0;
};

// "8080" or "8080-8090"; nothing of a variable.
std::optional<Numbers> numbersOf(const QString &published)
{
    const qsizetype dash = published.indexOf(u'-');
    bool isFirst = false;
    bool isLast = dash < 0;
    Numbers numbers;
    numbers.first = published.left(dash < 0 ? published.size() : dash).toInt(&isFirst);
    numbers.last = dash < 0 ? numbers.first : published.mid(dash + 1).toInt(&isLast);
    const bool isRange = numbers.first >= 0 && numbers.first <= numbers.last && numbers.last <= highestPort;
    return isFirst && isLast && isRange ? std::optional(numbers) : std::nullopt;
}

} // namespace

std::optional<QString> PublishedPorts::take(const Port &port, const QString &owner)
{
    const std::optional<Numbers> numbers = numbersOf(port.published);
    // A variable is alike only to itself.
    const QString text = port.protocol + (numbers ? QString() : u' ' + port.published);
    const QString address = isEverywhere(port.address) ? QString() : port.address;
    const int first = numbers ? numbers->first : 0;
    const int last = numbers ? numbers->last : 0;
    Owners &owners = m_owners[text];
    // Who wants all addresses is in the way of everyone, and everyone of it.
    const auto taken =
        address.isEmpty() ? owners.anywhere.ownerIn(first, last) : owners.byAddress[QString()].ownerIn(first, last);
    if (taken)
        return taken;
    PortOwners &here = owners.byAddress[address];
    if (const auto same = here.ownerIn(first, last))
        return same;
    here.give(first, last, owner);
    owners.anywhere.give(first, last, owner);
    return {};
}

} // namespace stackwright::compose
