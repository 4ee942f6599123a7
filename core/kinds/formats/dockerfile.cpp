#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

// Dockerfile reference, "Environment replacement": "\" escapes in double quotes, and "$" starts a variable. A line break would
// end the instruction.
base::Result<QString> dockerfileWord(const yaml::Value &value)
{
    const QString format = QCoreApplication::translate("Format", "a Dockerfile");
    const auto text = scalarOnly(value, format);
    if (!text || isBare(*text, u"_-./:,@%+="))
        return text;
    if (hasLineBreak(*text))
        return cannotHold(format, QCoreApplication::translate("Format", "a line break"));
    QString quoted;
    for (const QChar c : *text) {
        if (c == u'"' || c == u'\\' || c == u'$')
            quoted += u'\\';
        quoted += c;
    }
    return QString(u'"' + quoted + u'"');
}

} // namespace stackwright::kinds::formats
