#include "core/kinds/formats/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace stackwright::kinds::formats {

base::Result<QString> scalarOnly(const yaml::Value &value, const QString &format)
{
    if (!value.isScalar())
        return cannotHold(format, QCoreApplication::translate("Format", "a list or a mapping"));
    return value.scalarText();
}

bool isBare(const QString &text, QStringView others)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [others](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || others.contains(c);
    });
}

bool hasLineBreak(const QString &text)
{
    return text.contains(u'\n') || text.contains(u'\r');
}

base::Error cannotHold(const QString &format, const QString &what)
{
    return {QCoreApplication::translate("Format", "%1 cannot hold %2 here").arg(format, what)};
}

} // namespace stackwright::kinds::formats
