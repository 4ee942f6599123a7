#include "core/base/error.h"

namespace stackwright::base {

QString Error::text() const
{
    const QString place = where.text();
    return place.isEmpty() ? message : place + QLatin1String(": ") + message;
}

} // namespace stackwright::base
