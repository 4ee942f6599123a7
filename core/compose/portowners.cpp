#include "core/compose/portowners.h"

#include <algorithm>

namespace stackwright::compose {

std::optional<QString> PortOwners::ownerIn(int first, int last) const
{
    auto run = m_runs.upperBound(last);
    if (run == m_runs.cbegin())
        return {};
    --run;
    return run->last >= first ? std::optional(run->owner) : std::nullopt;
}

void PortOwners::give(int first, int last, const QString &owner)
{
    auto covered = m_covered.lowerBound(first);
    if (covered != m_covered.begin() && std::prev(covered).value() >= first - 1)
        --covered;
    int free = first; // the least number that may be free
    int from = first;
    int to = last;
    while (covered != m_covered.end() && covered.key() <= last + 1) {
        if (free < covered.key())
            m_runs.insert(free, {covered.key() - 1, owner});
        free = std::max(free, covered.value() + 1);
        from = std::min(from, covered.key());
        to = std::max(to, covered.value());
        covered = m_covered.erase(covered);
    }
    if (free <= last)
        m_runs.insert(free, {last, owner});
    m_covered.insert(from, to);
}

} // namespace stackwright::compose
