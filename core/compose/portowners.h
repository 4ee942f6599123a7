#pragma once

#include <QMap>
#include <QString>

#include <optional>

namespace stackwright::compose {

// Who has which of the port numbers. Each number keeps the first owner that it was given to; a call costs O(log n), and in the
// long run no more than that for what it covers, so that a file full of overlapping ranges is read in time.
class PortOwners
{
public:
    // Of a number in [first, last] that is taken.
    std::optional<QString> ownerIn(int first, int last) const;
    // Gives it those in [first, last] that nobody has yet.
    void give(int first, int last, const QString &owner);

private:
    struct Run
    {
        int last = 0;
        QString owner;
    };

    QMap<int, Run> m_runs;    // by their first number; they do not overlap
    QMap<int, int> m_covered; // all that is taken, first to last; what touches is one
};

} // namespace stackwright::compose
