#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

base::Result<QString> plainWord(const yaml::Value &value)
{
    const auto text = scalarOnly(value, QCoreApplication::translate("Format", "a plain text file"));
    if (text && hasLineBreak(*text))
        return cannotHold(
            QCoreApplication::translate("Format", "a plain text file"), QCoreApplication::translate("Format", "a line break"));
    return text;
}

} // namespace stackwright::kinds::formats
