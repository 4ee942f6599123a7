#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

// Redis, Grafana and their like: double quotes with "\" escapes (sdssplitargs in Redis; ini.v1 for Grafana).
base::Result<QString> iniWord(const yaml::Value &value)
{
    const QString format = QCoreApplication::translate("Format", "a configuration file");
    const auto text = scalarOnly(value, format);
    if (!text || isBare(*text, u"_-./:,@%+=*"))
        return text;
    if (hasLineBreak(*text))
        return cannotHold(format, QCoreApplication::translate("Format", "a line break"));
    return QString(u'"' + QString(*text).replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\"")) + u'"');
}

} // namespace stackwright::kinds::formats
