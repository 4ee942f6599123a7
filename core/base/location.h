#pragma once

#include <QString>

namespace stackwright::base {

// A place in a text that a person can go to. Lines and columns start at 1 and count characters
// (Unicode code points); 0 means "not known".
struct Location
{
    QString file;
    int line = 0;
    int column = 0;

    bool operator==(const Location &) const = default;
    // "file:line:column", leaving out what is not known.
    QString text() const;
};

} // namespace stackwright::base
