#include "core/base/relativepath.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace stackwright::base {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("RelativePath", text);
}

constexpr int longestPart = 255; // NAME_MAX of every file system in use
constexpr int mostParts = 32;

} // namespace

std::optional<QString> relativePathFault(const QString &path)
{
    if (path.isEmpty())
        return tr("it is empty");
    if (path.startsWith(QLatin1Char('/')) || path.startsWith(QLatin1Char('~')) ||
        (path.size() > 1 && path.at(1) == QLatin1Char(':')))
        return tr("it does not start in the folder");
    const bool hasBadCharacter = std::any_of(path.begin(), path.end(),
        [](QChar c) { return c == QLatin1Char('\\') || c == QLatin1Char(':') || c.category() == QChar::Other_Control; });
    if (hasBadCharacter)
        return tr("it has a backslash, a colon or a control character");
    const QStringList parts = path.split(QLatin1Char('/'));
    if (parts.size() > mostParts)
        return tr("it is more than %1 folders deep").arg(mostParts);
    for (const QString &part : parts) {
        if (part.isEmpty() || part == QLatin1String("."))
            return tr("it has an empty part");
        if (part == QLatin1String(".."))
            return tr("it leads out of the folder");
        if (part != part.trimmed())
            return tr("a part of it begins or ends with a space");
        if (part.toUtf8().size() > longestPart)
            return tr("a part of it is longer than %1 bytes").arg(longestPart);
        if (part.compare(QLatin1String(".git"), Qt::CaseInsensitive) == 0)
            return tr("the folder %1 is not for files of a stack").arg(part);
    }
    if (parts.first().compare(QLatin1String(".stackwright"), Qt::CaseInsensitive) == 0)
        return tr("the folder %1 is not for files of a stack").arg(parts.first());
    return std::nullopt;
}

} // namespace stackwright::base
