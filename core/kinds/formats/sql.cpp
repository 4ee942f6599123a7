#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

// PostgreSQL, "String Constants": '' inside '…'. A backslash would be special in an E'' text only.
base::Result<QString> sqlWord(const yaml::Value &value)
{
    const auto text = scalarOnly(value, QCoreApplication::translate("Format", "an SQL script"));
    if (!text)
        return text;
    if (value.isNull())
        return QStringLiteral("NULL");
    if (!value.isString())
        return text;
    return QString(u'\'' + QString(*text).replace(u'\'', QStringLiteral("''")) + u'\'');
}

} // namespace stackwright::kinds::formats
