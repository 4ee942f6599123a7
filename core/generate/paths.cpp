#include "core/generate/paths.h"

#include <QStringList>

namespace stackwright::generate {

QString safePath(const QString &path)
{
    QStringList parts;
    for (const QString &part : path.split(u'/')) {
        if (part == u"." && parts.isEmpty())
            continue;
        if (part.isEmpty() || part == u"." || part == u"..")
            return {};
        for (const QChar c : part) {
            if (c < u' ' || c == u'\\' || c == u':' || c == QChar(0x7f))
                return {};
        }
        parts.append(part);
    }
    return parts.join(u'/');
}

} // namespace stackwright::generate
