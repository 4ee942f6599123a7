#include "core/kinds/kind.h"

#include <algorithm>

namespace stackwright::kinds {

const Setting *Kind::setting(const QString &settingId) const
{
    const auto found =
        std::find_if(settings.cbegin(), settings.cend(), [&](const Setting &each) { return each.id == settingId; });
    return found == settings.cend() ? nullptr : &*found;
}

const Variable *Kind::variable(const QString &name) const
{
    const auto found = std::find_if(vars.cbegin(), vars.cend(), [&](const Variable &each) { return each.name == name; });
    return found == vars.cend() ? nullptr : &*found;
}

} // namespace stackwright::kinds
