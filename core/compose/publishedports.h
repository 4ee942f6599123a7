#pragma once

#include "core/compose/portowners.h"
#include "core/compose/shortforms.h"

#include <QHash>

#include <optional>

namespace stackwright::compose {

// The ports of this computer that services ask for, to find two that ask for the same one.
class PublishedPorts
{
public:
    // Notes a port and who wants it. Whoever has it already: the same text ("8080", "${PORT}"), or a range that overlaps, on the
    // same address or where one of the two wants all addresses. Nothing is noted then.
    std::optional<QString> take(const Port &port, const QString &owner);

private:
    struct Owners
    {
        QHash<QString, PortOwners> byAddress; // that of all addresses is ""
        PortOwners anywhere;                  // on one address or another
    };

    QHash<QString, Owners> m_owners; // by "tcp", and "tcp ${PORT}" for what is no number
};

} // namespace stackwright::compose
