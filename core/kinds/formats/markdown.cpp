#include "core/kinds/formats/words.h"

#include <QCoreApplication>

namespace stackwright::kinds::formats {

// CommonMark, "Backslash escapes"; "|" would end the cell of a table (GFM). A code span knows no escapes: use it for names alone.
base::Result<QString> markdownWord(const yaml::Value &value)
{
    const QString format = QCoreApplication::translate("Format", "a Markdown file");
    const auto text = scalarOnly(value, format);
    if (!text)
        return text;
    if (hasLineBreak(*text))
        return cannotHold(format, QCoreApplication::translate("Format", "a line break"));
    QString escaped;
    for (const QChar c : *text) {
        if (QStringView(u"\\`*_{}[]<>#|&~$!").contains(c))
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

} // namespace stackwright::kinds::formats
