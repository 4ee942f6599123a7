#include "core/base/location.h"

namespace stackwright::base {

QString Location::text() const
{
    QString result = file;
    for (const int number : {line, column}) {
        if (number <= 0)
            break;
        if (!result.isEmpty())
            result += QLatin1Char(':');
        result += QString::number(number);
    }
    return result;
}

} // namespace stackwright::base
