#include "core/generate/paths.h"

#include "core/base/relativepath.h"

namespace stackwright::generate {

QString safePath(const QString &path)
{
    QString plain = path;
    while (plain.startsWith(QLatin1String("./")))
        plain.remove(0, 2);
    return base::relativePathFault(plain) ? QString() : plain;
}

} // namespace stackwright::generate
