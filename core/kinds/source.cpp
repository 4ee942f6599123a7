#include "core/kinds/source.h"

#include "core/base/limits.h"
#include "core/base/textfile.h"

#include <QCoreApplication>
#include <QFile>

namespace stackwright::kinds {

base::Result<QByteArray> readSource(const QString &path)
{
    if (!path.startsWith(QStringLiteral(":/")))
        return base::readFile(path, base::limits::fileBytes);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{QCoreApplication::translate("Descriptor", "Cannot read %1: %2").arg(path, file.errorString()), {path}};
    return file.readAll();
}

} // namespace stackwright::kinds
