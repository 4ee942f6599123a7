#pragma once

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
    struct Range
    {
        int first = 0;
        int last = 0;
        Port port;
        QString owner;
    };

    std::optional<QString> ownerOf(const QString &published, const Port &port) const;
    std::optional<QString> rangeOwner(int first, int last, const Port &port) const;

    QHash<QString, QString>
        m_owners; // of single ports: by "8080/tcp" on all addresses, "8080/tcp on ADDRESS", "8080/tcp anywhere"
    QList<Range> m_ranges;
};

} // namespace stackwright::compose
