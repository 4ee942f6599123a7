#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

// nginx reads "$name" as a variable in quotes too, and has no escape for it (ngx_http_script.c).
base::Result<QString> nginxWord(const yaml::Value &value)
{
    const QString format = QCoreApplication::translate("Format", "an nginx configuration");
    const auto text = scalarOnly(value, format);
    if (!text || isBare(*text, u"_-./:,@%+=?&~*!|^"))
        return text;
    if (text->contains(u'$'))
        return cannotHold(format, QStringLiteral("\"$\""));
    if (hasLineBreak(*text))
        return cannotHold(format, QCoreApplication::translate("Format", "a line break"));
    return QString(u'"' + QString(*text).replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\"")) + u'"');
}

} // namespace stackwright::kinds::formats
