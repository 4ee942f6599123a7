#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

// Compose's env files: nothing is special between single quotes, and \' does not end them (compose-go, dotenv/parser.go).
// Between double quotes \n, \" \\ and \$ are escapes; they are used where single quotes cannot hold the text.
base::Result<QString> envWord(const yaml::Value &value)
{
    const auto text = scalarOnly(value, QCoreApplication::translate("Format", "an env file"));
    if (!text || text->isEmpty() || isBare(*text, u"_-./:,@%+="))
        return text;
    if (!text->contains(u'\'') && !text->contains(u'\\') && !hasLineBreak(*text))
        return QString(u'\'' + *text + u'\'');
    QString quoted;
    for (const QChar c : *text) {
        if (c == u'\n')
            quoted += QStringLiteral("\\n");
        else if (c == u'\r')
            quoted += QStringLiteral("\\r");
        else if (c == u'"' || c == u'\\' || c == u'$')
            quoted += QString(u'\\') + c;
        else
            quoted += c;
    }
    return QString(u'"' + quoted + u'"');
}

} // namespace stackwright::kinds::formats
