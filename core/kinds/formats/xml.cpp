#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

base::Result<QString> xmlWord(const yaml::Value &value)
{
    const auto text = scalarOnly(value, QCoreApplication::translate("Format", "an XML file"));
    if (!text)
        return text;
    return text->toHtmlEscaped().replace(u'\'', QStringLiteral("&#39;"));
}

} // namespace stackwright::kinds::formats
