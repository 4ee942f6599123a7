#include "ui/widgets/englishplurals.h"

namespace stackwright::widgets {

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    if (n < 0)
        return {}; // no count was given
    const QLatin1String ending = n == 1 ? QLatin1String() : QLatin1String("s");
    return QString::fromUtf8(sourceText).replace(QLatin1String("(s)"), ending);
}

} // namespace stackwright::widgets
