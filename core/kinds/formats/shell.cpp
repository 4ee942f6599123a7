#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

// POSIX shell, "Quoting": nothing is special between single quotes but the single quote itself.
base::Result<QString> shellWord(const yaml::Value &value)
{
    const auto text = scalarOnly(value, QCoreApplication::translate("Format", "a shell script"));
    if (!text || isBare(*text, u"_-./:,@%+="))
        return text;
    return QString(u'\'' + QString(*text).replace(u'\'', QStringLiteral("'\\''")) + u'\'');
}

} // namespace stackwright::kinds::formats
