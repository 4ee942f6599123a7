#pragma once

#include <QString>

#include <compare>

namespace stackwright::engine {

// "2.26.1-4", "v2.40.3", "5.0.0-rc.1", "26.1.5+dfsg1": the three numbers count.
struct Version
{
    int major = 0;
    int minor = 0;
    int patch = 0;

    static Version parse(const QString &text); // 0.0.0 where there is no number
    bool isKnown() const { return major != 0 || minor != 0 || patch != 0; }
    QString text() const;

    auto operator<=>(const Version &) const = default;
};

} // namespace stackwright::engine
